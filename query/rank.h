#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/bitset.h"
#include "query/match_expression.h"
#include "query/query.h"
#include "query/scorer.h"
#include "query/snapshot.h"
#include "store/ranked/idf.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// What decides a document's place in a ranking.
struct PlacedDocument {
  std::size_t document = 0;  ///< its position in the snapshot
  double score = 0;
};

struct RankedDocument : PlacedDocument {
  std::vector<Occurrence> occurrences = {};  ///< where the phrases of the expression stand in it
  // What a closer look added to the score (rerank.h).
  double proximity = 0;
  double meaning = 0;
  double neighbours = 0;
};

/// Higher score first, then lower id.
inline bool ranks_before(const PlacedDocument& left, const PlacedDocument& right) {
  return left.score != right.score ? left.score > right.score : left.document < right.document;
}

/// What a query finds, filters or not, and the best of what the filters let through.
struct Ranking {
  std::vector<RankedDocument> best;  ///< highest score first, then lowest position
  Bitset hits;                       ///< of the text alone, whatever the filters
  Bitset hits_with_all;              ///< of those, the ones that have every clause; where all have to, it may be empty
  std::size_t total = 0;             ///< those that pass the filters, a group of copies counting once
  std::size_t total_all = 0;         ///< of those, the ones that have every clause
};

/// Scores what FTS5 finds, marks every hit in a set and keeps the best. Documents come in the order of their ids, which
/// decides ties.
class Ranker final : public HitVisitor {
 public:
  /// With `match` all, what FTS5 finds is a hit only where it has every clause. `allowed`, where given, are the
  /// documents that pass all filters: only those are scored and counted in totals; those `left_out` are no hits. Of the
  /// copies of a document in `folding`, where given, one is ranked and counted. Keeps `keep`.
  Ranker(const Snapshot& snapshot, const Scorer& scorer, MatchMode match, const Bitset* allowed, const Bitset* left_out,
         const Folding* folding, std::size_t keep);

  void visit(DocumentId id, std::span<const FieldFrequencies> phrases,
             std::span<const Occurrence> occurrences) noexcept override;

  /// What was found. Empties the ranker.
  [[nodiscard]] Ranking take();

 private:
  /// What is known of a group of copies while its documents come.
  struct Group {
    bool has_all = false;  ///< one of them has every clause
    RankedDocument shown;
  };

  void offer(std::size_t document, double score, std::span<const Occurrence> occurrences) noexcept;
  void visit_copy(std::uint32_t group, std::size_t document, const Scorer::Verdict& verdict,
                  std::span<const Occurrence> occurrences) noexcept;

  const Snapshot& snapshot_;
  const Scorer& scorer_;
  MatchMode match_;
  const Bitset* allowed_;
  const Bitset* left_out_;
  const Folding* folding_;  ///< null where nothing is folded
  std::size_t keep_;
  Scorer::Scratch scratch_;  ///< of the document at hand
  std::size_t cursor_ = 0;   ///< where in the snapshot the next document is looked for
  Bitset hits_;
  Bitset with_all_;
  std::size_t total_ = 0;
  std::size_t total_all_ = 0;
  std::unordered_map<std::uint32_t, Group> groups_;
  std::vector<RankedDocument> heap_;  ///< the worst of the best in front
};

}  // namespace materia
