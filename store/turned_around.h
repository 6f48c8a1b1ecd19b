#pragma once

#include <optional>
#include <vector>

#include "store/turned_words.h"

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
/// meniscus. Looks at one text; cheap to make.
class TurnedAround {
 public:
  TurnedAround(const TurnedWords& words, const TermAutomaton& automaton, const NumberedText& text)
      : words_(words), automaton_(automaton), text_(text) {}

  [[nodiscard]] std::vector<TurnedSpan> find();

 private:
  using Number = TermNumbers::Number;
  using State = TermAutomaton::State;

  struct Modifier {
    std::size_t first = 0;
    std::size_t last = 0;
    State state = TermAutomaton::start;
  };

  [[nodiscard]] const TurnedRole& role(std::size_t at) const { return words_.at(text_.numbers[at]); }
  [[nodiscard]] bool takes_link(std::size_t head, std::size_t link) const {
    return (role(head).takes & role(link).link) != 0;
  }
  [[nodiscard]] bool ends_in(std::size_t at, std::string_view ending) const;
  [[nodiscard]] bool describes(std::size_t at) const;
  [[nodiscard]] bool is_of_these(std::size_t at) const;
  [[nodiscard]] bool is_passed(std::size_t at) const;
  [[nodiscard]] Modifier longest_modifier_at(State headed, std::size_t at) const;
  [[nodiscard]] Modifier next_modifier(State headed, std::size_t& at) const;
  [[nodiscard]] std::vector<Modifier> modifiers(State headed, std::size_t head, std::size_t at) const;

  [[nodiscard]] std::optional<std::size_t> head_before(std::size_t link) const;
  [[nodiscard]] bool add_headed(std::size_t first, std::size_t last, std::size_t link);
  [[nodiscard]] std::vector<std::size_t> heads_joined_to(std::size_t head, std::size_t link) const;
  bool add_longest_headed(std::size_t head, std::size_t link);
  void find_head(std::size_t head, std::size_t link);

  [[nodiscard]] bool describes_what_follows(std::size_t at) const;
  void find_object(std::size_t at);

  [[nodiscard]] std::size_t before_adverbs(std::size_t at) const;
  [[nodiscard]] std::size_t before_predicates(std::size_t at) const;
  [[nodiscard]] std::size_t before_copulas(std::size_t at) const;
  [[nodiscard]] std::size_t before_place(std::size_t end) const;
  [[nodiscard]] std::optional<Modifier> modifier_before(State stated, std::size_t end) const;
  void find_state(std::size_t at);

  const TurnedWords& words_;
  const TermAutomaton& automaton_;
  const NumberedText& text_;
  std::vector<TurnedSpan> found_;
};

}  // namespace materia
