#pragma once

#include "query/results.h"
#include "web/escape.h"
#include "web/request.h"

namespace materia {

/// The filters beside a list of results: for each facet its concepts as check boxes in a tree with counts, the most
/// written about first and the rest behind "more"; then how to match. Every control belongs to the search form.
Markup facet_panel(const SearchRequest& request, const Results& results);

/// The filters in force as chips, each a link to the search without it; empty without filters.
Markup filter_chips(const SearchRequest& request, const std::vector<Facet>& facets);

}  // namespace materia
