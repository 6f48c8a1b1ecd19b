#pragma once

#include <string>
#include <vector>

#include "query/results.h"
#include "store/reader.h"
#include "web/visitor.h"

namespace materia {

/// The first page: what is in here, where one may begin, and the newest documents. `newest` are the results of the
/// empty search, `about` the facets of the same search with only what documents are about, `concepts` all there are.
std::string render_home_page(const Results& newest, const std::vector<Facet>& about, const Statistics& statistics,
                             const std::vector<Facet>& concepts, const Visitor& visitor = {});

}  // namespace materia
