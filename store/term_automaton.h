#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "store/term_numbers.h"

// Private to the store.

namespace materia {

/// Finds many sequences of terms in one pass: Aho and Corasick, "Efficient String Matching: An Aid to Bibliographic
/// Search" (1975), over numbered terms in place of letters. Add all sequences, then link(); immutable from then on, and
/// safe to share among threads.
class TermAutomaton {
 public:
  using State = std::uint32_t;
  using Number = TermNumbers::Number;
  static constexpr State start = 0;

  /// The state in which this sequence ends. REQUIRES: at least one number, none unknown; link() was not called.
  State add(std::span<const Number> numbers);
  /// `last` is the greatest number that texts will hold.
  void link(Number last);

  /// Where one more term leads from a state: to the state of the longest sequence begun with it.
  [[nodiscard]] State advance(State state, Number number) const {
    for (; state != start; state = nodes_[state].failure) {
      if (const State next = child(state, number); next != start) {
        return next;
      }
    }
    return from_start_[number];
  }
  /// The next shorter sequence that ends where this state's does; start when there is none.
  [[nodiscard]] State shorter(State state) const { return nodes_[state].shorter; }
  /// How many terms the state's sequence has.
  [[nodiscard]] std::size_t length(State state) const { return nodes_[state].length; }
  /// The state of exactly this term after a state's; start when no sequence goes on so.
  [[nodiscard]] State follow(State state, Number number) const {
    return state == start ? from_start_[number] : child(state, number);
  }
  /// The same for several terms one after another.
  [[nodiscard]] State follow(State state, std::span<const Number> numbers) const;
  /// True for a state in which a sequence ends, not one on the way.
  [[nodiscard]] bool is_end(State state) const { return nodes_[state].end; }

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  struct Node {
    State failure = start;  ///< of the longest proper suffix that is a state
    State shorter = start;
    std::uint32_t length = 0;
    std::uint32_t first_branch = 0;  ///< of its branches, which are sorted by number
    std::uint32_t branch_count = 0;
    bool end = false;
  };
  struct Branch {
    Number number = TermNumbers::unknown;
    State state = start;
  };

  static std::uint64_t key(State state, Number number) { return (static_cast<std::uint64_t>(state) << 32U) | number; }
  [[nodiscard]] State child(State state, Number number) const;
  void lay_out_branches(Number last);

  /// Transitions until they are laid out, in open addressing.
  struct Transition {
    std::uint64_t key = 0;
    State state = start;  ///< in a free place
  };
  [[nodiscard]] Transition& transition(std::uint64_t key);
  void grow();

  std::vector<Transition> added_ = std::vector<Transition>(64);
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<Branch> branches_;
  std::vector<State> from_start_;  ///< by number
};

}  // namespace materia
