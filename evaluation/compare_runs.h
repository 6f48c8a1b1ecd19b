#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "evaluation/measures.h"

namespace materia {

/// What two rankings of the same query came to.
struct QueryDifference {
  std::string query;
  double first = 0;
  double second = 0;
};

/// Two runs over the same judgements, by nDCG@10 of each query.
struct Comparison {
  std::vector<QueryDifference> queries;  ///< in the order of the judgements
  double first = 0;                      ///< the means; 0 when there are no queries
  double second = 0;
  double difference = 0;  ///< second - first
  std::size_t wins = 0;   ///< queries that the second run answers better
  std::size_t losses = 0;
  std::size_t ties = 0;
  double p = 1;  ///< of randomization_test
};

/// How likely a mean difference at least as far from 0 is when the two systems do not differ, so that each query's
/// difference might as well have had the other sign (two-sided paired randomization test: Smucker, Allan and
/// Carterette, "A comparison of statistical significance tests for information retrieval evaluation", 2007). Where at
/// most 16 differences are not 0, all combinations of signs are counted and p is exact; else 100,000 are drawn from a
/// fixed seed and p = (as far + 1) / (drawn + 1), which is never 0 (Phipson and Smyth, 2010). 1 where no difference is
/// other than 0. The same input gives the same p on every machine.
double randomization_test(std::span<const double> differences);

/// REQUIRES: both evaluated with the same judgements.
Comparison compare_runs(const Evaluation& first, const Evaluation& second);

}  // namespace materia
