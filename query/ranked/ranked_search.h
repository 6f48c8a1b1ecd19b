#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/bitset.h"
#include "query/query.h"
#include "query/rank.h"
#include "query/ranked/query_lists.h"
#include "query/scorer.h"
#include "query/units.h"

// Private to the query room.

namespace materia {

/// Finds and ranks documents by the ranked index: the same hits, scores and order as FTS5 with a Ranker gives
/// (docs/ranked-index.md), without scoring what can't be among the best. One for each query.
class RankedSearch {
 public:
  /// `places` are those of the query's phrases, as in an expression made from the clauses.
  RankedSearch(const std::vector<Clause>& clauses, const std::vector<PhrasePlace>& places, QueryLists& lists,
               const Snapshot& snapshot);

  /// The documents found, as the Ranker tells them.
  struct Hits {
    Bitset any;  ///< with `match` all, those with every clause
    Bitset all;  ///< with every clause; with `match` all not made: they are the same
  };
  /// REQUIRES: a clause.
  [[nodiscard]] Hits find(MatchMode match);

  /// The best `keep` of some documents that were found, best first.
  [[nodiscard]] std::vector<RankedDocument> best(const Bitset& candidates, const Scorer& scorer, std::size_t keep);

  /// Fills in where phrases stand in some documents: all, or only those of typed words.
  void find_occurrences(std::span<RankedDocument> documents, const Units& units, bool all);

 private:
  void add_occurrences(const Places& places, std::size_t phrase, RankedDocument& document) const;

  const std::vector<Clause>& clauses_;
  const std::vector<PhrasePlace>& places_;
  std::vector<std::size_t> words_;  ///< of each phrase: which word of a scattered alternative it is
  QueryLists& lists_;
  const Snapshot& snapshot_;
};

}  // namespace materia
