#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "store/label_span.h"
#include "store/vocabulary.h"

// Private to the label matcher.

namespace materia {

/// Finds labels with gaps: "lose … kilo/pound" in "lose a few pounds". A gap holds up to `longest_gap` words of the
/// clause, or none, but no "and" or "or"; a word may have alternatives.
class GappedLabels {
 public:
  static constexpr std::string_view gap_mark = "…";
  static constexpr char alternative_mark = '/';
  static constexpr std::size_t longest_gap = 4;
  static constexpr std::size_t most_gaps = 3;         ///< of a label: more could be looked for without end
  static constexpr std::size_t most_sequences = 256;  ///< that a label's alternatives make

  explicit GappedLabels(TermNumbers& numbers)
      : gap_sign_(numbers.add_sign()), and_(numbers.add("and")), or_(numbers.add("or")) {}

  /// Tagging labels alone have gaps: a name may hold the mark itself.
  [[nodiscard]] static bool has_gap(const Label& label) {
    return label.kind == LabelKind::tagging && label.text.find(gap_mark) != std::string::npos;
  }

  /// The sequences under which a label with gaps is found; add them to the automaton. None where a gap has no words on
  /// a side, and for a label of too many gaps or alternatives. REQUIRES: has_gap(label).
  [[nodiscard]] std::vector<std::vector<TermNumbers::Number>> sequences(std::string_view label, Analyzer& analyzer,
                                                                        TermNumbers& numbers);

  /// Whether a label found with gaps, by its state, says more than one that ends in another state and stands inside it.
  using SaysMore = std::function<bool(TermAutomaton::State, TermAutomaton::State)>;

  /// Adds what is found to `names`. A name with other words beside some of its own keeps them; names of its words alone
  /// go where it says more.
  void find(const NumberedText& text, const TermAutomaton& automaton, const SaysMore& says_more,
            std::vector<LabelSpan>& names) const;

 private:
  struct Search;

  struct Begin {
    bool label = false;  ///< whether a label with gaps begins with the term
  };

  ByNumber<Begin> begins_;
  bool any_ = false;
  TermNumbers::Number gap_sign_;
  TermNumbers::Number and_;
  TermNumbers::Number or_;
};

}  // namespace materia
