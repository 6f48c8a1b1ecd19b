#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/bitset.h"
#include "query/query.h"
#include "query/ranked/phrase_postings.h"
#include "query/snapshot.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// What a query asks for, as postings: each term and phrase is read once a query. REQUIRES: a snapshot with leaves, and
/// a reader whose transaction sees its generation, for as long as it lives.
class QueryLists {
 public:
  QueryLists(const Snapshot& snapshot, Reader& reader);

  [[nodiscard]] const Leaves& leaves() const { return leaves_; }

  /// An alternative as a phrase, in one leaf; of a scattered one the `word`-th word. With `only`, in that field alone.
  const PhrasePostings& phrase(std::size_t leaf, const Alternative& alternative, std::size_t word,
                               std::optional<Field> only = std::nullopt);

  /// Whether it can tell: of the fields, it knows titles apart from the rest.
  static bool knows(std::span<const Clause> clauses);

  /// The documents that have a clause (loose alternatives are not enough).
  Bitset with_clause(const Clause& clause, std::optional<Field> only = std::nullopt);
  /// Whether a document that has any word or phrase of a clause has the clause.
  static bool any_is_enough(const Clause& clause);
  /// Those that have any word or phrase of it.
  Bitset with_any_of(const Clause& clause);
  /// How many with_clause() finds.
  std::size_t count(const Clause& clause, std::optional<Field> only);

 private:
  struct LeafLists {
    std::unordered_map<std::string, std::unique_ptr<TermPostings>> terms;
    std::unordered_map<std::string, std::unique_ptr<PhrasePostings>> phrases;
  };

  const TermPostings* term(std::size_t leaf, const std::string& text);
  PhrasePostings::Slot beginnings(std::size_t leaf, const std::string& text);
  /// The terms of a phrase; with `prefix`, all that begin as the last.
  PhrasePostings::Slots slots(std::size_t leaf, const std::vector<std::string>& terms, bool prefix);
  /// Adds the documents of a phrase in all leaves.
  void add(const Alternative& alternative, std::size_t word, std::optional<Field> only, Bitset& documents);

  const Snapshot& snapshot_;
  const Leaves& leaves_;
  Reader& reader_;
  std::vector<LeafLists> lists_;
};

}  // namespace materia
