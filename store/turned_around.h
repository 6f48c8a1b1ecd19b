#pragma once

#include <vector>

#include "store/label_span.h"

// Private to the label matcher.

namespace materia {

/// A label whose words stand in another order than it writes them.
struct TurnedSpan {
  LabelSpan span;
  LabelSpan head;       ///< "pain" of "pain in the left knee"
  LabelSpan modifier;   ///< "knee"
  bool beside = false;  ///< a longer name that ends in the head stands beside it: "chronic pain in the knee"
};

/// Finds labels turned around, by the patterns of turned_around.txt: "pain in the knee, hip or shoulder" for Knee pain,
/// Hip pain and Shoulder pain, "arthritis in both knees" for Arthritis of the knee, "his meniscus was torn" for Torn
/// meniscus.
class TurnedAround {
 public:
  using Number = TermNumbers::Number;
  using State = TermAutomaton::State;

  TurnedAround(Analyzer& analyzer, TermNumbers& numbers);

  /// The sequences under which a label is found when its words are turned around; add them to the automaton.
  [[nodiscard]] std::vector<std::vector<Number>> sequences(std::span<const Number> label) const;

  /// True for "arthritis" and "of": a head and a link that it takes.
  [[nodiscard]] bool is_link_of(Number head, Number link) const {
    return (roles_.at(head).takes & roles_.at(link).link) != 0;
  }

  /// True for a word that names end in: "pain".
  [[nodiscard]] bool is_head(Number number) const { return roles_.at(number).takes != 0; }
  [[nodiscard]] bool is_determiner(Number number) const { return roles_.at(number).determiner; }

  [[nodiscard]] std::vector<TurnedSpan> find(const NumberedText& text, const TermAutomaton& automaton) const;

 private:
  /// What a term can be in a pattern. Links are bits, so that a head can name those it takes.
  struct Role {
    unsigned link = 0;
    unsigned takes = 0;  ///< the links of a head
    bool beside = false;
    bool determiner = false;
    bool adjective = false;
    bool state = false;
    bool act = false;  ///< a head that is a verb, too: replace, repair
    bool copula = false;
    bool conjunction = false;
  };
  struct Modifier {
    std::size_t first = 0;
    std::size_t last = 0;
    State state = TermAutomaton::start;
  };

  void read_line(std::string_view line, Analyzer& analyzer, TermNumbers& numbers);
  [[nodiscard]] std::size_t behind_determiners(const NumberedText& text, std::size_t at) const;
  [[nodiscard]] std::vector<Modifier> modifiers(const NumberedText& text, const TermAutomaton& automaton, State headed,
                                                std::size_t at) const;
  [[nodiscard]] static Modifier longest_modifier_at(const NumberedText& text, const TermAutomaton& automaton,
                                                    State headed, std::size_t at);
  void find_head(const NumberedText& text, const TermAutomaton& automaton, std::size_t link,
                 std::vector<TurnedSpan>& found) const;
  /// Where the predicates begin that are joined to this one: "hot" in "hot, red and swollen".
  [[nodiscard]] std::size_t before_predicates(const NumberedText& text, std::size_t at) const;
  void find_state(const NumberedText& text, const TermAutomaton& automaton, std::size_t at,
                  std::vector<TurnedSpan>& found) const;
  void find_object(const NumberedText& text, const TermAutomaton& automaton, std::size_t at,
                   std::vector<TurnedSpan>& found) const;

  ByNumber<Role> roles_;
  unsigned links_ = 0;                        ///< how many there are
  Number head_sign_ = TermNumbers::unknown;   ///< stands for the link in sequences
  Number state_sign_ = TermNumbers::unknown;  ///< the same for states
  Number pain_ = TermNumbers::unknown;
  std::vector<Number> verbs_;  ///< that say what names ending in "pain" say
};

}  // namespace materia
