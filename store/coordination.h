#pragma once

#include <span>
#include <vector>

#include "store/label_span.h"

// Private to the label matcher.

namespace materia {

/// Resolves coordinations whose members share words, where each reading is a label.
class Coordination {
 public:
  Coordination(Analyzer& analyzer, TermNumbers& numbers);

  /// "knee, hip or shoulder pain": walks from "shoulder pain" back over the modifiers that share its head, and adds
  /// what they name to `found`. A modifier takes no word out of a name (of those `kept`): "heel pain or worn joints"
  /// names no pain of the joints.
  void shared_heads(const NumberedText& text, const TermAutomaton& automaton, const LabelSpan& match,
                    std::span<const LabelSpan> kept, std::vector<LabelSpan>& found) const;

  /// "joint pain and stiffness", "osteoarthritis of the hip and knee": walks from the first member on over those that
  /// share its beginning. A word that is a name by itself (`taken`) stands for itself.
  void shared_fronts(const NumberedText& text, const TermAutomaton& automaton, const LabelSpan& match,
                     const std::vector<bool>& taken, std::vector<LabelSpan>& found) const;

  [[nodiscard]] bool is_conjunction(TermNumbers::Number number) const { return number == and_ || number == or_; }

 private:
  TermNumbers::Number and_;
  TermNumbers::Number or_;
};

}  // namespace materia
