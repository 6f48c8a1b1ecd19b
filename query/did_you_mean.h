#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/filters.h"
#include "query/query.h"
#include "query/searcher_impl.h"

// Private to the query room.

namespace materia {

/// What was typed with its misspelled words put right and all else as it stands, where that finds more under the same
/// filters; nothing otherwise. A word is taken for misspelled when it stands in no document in any form, in no label of
/// the vocabulary, and in no name that was recognised. Never touched: words up to four letters or with digits, excluded
/// words, beginnings (knee*), filters. "kneepain" may be two words, "osteo arthritis" one.
/// REQUIRES: an interpreted query, and what it found.
std::optional<std::string> did_you_mean(const Query& query, const Found& found, const Filters& filters,
                                        Session& session);

}  // namespace materia
