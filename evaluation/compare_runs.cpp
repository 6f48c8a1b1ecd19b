#include "evaluation/compare_runs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>

namespace materia {
namespace {

constexpr std::size_t exact_up_to = 16;
constexpr std::size_t permutations = 100'000;
constexpr std::uint64_t seed = 20'070'611;
/// Differences of nDCG below this are what adding in another order makes of equal ones.
constexpr double rounding = 1e-9;

/// The sum with the sign of each difference turned where its bit of `signs` is set. REQUIRES: no more than 64.
double turned_sum(std::span<const double> differences, std::uint64_t signs) {
  double sum = 0;
  for (const double difference : differences) {
    sum += (signs & 1) != 0 ? -difference : difference;
    signs >>= 1;
  }
  return sum;
}

double exact_p(std::span<const double> differences, double observed) {
  const std::uint64_t combinations = std::uint64_t{1} << differences.size();
  std::uint64_t as_far = 0;
  for (std::uint64_t signs = 0; signs < combinations; ++signs) {
    as_far += std::abs(turned_sum(differences, signs)) >= observed - rounding ? 1 : 0;
  }
  return static_cast<double>(as_far) / static_cast<double>(combinations);
}

double sampled_p(std::span<const double> differences, double observed) {
  std::mt19937_64 bits(seed);  // its bits are the same everywhere, unlike the standard's distributions
  std::size_t as_far = 0;
  for (std::size_t drawn = 0; drawn < permutations; ++drawn) {
    double sum = 0;
    for (std::size_t begin = 0; begin < differences.size(); begin += 64) {
      const std::size_t count = std::min<std::size_t>(64, differences.size() - begin);
      sum += turned_sum(differences.subspan(begin, count), bits());
    }
    as_far += std::abs(sum) >= observed - rounding ? 1 : 0;
  }
  return static_cast<double>(as_far + 1) / static_cast<double>(permutations + 1);
}

}  // namespace

double randomization_test(std::span<const double> differences) {
  // A difference of 0 is the same with either sign.
  std::vector<double> turnable;
  for (const double difference : differences) {
    if (std::abs(difference) > rounding) turnable.push_back(difference);
  }
  if (turnable.empty()) return 1;
  const double observed = std::abs(std::accumulate(turnable.begin(), turnable.end(), 0.0));
  return turnable.size() <= exact_up_to ? exact_p(turnable, observed) : sampled_p(turnable, observed);
}

Comparison compare_runs(const Evaluation& first, const Evaluation& second) {
  Comparison comparison;
  std::vector<double> differences;
  for (std::size_t i = 0; i < first.queries.size(); ++i) {
    const QueryDifference& query = comparison.queries.emplace_back(QueryDifference{
        first.queries[i].query, first.queries[i].measures.ndcg_at_10, second.queries.at(i).measures.ndcg_at_10});
    const double difference = query.second - query.first;
    differences.push_back(difference);
    comparison.wins += difference > rounding ? 1 : 0;
    comparison.losses += difference < -rounding ? 1 : 0;
  }
  comparison.ties = differences.size() - comparison.wins - comparison.losses;
  comparison.first = first.mean.ndcg_at_10;
  comparison.second = second.mean.ndcg_at_10;
  comparison.difference = comparison.second - comparison.first;
  comparison.p = randomization_test(differences);
  return comparison;
}

}  // namespace materia
