#pragma once

#include <string_view>
#include <vector>

#include "web/escape.h"
#include "web/facet_tree.h"

namespace materia {

/// How a tree of concepts is drawn.
struct ConceptTree {
  std::string_view current = {};  ///< the concept that is read about: no link
  bool folded = false;            ///< what stands below a concept is folded away
};

/// Concepts as nested lists, each a link with its count of articles; empty for none.
Markup concept_tree(const std::vector<FacetNode>& nodes, std::string_view scheme, const ConceptTree& drawn = {});

}  // namespace materia
