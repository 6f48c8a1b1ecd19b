#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
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
  [[nodiscard]] std::size_t keep() const { return keep_; }
  /// What scores less is not kept any more.
  [[nodiscard]] double threshold() const { return threshold_; }
  /// Best first; empties it.
  [[nodiscard]] std::vector<RankedDocument> take();

 private:
  std::size_t keep_;
  double threshold_ = -1;
  std::vector<PlacedDocument> heap_;  ///< a heap once it is full, the worst in front
};

/// Scores documents of one leaf, passing over those that can't be among the best. A window of documents at a time, each
/// list adds to a row of bounds what it can add to their scores, in a loop that does little else. What few documents
/// have comes first, titles and tags: so what the rest can still add is what a text alone is worth. Of the texts,
/// clauses that can add most come first, and before the next one, documents are dropped that can't reach the worst
/// score that is kept with all that is left (MaxScore: Turtle and Flood, "Query evaluation: strategies and
/// optimizations", 1995). What remains is scored by the Scorer. A bound is nearly the score itself, so these are few.
/// (Maxima for blocks of postings, as Lucene has them, were tried: where a hundred documents are kept for a closer
/// look, hardly a block can be passed over.)
class LeafScan {
 public:
  LeafScan(const std::vector<UnitPostings>& units, const Scorer& scorer, const Snapshot& snapshot);

  void run(const Bitset& candidates, TopDocuments& top);

 private:
  /// Documents at a time: a multiple of 64. Larger ones spare what each list costs a window, smaller ones leave the
  /// rows below in the processor's nearest cache; half and twice as many were slower.
  static constexpr std::size_t window = 2048;
  using Row = std::vector<float>;

  /// The documents of a tag that adds to a unit's frequency.
  struct Named {
    std::span<const std::uint32_t> documents;
    float adds = 0;
    std::size_t next = 0;
  };
  /// Where a unit is read, always forward: the first two for the bounds, the next two for scores (again from the
  /// beginning behind those that were likely).
  struct Cursor {
    std::size_t next = 0;
    std::size_t next_title = 0;
    std::size_t at = 0;
    std::size_t in_title = 0;
    std::vector<Named> named;
    double worth = 0;        ///< of the text: weight × idf
    double title_worth = 0;  ///< of the title
  };
  /// The units of a clause: words, then names, of which the better count.
  struct ClauseUnits {
    std::size_t begin = 0;
    std::size_t names = 0;
    std::size_t end = 0;
    double most = 0;  ///< what the text can add to a score by it
    double rest = 0;  ///< and by it and all that come behind it
    [[nodiscard]] bool two_readings() const { return begin < names && names < end; }
  };
  /// Some documents of a window, a bit each.
  using Mask = std::array<std::uint64_t, window / 64>;

  /// Calls `function(document)` for the members of a mask of the window from `begin` on. It may take the document away.
  template <typename Function>
  static void for_each_of(const Mask& mask, std::size_t begin, const Function& function) {
    for (std::size_t word = 0; word < mask.size(); ++word) {
      for (std::uint64_t members = mask[word]; members != 0; members &= members - 1) {
        function(begin + word * 64 + static_cast<std::size_t>(std::countr_zero(members)));
      }
    }
  }
  void order_clauses();
  /// Scores some documents that have the rarest words in their titles: so there is a threshold, about half of the last
  /// one, before the others are looked at.
  void score_likely(const Bitset& candidates, TopDocuments& top);
  /// Puts the candidates of the window from `begin` on that were not likely into `left_`.
  void take_window(const Bitset& candidates, std::size_t begin);
  /// Where few documents are found, no window needs any.
  void make_rows();
  /// Finds the bounds of the window from `begin` on, and drops documents that can't reach the threshold.
  void bound(std::size_t begin, double threshold);
  /// Adds the better of a clause's readings to a row, `add(unit, row)` adding a unit.
  template <typename Add>
  void add_clause(const ClauseUnits& clause, Row& row, const Add& add);
  void add_titles(std::size_t begin);
  void add_tags(std::size_t unit, std::size_t begin, Row& row);
  void add_title(std::size_t unit, std::size_t begin, Row& row);
  void add_text(std::size_t unit, std::size_t begin, Row& row);
  void drop_below(double least);
  /// Of the survivors those that `still(document)` may be kept when their turn comes.
  template <typename Still>
  void score_survivors(const Still& still, TopDocuments& top);
  void score(std::size_t document, TopDocuments& top);

  const std::vector<UnitPostings>& units_;
  const Scorer& scorer_;
  const Snapshot& snapshot_;
  std::vector<Cursor> cursors_;
  std::vector<ClauseUnits> clauses_;  ///< the one that can add most first
  Mask left_{};                       ///< those that may still be kept
  std::size_t left_count_ = 0;
  std::vector<std::size_t> likely_;  ///< ascending
  std::size_t next_likely_ = 0;
  std::vector<std::size_t> survivors_;
  Row bounds_;  ///< what a document can come to, from the beginning of the window
  Row frequencies_;
  // These are 0 from one use to the next.
  Row titles_;                        ///< what the title gives at most, but for the share of it that is covered
  std::vector<TermSet> title_terms_;  ///< that the title has
  Mask titled_{};                     ///< which have any
  Row words_;                         ///< of the clause at hand, where it has two readings
  Row names_;
  Scorer::Scratch scratch_;
};

}  // namespace materia
