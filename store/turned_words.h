#pragma once

#include <string_view>
#include <vector>

#include "store/label_span.h"

// Private to the label matcher.

namespace materia {

/// What a term can be in the patterns of turned_around.txt. Links are bits, so that a head can name those it takes.
struct TurnedRole {
  unsigned link = 0;
  unsigned takes = 0;  ///< the links of a head
  bool beside = false;
  bool determiner = false;
  bool adjective = false;
  bool state = false;
  bool act = false;  ///< a head that is a verb, too: replace, repair
  bool copula = false;
  bool adverb = false;
  bool bridge = false;
  bool place = false;
  bool part = false;
  bool conjunction = false;
};

/// The words of turned_around.txt, and the sequences of terms under which a label is found in other orders and forms
/// than it is written in.
class TurnedWords {
 public:
  using Number = TermNumbers::Number;
  using Sequences = std::vector<std::vector<Number>>;

  TurnedWords(Analyzer& analyzer, TermNumbers& numbers);

  [[nodiscard]] const TurnedRole& at(Number number) const { return roles_.at(number); }
  /// True for "arthritis" and "of": a head and a link that it takes.
  [[nodiscard]] bool is_link_of(Number head, Number link) const {
    return (roles_.at(head).takes & roles_.at(link).link) != 0;
  }
  /// Stands in sequences for the link of a head: "pain SIGN knee".
  [[nodiscard]] Number head_sign() const { return head_sign_; }
  /// Stands in sequences for what joins a part and its state: "torn SIGN meniscus".
  [[nodiscard]] Number state_sign() const { return state_sign_; }

  /// Those of the label's own words, turned around.
  [[nodiscard]] Sequences turned(std::span<const Number> label) const;
  /// Those of the words that say the same as its head, turned around or not: "torn labrum" of Labral tear. They are
  /// another label's where that one is written so.
  [[nodiscard]] Sequences akin(std::span<const Number> label) const;

 private:
  /// Words that say of a part what a name ending in one of the heads says.
  struct Family {
    std::vector<Number> heads;
    std::vector<Number> members;
  };

  void read_line(std::string_view line, Analyzer& analyzer, TermNumbers& numbers);
  void read_head(std::string_view line, Analyzer& analyzer, TermNumbers& numbers);
  void read_family(std::string_view line, Analyzer& analyzer, TermNumbers& numbers);

  ByNumber<TurnedRole> roles_;
  unsigned links_ = 0;  ///< how many there are
  Number head_sign_ = TermNumbers::unknown;
  Number state_sign_ = TermNumbers::unknown;
  std::vector<Family> families_;
};

}  // namespace materia
