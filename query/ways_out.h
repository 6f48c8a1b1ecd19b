#pragma once

#include <vector>

#include "query/filters.h"
#include "query/query.h"
#include "query/results.h"
#include "query/searcher_impl.h"

// Private to the query room.

namespace materia {

/// What could be left out of a query that finds nothing: each of its clauses, excluded words, and facets with filters
/// that require or exclude; and the tags that could stand in its place, where its words are tagging labels and the tag
/// finds something. At most 12, most results first. Empty for a query without any of them.
/// REQUIRES: an interpreted query, and its filters.
std::vector<WayOut> ways_out(const Query& query, const Filters& filters, Session& session);

}  // namespace materia
