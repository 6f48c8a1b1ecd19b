#include "evaluation/measures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace materia {
namespace {

constexpr std::size_t top = 10;
constexpr std::size_t recall_depth = 100;

/// What each document of the ranking gains; `condensed` takes out those nobody judged.
std::vector<int> gains_of(const std::vector<ScoredDocument>& ranking, const Grades& grades, bool condensed) {
  std::vector<int> gains;
  for (const ScoredDocument& document : ranking) {
    const auto grade = grades.find(document.id);
    if (grade != grades.end()) {
      gains.push_back(std::max(0, grade->second));
    } else if (!condensed) {
      gains.push_back(0);
    }
  }
  return gains;
}

double discounted_gain(const std::vector<int>& gains) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(top, gains.size()); ++i) {
    sum += gains[i] / std::log2(static_cast<double>(i) + 2);
  }
  return sum;
}

double ideal_gain(const Grades& grades) {
  std::vector<int> gains;
  for (const auto& [document, grade] : grades) {
    gains.push_back(std::max(0, grade));
  }
  std::sort(gains.begin(), gains.end(), std::greater<>());
  return discounted_gain(gains);
}

std::size_t count_relevant(const Grades& grades) {
  return static_cast<std::size_t>(
      std::count_if(grades.begin(), grades.end(), [](const auto& judged) { return judged.second > 0; }));
}

double average_precision(const std::vector<int>& gains, double relevant) {
  double found = 0;
  double sum = 0;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    if (gains[i] > 0) sum += ++found / static_cast<double>(i + 1);
  }
  return sum / relevant;
}

double recall(const std::vector<int>& gains, double relevant) {
  const auto end = gains.begin() + static_cast<std::ptrdiff_t>(std::min(recall_depth, gains.size()));
  return static_cast<double>(std::count_if(gains.begin(), end, [](int gain) { return gain > 0; })) / relevant;
}

double reciprocal_rank(const std::vector<int>& gains) {
  const auto end = gains.begin() + static_cast<std::ptrdiff_t>(std::min(top, gains.size()));
  const auto first = std::find_if(gains.begin(), end, [](int gain) { return gain > 0; });
  return first == end ? 0 : 1 / static_cast<double>(first - gains.begin() + 1);
}

double judged_share(const std::vector<ScoredDocument>& ranking, const Grades& grades) {
  const std::size_t shown = std::min(top, ranking.size());
  const auto end = ranking.begin() + static_cast<std::ptrdiff_t>(shown);
  const auto judged = std::count_if(ranking.begin(), end, [&](const auto& row) { return grades.contains(row.id); });
  return shown == 0 ? 0 : static_cast<double>(judged) / static_cast<double>(shown);
}

Measures mean_of(const std::vector<QueryMeasures>& queries) {
  Measures mean;
  for (const MeasureName& name : measure_names) {
    for (const QueryMeasures& query : queries) {
      mean.*name.value += query.measures.*name.value / static_cast<double>(queries.size());
    }
  }
  return mean;
}

}  // namespace

bool has_relevant(const Grades& grades) {
  return count_relevant(grades) > 0;
}

Measures measure(const std::vector<ScoredDocument>& ranking, const Grades& grades) {
  const std::vector<int> gains = gains_of(ranking, grades, false);
  const double ideal = ideal_gain(grades);
  const auto relevant = static_cast<double>(count_relevant(grades));
  Measures measures;
  measures.ndcg_at_10 = discounted_gain(gains) / ideal;
  measures.condensed_ndcg_at_10 = discounted_gain(gains_of(ranking, grades, true)) / ideal;
  measures.average_precision = average_precision(gains, relevant);
  measures.recall_at_100 = recall(gains, relevant);
  measures.reciprocal_rank_at_10 = reciprocal_rank(gains);
  measures.judged_at_10 = judged_share(ranking, grades);
  return measures;
}

Evaluation evaluate(const Run& run, const Judgements& judgements) {
  std::unordered_map<std::string_view, const QueryRanking*> rankings;
  for (const QueryRanking& ranking : run) {
    rankings.emplace(ranking.query, &ranking);
  }
  Evaluation evaluation;
  for (const JudgedQuery& judged : judgements) {
    if (!has_relevant(judged.grades)) {
      ++evaluation.without_relevant;
      continue;
    }
    QueryMeasures& query = evaluation.queries.emplace_back();
    query.query = judged.id;
    query.relevant = count_relevant(judged.grades);
    const auto found = rankings.find(judged.id);
    if (found == rankings.end() || found->second->documents.empty()) {
      ++evaluation.not_ranked;
    } else {
      query.measures = measure(found->second->documents, judged.grades);
    }
  }
  evaluation.mean = mean_of(evaluation.queries);
  return evaluation;
}

}  // namespace materia
