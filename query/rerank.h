#pragma once

#include <cstddef>
#include <vector>

#include "query/query.h"
#include "query/rank.h"
#include "query/scorer.h"
#include "query/searcher_impl.h"

// Private to the query room. What only the best documents of a ranking are looked at for:
//
//   proximity   0.03 × Σ over typed words: min(1, idf) × saturation(nearness), nearness being the sum of
//               idf(other word) / distance² over the word's places where the next typed word is another one; after
//               Büttcher, Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on very large text
//               collections" (2006)
//   meaning     0.07/0.93 × the range of the scores × the document's likeness to the query, from 0 for the least like
//   to
//               1 for the most: the weighted min-max fusion of the two, in the scale of the score
//   neighbours  0.28 × (documents/100)² × (the mean score of the tenth of these documents that are most like it,
//               weighted by likeness² − its own score): documents that are alike are likely to answer the same
//               questions; after Diaz, "Regularizing ad hoc retrieval scores" (2005)
//
// Likeness is the cosine in the space learned from the collection (store/vectors.h). With Query::exact only proximity
// counts: what was typed, and nothing that was learned.

namespace materia {

inline constexpr std::size_t reranked_documents = 100;

/// Looks closer at the first documents of a ranking, best first, and sorts them anew. No score falls below that of the
/// last one looked at, so the order of the rest holds.
void rerank(std::vector<RankedDocument>& ranking, const Query& query, const Scorer& scorer, Session& session);

}  // namespace materia
