#pragma once

#include <string>
#include <vector>

#include "query/results.h"

namespace materia {

/// A concept of a facet with those listed below it. A concept with several broader ones stands below the first that is
/// listed, so that it has one check box only; the order among siblings is that of the list.
struct FacetNode {
  const FacetCount* value = nullptr;
  std::vector<FacetNode> narrower;
};

/// The counts of one facet as a tree, which refers to them. REQUIRES: broader makes no cycle.
std::vector<FacetNode> facet_tree(const std::vector<FacetCount>& counts);

}  // namespace materia
