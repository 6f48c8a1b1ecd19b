#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.h"
#include "query/searcher_impl.h"

// Private to the query room.

namespace materia {

/// The same search with another text: parsed and interpreted, under the same filters (those typed in the old text too;
/// in a facet that had none, those typed in the new one) and options, and keeping no hits.
Query rephrased(const Query& query, std::string_view text, Session& session);

/// The names that may stand before a colon.
std::vector<std::string> filter_names(const Session& session);

/// The text without some of its bytes, and without the double space that they leave.
std::string text_without(std::string_view text, std::size_t begin, std::size_t end);

/// A typed text without the filters of one scheme that stand in it: those that require, or those that exclude.
std::string text_without_filter(std::string_view text, const std::string& scheme, bool excluded, Session& session);

}  // namespace materia
