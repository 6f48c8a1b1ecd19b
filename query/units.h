#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "query/match_expression.h"
#include "query/query.h"
#include "query/snapshot.h"
#include "store/ranked/idf.h"

// Private to the query room.

namespace materia {

/// Clauses that ask for the same, however inflected, are one.
struct DistinctClauses {
  std::vector<Clause> clauses;     ///< in the order they were typed
  std::vector<std::size_t> times;  ///< how often each was typed
};
DistinctClauses distinct(const std::vector<Clause>& clauses);

/// 3q/(2 + q) for what was typed q times: once 1, twice 1.5, never 3.
double repetition_weight(std::size_t times);

/// How much a place found by another name counts beside one that was typed, and by the name of a narrower concept.
inline constexpr float other_name_weight = 0.8F;
inline constexpr float narrower_name_weight = 0.3F;

/// A set of the query's terms, a bit each. The 64 first ones; what is asked for beyond them covers no title.
using TermSet = std::uint64_t;

/// What is scored by itself: a typed word or phrase with its spellings, or all names of a concept as one.
struct Unit {
  struct Phrase {
    std::size_t phrase = 0;       ///< in the expression
    std::size_t alternative = 0;  ///< of the clause
    float weight = 1;             ///< what one place counts
    TermSet terms = 0;            ///< what it consists of
  };
  std::size_t clause = 0;
  bool names = false;     ///< all names of the clause's concept, the typed one among them
  std::string asked;      ///< as it was typed
  std::string lone_term;  ///< its term, where it is one word that was typed; else empty
  double weight = 1;      ///< by how often it was typed
  double idf = 0;         ///< of the text; 0 is never reached
  double title_idf = 0;
  std::vector<Phrase> phrases;
};

/// Phrases that must all stand in a document for it to have the clause.
struct Requirement {
  std::size_t clause = 0;
  std::size_t first = 0;
  std::size_t count = 1;
};

/// A query taken apart for scoring.
struct Units {
  std::vector<Unit> units;                                 ///< by clause, its words before its names
  std::vector<Requirement> requirements;                   ///< by clause
  std::vector<std::optional<std::size_t>> word_of_phrase;  ///< the unit of typed words that a phrase is of
  std::vector<double> term_title_idf;                      ///< of each term of a TermSet

  [[nodiscard]] double title_idf_of(TermSet terms) const;
};

/// How many documents have a clause, with a field in that one alone.
using DocumentCounter = std::function<std::size_t(const Clause&, std::optional<Field>)>;

/// `phrases` are those of an expression made from asked.clauses; `typed` is the query's text. REQUIRES: the reader's
/// transaction is of the snapshot's generation.
Units make_units(const DistinctClauses& asked, const std::vector<PhrasePlace>& phrases, const std::string& typed,
                 const Snapshot& snapshot, Reader& reader, const DocumentCounter& count);

}  // namespace materia
