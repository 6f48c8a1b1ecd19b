#pragma once

#include <optional>
#include <string>

#include "query/results.h"

namespace materia {

/// The first thing that two answers to the same query do not have in common, said in words; nothing where they agree on
/// match mode, totals, suggestion, hits, order, scores (but for a share of `tolerance`) and facets.
std::optional<std::string> find_difference(const Results& expected, const Results& found, double tolerance);

}  // namespace materia
