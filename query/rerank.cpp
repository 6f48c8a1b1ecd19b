#include "query/rerank.h"

#include <algorithm>
#include <list>
#include <optional>
#include <span>

#include "query/proximity.h"
#include "store/vectors.h"

namespace materia {
namespace {

constexpr double meaning_weight = 0.07;
constexpr double neighbours_weight = 0.28;
/// One document in this many is a neighbour.
constexpr std::size_t documents_to_a_neighbour = 10;

using Documents = std::span<RankedDocument>;

/// The direction of the typed words; empty where the space knows none of them.
Direction direction_of(const Query& query, Session& session) {
  TermCounts counts;
  for (const Clause& clause : query.clauses) {
    const bool apart = clause.alternatives.back().scattered;
    const Alternative& typed = apart ? clause.alternatives.back() : clause.alternatives.front();
    for (const std::string& term : typed.terms) {
      ++counts[term];
    }
  }
  std::list<TermVector> vectors;
  return fold_in(counts, [&](std::string_view term) -> const TermVector* {
    std::optional<TermVector> vector = session.reader().term_vector(term);
    return vector ? &vectors.emplace_back(std::move(*vector)) : nullptr;
  });
}

void add_meaning(Documents documents, std::span<const float> likeness) {
  const auto [least, most] = std::ranges::minmax_element(likeness);
  const auto by_score = [](const RankedDocument& left, const RankedDocument& right) {
    return left.score < right.score;
  };
  const auto [worst, best] = std::minmax_element(documents.begin(), documents.end(), by_score);
  const double spread = *most - *least;
  const double factor = meaning_weight / (1 - meaning_weight) * (best->score - worst->score);
  for (std::size_t i = 0; spread > 0 && i < documents.size(); ++i) {
    documents[i].meaning = factor * (likeness[i] - *least) / spread;
  }
  for (RankedDocument& document : documents) {
    document.score += document.meaning;
  }
}

/// The `count` documents most like one, without itself: most first, then in their order.
void find_nearest(std::size_t document, std::span<const float> likeness, std::size_t count,
                  std::vector<std::size_t>& nearest) {
  nearest.clear();
  for (std::size_t other = 0; other < likeness.size(); ++other) {
    if (other == document || (nearest.size() == count && likeness[other] <= likeness[nearest.back()])) {
      continue;
    }
    if (nearest.size() == count) {
      nearest.pop_back();
    }
    std::size_t place = nearest.size();
    nearest.push_back(other);
    for (; place > 0 && likeness[nearest[place - 1]] < likeness[other]; --place) {
      nearest[place] = nearest[place - 1];
    }
    nearest[place] = other;
  }
}

/// How much better the documents most like one are scored than it is itself: their mean by likeness², less its own.
/// Few documents say little of each other: then by the square of how many of reranked_documents there are.
double lead_of_neighbours(std::size_t document, std::span<const float> likeness, Documents documents,
                          std::vector<std::size_t>& nearest) {
  find_nearest(document, likeness, documents.size() / documents_to_a_neighbour, nearest);
  double sum = 0;
  double weights = 0;
  for (const std::size_t neighbour : nearest) {
    const double like = std::max(0.0F, likeness[neighbour]);
    sum += like * like * documents[neighbour].score;
    weights += like * like;
  }
  if (weights <= 0) {
    return 0;
  }
  const double crowd = static_cast<double>(documents.size()) / static_cast<double>(reranked_documents);
  return crowd * crowd * (sum / weights - documents[document].score);
}

/// `likeness` has a row for each document.
void add_neighbours(Documents documents, std::span<const float> likeness, std::size_t row_size) {
  if (documents.size() < documents_to_a_neighbour) {
    return;
  }
  std::vector<std::size_t> nearest;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::span<const float> row = likeness.subspan(i * row_size, documents.size());
    documents[i].neighbours = neighbours_weight * lead_of_neighbours(i, row, documents, nearest);
  }
  for (RankedDocument& document : documents) {
    document.score += document.neighbours;
  }
}

void add_what_was_learned(Documents documents, const Query& query, Session& session) {
  const Direction asked = direction_of(query, session);
  if (asked.empty()) {
    return;
  }
  DocumentVectors& vectors = session.snapshot().document_vectors(asked.size());
  std::vector<std::span<const std::int8_t>> directions;
  directions.reserve(documents.size() + 1);
  for (const RankedDocument& document : documents) {
    directions.push_back(vectors.of(document.document, session.snapshot().id(document.document), session.reader()));
  }
  directions.emplace_back(asked);
  const std::vector<float> likeness = cosines(directions);
  add_meaning(documents, std::span(likeness).subspan(documents.size() * directions.size(), documents.size()));
  add_neighbours(documents, likeness, directions.size());
}

}  // namespace

void rerank(std::vector<RankedDocument>& ranking, const Query& query, const Scorer& scorer, Session& session) {
  const Documents documents = std::span(ranking).first(std::min(ranking.size(), reranked_documents));
  if (documents.empty()) {
    return;
  }
  Proximity proximity(scorer.units(), session.snapshot());
  for (RankedDocument& document : documents) {
    document.proximity = proximity.of(document.occurrences, document.document);
    document.score += document.proximity;
  }
  if (!query.exact) {
    add_what_was_learned(documents, query, session);
  }
  std::sort(documents.begin(), documents.end(), ranks_before);
}

}  // namespace materia
