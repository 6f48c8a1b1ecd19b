#pragma once

#include <string_view>

#include "query/results.h"
#include "web/escape.h"
#include "web/page.h"
#include "web/request.h"

namespace materia {

/// A link to another search.
Markup search_link(const SearchRequest& request, std::string_view label);

/// The heading, the filters, the hits (or what to try where there are none) and the links to further pages.
Markup results_block(const SearchRequest& request, const Results& results, const Markup& heading);

/// A page that shows these results, still without content: its form filled in, the pages before and after named.
Page results_page(const SearchRequest& request, const Results& results);

}  // namespace materia
