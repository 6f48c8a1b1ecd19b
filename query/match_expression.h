#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "query/query.h"

// Private to the query room.

namespace materia {

/// What a phrase of an expression was made from. A scattered alternative has a phrase for each of its words, one behind
/// the other; any other alternative has one.
struct PhrasePlace {
  std::size_t clause = 0;
  std::size_t alternative = 0;
};

/// An FTS5 MATCH expression.
struct MatchExpression {
  std::string text;
  std::vector<PhrasePlace> phrases;  ///< in FTS5's numbering
};

/// The one way from clauses to FTS5: every word is quoted, so no input makes a syntax error. `match` is all or any. Of
/// a scattered alternative one word is enough for FTS5: the visitor sees whether the document has them all. Loose
/// alternatives are left out of an expression for all. REQUIRES: at least one clause.
///
/// There is no way to exclude: behind NOT, FTS5 forgets where some phrases of a hit stand (seen in SQLite 3.40).
MatchExpression match_expression(std::span<const Clause> clauses, MatchMode match);

/// What finds exactly the documents that have one clause, loose alternatives left out: for counting them. Empty when
/// `only` leaves nothing to look for.
std::string count_expression(const Clause& clause, std::optional<Field> only = std::nullopt);

}  // namespace materia
