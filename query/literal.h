#pragma once

#include <string_view>

#include "query/query.h"
#include "store/analyzer.h"

// Private to the query room.

namespace materia {

/// True for words that a person took back: their terms are those of an entry of Query::literal, so "slipped discs"
/// takes back "Slipped  disk", too. False for a text without words.
bool is_literal(std::string_view typed, const Query& query, Analyzer& analyzer);

/// Takes away the entries of Query::literal whose words do not stand side by side in Query::text: they were taken back
/// in another query.
void drop_unused_literals(Query& query, Analyzer& analyzer);

}  // namespace materia
