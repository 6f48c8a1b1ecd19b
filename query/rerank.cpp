#include "query/rerank.h"

#include <algorithm>
#include <list>
#include <numeric>
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

void add_meaning(Documents documents, const Direction& asked, const std::vector<Direction>& directions) {
  std::vector<double> likeness;
  likeness.reserve(directions.size());
  for (const Direction& direction : directions) {
    likeness.push_back(cosine(asked, direction));
  }
  const auto [least, most] = std::minmax_element(likeness.begin(), likeness.end());
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

/// How much better the documents most like one are scored than it is itself: their mean by likeness², less its own.
/// What has little like it stays where it is: below a mean likeness of trusted_likeness the lead fades with its square.
double lead_of_neighbours(std::size_t document, std::span<const float> likeness, Documents documents,
                          std::vector<std::size_t>& order) {
  order.resize(documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  order.erase(order.begin() + static_cast<std::ptrdiff_t>(document));
  const std::size_t count = documents.size() / documents_to_a_neighbour;
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(order.begin(), end, order.end(), [&](std::size_t left, std::size_t right) {
    return likeness[left] != likeness[right] ? likeness[left] > likeness[right] : left < right;
  });
  double sum = 0;
  double weights = 0;
  std::for_each(order.begin(), end, [&](std::size_t neighbour) {
    const double like = std::max(0.0F, likeness[neighbour]);
    sum += like * like * documents[neighbour].score;
    weights += like * like;
  });
  if (weights <= 0) {
    return 0;
  }
  const double crowd = static_cast<double>(documents.size()) / static_cast<double>(reranked_documents);
  return crowd * crowd * (sum / weights - documents[document].score);
}

void add_neighbours(Documents documents, const std::vector<Direction>& directions) {
  if (documents.size() < documents_to_a_neighbour) {
    return;
  }
  const std::vector<float> likeness = cosines(directions);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto row = std::span(likeness).subspan(i * documents.size(), documents.size());
    documents[i].neighbours = neighbours_weight * lead_of_neighbours(i, row, documents, order);
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
  std::vector<Direction> directions;
  directions.reserve(documents.size());
  for (const RankedDocument& document : documents) {
    directions.push_back(session.reader().document_vector(session.snapshot().id(document.document)));
  }
  add_meaning(documents, asked, directions);
  add_neighbours(documents, directions);
}

}  // namespace

void rerank(std::vector<RankedDocument>& ranking, const Query& query, const Scorer& scorer, Session& session) {
  const Documents documents = std::span(ranking).first(std::min(ranking.size(), reranked_documents));
  if (documents.empty()) {
    return;
  }
  for (RankedDocument& document : documents) {
    document.proximity = proximity(document.occurrences, document.document, scorer.units(), session.snapshot());
    document.score += document.proximity;
  }
  if (!query.exact) {
    add_what_was_learned(documents, query, session);
  }
  std::sort(documents.begin(), documents.end(), ranks_before);
}

}  // namespace materia
