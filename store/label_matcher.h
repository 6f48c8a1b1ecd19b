#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "store/analyzer.h"
#include "store/vocabulary.h"

namespace materia {

/// A label found in a text: text.substr(begin, end - begin).
struct LabelMatch {
  std::size_t concept_position = 0;  ///< in Vocabulary::concepts()
  std::size_t label = 0;             ///< in that concept's labels
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Whether abbreviations (labels in capitals: PRP, MSC, iPSC) must stand in capitals in the text too. Articles
/// are matched strictly; typed queries are not, because people type "prp".
enum class Abbreviations { as_written, any_case };

/// Finds the labels of a vocabulary in text: Aho–Corasick over the analyzer's terms, so plurals, inflected forms,
/// hyphens and accents match by themselves. Of overlapping matches the longest wins, then the leftmost; a label
/// that several concepts hold yields one match each. Two concepts of a scheme that share an altLabel both match;
/// a prefLabel beats another concept's altLabel or hiddenLabel.
///
/// Shared heads of coordinations are resolved where both readings are labels: "back or neck pain" yields back pain
/// (the bytes of "back or neck pain") and neck pain.
///
/// Immutable after construction; match() may be called from several threads, each with its own Analyzer.
class LabelMatcher {
 public:
  /// Keeps a reference to the vocabulary, which must outlive the matcher.
  LabelMatcher(const Vocabulary& vocabulary, Analyzer& analyzer);
  ~LabelMatcher();
  LabelMatcher(LabelMatcher&&) noexcept;
  LabelMatcher& operator=(LabelMatcher&&) noexcept;

  /// Matches ordered by where they begin. Empty for a text that names no concept.
  [[nodiscard]] std::vector<LabelMatch> match(std::string_view text, Analyzer& analyzer,
                                              Abbreviations abbreviations = Abbreviations::as_written) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace materia
