#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include "store/term_numbers.h"
#include "store/vocabulary.h"

namespace materia {

class LabelMatcher;

/// What the surroundings of an ambiguous label speak of, after Lesk, "Automatic sense disambiguation using machine
/// readable dictionaries" (1986): the words that the vocabulary itself uses of a concept (its names, definition and
/// scope note), and the concepts next to it (above, below, and those that it or they are defined by). Immutable.
class LabelContext {
 public:
  /// Points from which on the surroundings make a label clear, and what gives them: in one place (docs/tagging.md).
  static constexpr double enough = 2;
  static constexpr double word_point = 1;          ///< a word used of few concepts
  static constexpr double common_word_point = .5;  ///< one used of many
  static constexpr double neighbour_point = 2;     ///< a neighbouring concept that is named
  static constexpr std::size_t window_terms = 40;  ///< on each side

  /// `matcher` finds what definitions name.
  LabelContext(const Vocabulary& vocabulary, const LabelMatcher& matcher, Analyzer& analyzer);

  /// Points for a concept whose ambiguous label has these terms around it, and these concepts named among them.
  [[nodiscard]] double points(std::size_t concept_position, std::span<const Term> around,
                              std::span<const std::size_t> named) const;

 private:
  void add_words(const Vocabulary& vocabulary, Analyzer& analyzer);
  void add_neighbours(const Vocabulary& vocabulary, const LabelMatcher& matcher, Analyzer& analyzer);

  struct Words {
    std::unordered_map<TermNumbers::Number, double> points;
    std::vector<std::size_t> neighbours;  ///< sorted
  };
  TermNumbers numbers_;
  std::unordered_map<std::size_t, Words> by_concept_;  ///< of concepts that have an ambiguous label
};

}  // namespace materia
