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
  std::vector<PhrasePlace> phrases;  ///< in FTS5's numbering; the excluded clauses' phrases come behind these
};

/// The one way from clauses to FTS5: every word is quoted, so no input makes a syntax error. `match` is all or any. Of
/// a scattered alternative one word is enough for FTS5: the visitor sees whether the document has them all. With
/// `only`, the clauses are looked for in that field alone, and alternatives bound to another field are left out. Loose
/// alternatives are left out of an expression for all. REQUIRES: at least one clause. The text is empty when `only`
/// leaves nothing to look for.
MatchExpression match_expression(std::span<const Clause> clauses, MatchMode match,
                                 std::span<const Clause> excluded = {}, std::optional<Field> only = std::nullopt);

/// What finds exactly the documents that have one clause, loose alternatives left out: for counting them. Empty when
/// `only` leaves nothing to look for.
std::string count_expression(const Clause& clause, std::optional<Field> only = std::nullopt);

}  // namespace materia
