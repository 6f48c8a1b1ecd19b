#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/bitset.h"
#include "query/rank.h"
#include "query/ranked/unit_postings.h"
#include "query/scorer.h"
#include "query/snapshot.h"

// Private to the query room.

namespace materia {

/// Keeps the best of the documents offered, in any order.
class TopDocuments {
 public:
  explicit TopDocuments(std::size_t keep) : keep_(keep) { heap_.reserve(keep); }

  void offer(std::size_t document, double score);
  /// What scores less is not kept any more.
  [[nodiscard]] double threshold() const { return threshold_; }
  /// Best first; empties it.
  [[nodiscard]] std::vector<RankedDocument> take();

 private:
  std::size_t keep_;
  double threshold_ = -1;
  std::vector<RankedDocument> heap_;  ///< the worst of the best in front
};

/// Scores documents of one leaf, passing over those that can't be among the best. Documents whose titles or tags have
/// something of the query are looked at first, one by one: most of the best are among them. For all others the score is
/// what the text gives, which the blocks of the postings bound (block-max MaxScore: Turtle and Flood, "Query
/// evaluation: strategies and optimizations", 1995, with the bounds of Ding and Suel, 2011).
class LeafScan {
 public:
  /// `with_any` has for each clause the documents with any of it, where one clause is enough to be found; else it is
  /// empty.
  LeafScan(const std::vector<UnitPostings>& units, const Scorer& scorer, const Snapshot& snapshot,
           std::span<const Bitset> with_any);

  void run(Bitset candidates, TopDocuments& top);

 private:
  /// Where a unit's postings are read, always forward.
  struct Cursor {
    std::span<const std::uint32_t> documents;
    std::size_t at = 0;
    std::vector<BlockBound> bounds;
    std::size_t block = 0;
    std::size_t in_title = 0;
    double worth = 0;  ///< weight × idf
  };
  /// The units of a clause: words, then names, of which the better count.
  struct ClauseUnits {
    std::size_t begin = 0;
    std::size_t names = 0;
    std::size_t end = 0;
  };

  void rewind();
  [[nodiscard]] Bitset with_title_or_tags(const Bitset& candidates) const;
  void score_whole(std::size_t document, TopDocuments& top);
  void scan(const Bitset& candidates, TopDocuments& top);
  /// Bounds the scores of what comes from `document` on, up to a document that is returned (that one included).
  std::size_t bound_range(std::size_t document);
  /// What the text can be worth at most, where unit i can be worth `worth(i)`.
  template <typename Worth>
  [[nodiscard]] double bound(const ClauseUnits& clause, const Worth& worth) const;
  /// Chooses the clauses without one of which no document of the range can be kept.
  void choose_essential(double threshold);
  [[nodiscard]] std::uint64_t essential_word(std::size_t word) const;
  void score_text(std::size_t document, TopDocuments& top);

  const std::vector<UnitPostings>& units_;
  const Scorer& scorer_;
  const Snapshot& snapshot_;
  std::span<const Bitset> with_any_;
  std::vector<Cursor> cursors_;
  std::vector<ClauseUnits> clauses_;
  std::vector<double> unit_bounds_;    ///< in the range at hand
  std::vector<double> clause_bounds_;  ///< in the range at hand
  std::vector<std::size_t> by_bound_;
  std::vector<std::size_t> essential_;
  Scorer::Scratch scratch_;
};

}  // namespace materia
