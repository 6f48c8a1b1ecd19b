#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "evaluation/judgements.h"
#include "evaluation/run_file.h"

namespace materia {

/// How good a ranking is for one query, or the means over queries. Each is from 0 to 1, and 0 for a ranking
/// without documents. A document is relevant where its grade is above 0; a grade below 0 gains nothing, as 0 does. The
/// order of documents with equal scores is the ranking's own. REQUIRES for one query: a document judged relevant.
struct Measures {
  /// Discounted cumulative gain over what the best possible order would have: sum over ranks i = 1 to 10 of
  /// grade / log2(i + 1), divided by the same sum over the query's grades from the highest down. Järvelin and
  /// Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), with the discount of trec_eval's ndcg_cut.
  double ndcg_at_10 = 0;
  /// nDCG@10 of the ranking with the documents nobody judged taken out. Sakai, "Alternatives to bpref" (2007).
  double condensed_ndcg_at_10 = 0;
  /// The mean, over the relevant documents, of precision at the rank of each; 0 for one that is not in the ranking. The
  /// mean over queries is MAP. Buckley and Voorhees, "Evaluating evaluation measure stability" (2000).
  double average_precision = 0;
  /// The share of the relevant documents that stands among the first 100.
  double recall_at_100 = 0;
  /// 1 / the rank of the first relevant document; 0 where none is among the first 10. The mean over queries is MRR@10.
  double reciprocal_rank_at_10 = 0;
  /// The share of the documents among the first 10 (or fewer, when fewer are ranked) that was judged, relevant or not.
  double judged_at_10 = 0;
};

/// A measure as it is called in tables and JSON.
struct MeasureName {
  const char* name;  ///< "nDCG@10"
  const char* key;   ///< "ndcg@10"
  double Measures::*value;
};
inline constexpr std::array<MeasureName, 6> measure_names = {{
    {"nDCG@10", "ndcg@10", &Measures::ndcg_at_10},
    {"condensed nDCG@10", "condensed_ndcg@10", &Measures::condensed_ndcg_at_10},
    {"MAP", "map", &Measures::average_precision},
    {"recall@100", "recall@100", &Measures::recall_at_100},
    {"MRR@10", "mrr@10", &Measures::reciprocal_rank_at_10},
    {"judged@10", "judged@10", &Measures::judged_at_10},
}};

/// Whether a query has a document that was judged relevant. Without one no ranking is better than another.
bool has_relevant(const Grades& grades);

/// REQUIRES: has_relevant(grades).
Measures measure(const std::vector<ScoredDocument>& ranking, const Grades& grades);

struct QueryMeasures {
  std::string query;
  Measures measures;
  std::size_t relevant = 0;  ///< how many documents were judged relevant
};

struct Evaluation {
  std::vector<QueryMeasures> queries;  ///< those with a relevant document, in the order of the judgements
  Measures mean;                       ///< over `queries`; all 0 when there are none
  std::size_t without_relevant = 0;    ///< queries left out of the mean because no document was judged relevant
  std::size_t not_ranked = 0;          ///< of `queries`: those for which the run has no document, which count as 0
};

/// Measures every judged query. Queries of the run that nobody judged are passed over.
Evaluation evaluate(const Run& run, const Judgements& judgements);

}  // namespace materia
