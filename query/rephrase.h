#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/query.h"
#include "query/searcher_impl.h"

// Private to the query room.

namespace materia {

/// The same search with another text: parsed and interpreted, under the same filters (those typed in the old text too)
/// and options, and keeping no hits.
Query rephrased(const Query& query, std::string_view text, Session& session);

/// The names that may stand before a colon.
std::vector<std::string> filter_names(const Session& session);

}  // namespace materia
