#pragma once

#include <array>
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

/// Scores documents of one leaf, passing over those that can't be among the best (block-max MaxScore: Turtle and Flood,
/// "Query evaluation: strategies and optimizations", 1995, with the bounds of Ding and Suel, 2011). A clause can add to
/// a score in three ways: by the text, by the title, by the names of tags. Each has its set of documents and its bound;
/// that of the text is as narrow as the blocks of postings at hand. So most documents are weighed by which sets they
/// are in, some by their title as well, and few are scored.
class LeafScan {
 public:
  /// `with_any` has for each clause the documents with any of it, where one clause is enough to be found; else it is
  /// empty, and every candidate has them all.
  LeafScan(const std::vector<UnitPostings>& units, const Scorer& scorer, const Snapshot& snapshot,
           std::span<const Bitset> with_any);

  void run(const Bitset& candidates, TopDocuments& top);

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
  enum Way : std::size_t { text, title, tags };
  static constexpr std::size_t ways = 3;

  /// The ways in which one clause adds to scores.
  struct ClauseWays {
    std::array<const Bitset*, ways> documents{};  ///< null for all documents
    std::array<double, ways> bounds{};
    std::array<double, std::size_t{1} << ways> together{};  ///< the bounds of each choice of ways, a bit each
    double most = 0;                                        ///< of all of them
  };

  void add_clause(const ClauseUnits& clause);
  /// Bounds what the text gives from `document` on, up to a document that is returned (that one included).
  std::size_t bound_text(std::size_t document);
  /// What the units of a clause can be worth at most, where unit i can be worth `worth(i)`.
  template <typename Worth>
  [[nodiscard]] static double better_reading(const ClauseUnits& clause, const Worth& worth);
  /// Chooses the sets without one of which no document of the range can be kept. False where none can.
  bool choose_essential(double threshold);
  [[nodiscard]] std::uint64_t essential_word(std::size_t word) const;
  /// Whether the sets that a document is in let it reach the threshold.
  [[nodiscard]] bool may_be_kept(std::size_t document, double threshold) const;
  void score(std::size_t document, TopDocuments& top);

  const std::vector<UnitPostings>& units_;
  const Scorer& scorer_;
  const Snapshot& snapshot_;
  std::vector<Cursor> cursors_;
  std::vector<ClauseUnits> clauses_;
  std::vector<Bitset> sets_;  ///< of titles and tags, which ClauseWays points to
  std::vector<ClauseWays> ways_;
  std::vector<std::size_t> by_bound_;  ///< clauses, the one that can add most first
  std::vector<double> rest_;           ///< what those behind each of by_bound_ can add
  std::vector<std::pair<double, const Bitset*>> lists_;
  std::vector<const Bitset*> essential_;  ///< one that is null has all documents
  bool all_essential_ = false;
  Scorer::Scratch scratch_;
};

}  // namespace materia
