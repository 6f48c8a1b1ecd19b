#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "query/bitset.h"
#include "query/match_expression.h"
#include "query/query.h"
#include "query/snapshot.h"
#include "store/reader.h"

// Private to the query room. How a document is scored:
//
//   score = text + title
//   text  = Σ over clauses: weight × idf × saturation(tf, length; k1 = 1.2, b = 0.75), over title, headings and body
//           as one
//   title = 0.5 × sqrt(covered) × Σ over clauses: weight × idf_title × saturation(tf_title, length_title; k1 = 0.9,
//           b = 0.75), the title being a collection of its own with its own document frequencies and mean length;
//           covered = the share of all clauses' weight × idf_title that the clauses found in this title have
//
// BM25 is Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.4. FTS5's
// bm25() takes its idf as it stands there, ln((N − n + 0.5)/(n + 0.5)), which turns negative for a clause in over
// half of the documents and is then set to 0.000001; ours adds 1 inside the logarithm, as Lucene does, and stays
// positive. tf is pooled over a clause's alternatives, so that a word and its other names are one thing with one
// document frequency; what interpretation added counts 0.6. Words of a concept that stand apart (a scattered
// alternative) count 0.3 of the rarest of them, where that is more than the other ways come to. The title's factor was
// measured on judged collections: 0.35 to 0.5 is safe everywhere, and the square root keeps a title that names one of
// many words from winning. A clause typed q times weighs 3q/(2 + q): once 1, twice 1.5, never 3.

namespace materia {

/// How much a place found through another name counts beside one that was typed.
inline constexpr double added_weight = 0.6;
/// How much a concept's words count that stand apart.
inline constexpr double scattered_weight = 0.3;

/// ln(1 + (N − n + 0.5)/(n + 0.5)), above 0 for any n ≤ N.
double inverse_document_frequency(std::size_t documents, std::size_t matching);

/// tf (k1 + 1) / (tf + k1 (1 − b + b length / mean_length)); 0 for tf = 0.
double saturation(double frequency, double length, double mean_length, double k1, double b);

/// 3q/(2 + q) for a clause that was typed q times.
double repetition_weight(std::size_t times);

/// Clauses that ask for the same are one, with the weight of all of them.
struct DistinctClauses {
  std::vector<Clause> clauses;  ///< in the order they were typed
  std::vector<double> weights;  ///< one for each
};
DistinctClauses distinct(const std::vector<Clause>& clauses);

/// What is known of a clause before any document is seen.
struct ClauseStatistics {
  double weight = 1;
  double idf = 0;
  double title_idf = 0;
};

struct RankedDocument {
  std::size_t document = 0;  ///< its position in the snapshot
  double score = 0;
};

/// Scores what FTS5 finds, marks every hit in a set and keeps the best. Documents come in the order of their ids, which
/// decides ties.
class Ranker final : public HitVisitor {
 public:
  /// `statistics` has one entry for each of `clauses`, from which `expression` was made. `allowed`, where given,
  /// are the documents that pass all filters: only those are scored and counted in totals. Keeps `keep` of them.
  Ranker(const Snapshot& snapshot, const MatchExpression& expression, std::span<const Clause> clauses,
         std::vector<ClauseStatistics> statistics, const Bitset* allowed, std::size_t keep);

  void visit(DocumentId id, std::span<const FieldFrequencies> phrases) noexcept override;

  /// All documents found, filters or not.
  [[nodiscard]] const Bitset& hits() const { return hits_; }
  /// Those that pass the filters, and of those the ones that have every clause.
  [[nodiscard]] std::size_t total() const { return total_; }
  [[nodiscard]] std::size_t total_all() const { return total_all_; }
  /// The best, highest score first, then lowest id. Empties the ranker.
  [[nodiscard]] std::vector<RankedDocument> best();

 private:
  /// The phrases of one alternative and how much an occurrence counts.
  struct PhraseGroup {
    std::size_t clause = 0;
    double weight = 1;
    std::size_t first = 0;
    std::size_t count = 1;  ///< more only for a scattered one
  };
  struct ClauseFrequency {
    double whole = 0;
    double title = 0;
  };

  [[nodiscard]] bool pool(std::span<const FieldFrequencies> phrases) noexcept;
  [[nodiscard]] double score(std::size_t document) const noexcept;
  void offer(RankedDocument candidate) noexcept;

  const Snapshot& snapshot_;
  std::vector<PhraseGroup> groups_;
  std::vector<ClauseStatistics> statistics_;
  double title_idf_sum_ = 0;
  const Bitset* allowed_;
  std::size_t keep_;
  std::vector<ClauseFrequency> frequencies_;  ///< of the document at hand
  std::size_t cursor_ = 0;                    ///< where in the snapshot the next document is looked for
  Bitset hits_;
  std::size_t total_ = 0;
  std::size_t total_all_ = 0;
  std::vector<RankedDocument> heap_;  ///< the worst of the best in front
};

}  // namespace materia
