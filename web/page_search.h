#pragma once

#include <string>

#include "query/results.h"
#include "web/request.h"
#include "web/visitor.h"

namespace materia {

/// The results of a search: what was understood, how many, the hits, the filters, the pages.
std::string render_search_page(const SearchRequest& asked, const Results& results, const Visitor& visitor = {});

}  // namespace materia
