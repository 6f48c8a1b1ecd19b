#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/analyzer.h"
#include "store/vocabulary.h"

namespace materia {

/// What labels that match the same text have in common.
std::string label_key(const std::vector<Term>& terms);

/// A label of a concept, by positions in the vocabulary.
struct LabelOwner {
  std::size_t concept_position = 0;
  std::size_t label = 0;
};

/// Labels of two or more concepts, of whatever scheme, that match the same text.
struct LabelCollision {
  std::string key;
  std::vector<LabelOwner> owners;  ///< one for each concept: its first such label; in the vocabulary's order
};

/// Every collision, in the order in which the labels first appear.
std::vector<LabelCollision> label_collisions(const Vocabulary& vocabulary, Analyzer& analyzer);

}  // namespace materia
