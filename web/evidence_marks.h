#pragma once

#include <cstddef>
#include <vector>

#include "query/results.h"
#include "web/escape.h"

namespace materia {

/// Writes text with what is marked in it: the words of a query, numbered ("match_1"), and the evidence of a concept:
/// sentences in the style of their assertion, cues, and the mentions, numbered ("mention_1") with links from one to the
/// next. One for a whole article, so that numbers go on.
class EvidenceMarks {
 public:
  /// `mentions`: how many the concept has in the article; 0 where no evidence is shown.
  explicit EvidenceMarks(std::size_t mentions = 0) : mentions_(mentions) {}

  Markup operator()(const std::vector<TextPiece>& pieces);
  /// How many query matches there were so far.
  [[nodiscard]] std::size_t matches() const { return matches_; }

 private:
  Markup words(const TextPiece& piece);
  Markup named(const TextPiece& piece, bool begins, bool ends);

  std::size_t mentions_;
  std::size_t matches_ = 0;
};

/// A sentence for a list: its cue and the words that name the concept marked, without numbers.
Markup evidence_sentence(const std::vector<TextPiece>& pieces);

/// The class that gives an assertion its style: "said-negated".
Markup assertion_class(Assertion assertion);

}  // namespace materia
