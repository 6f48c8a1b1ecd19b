#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/analyzer.h"

// Private to the store.

namespace materia {

/// Finds many sequences of terms in one pass: Aho and Corasick, "Efficient String Matching: An Aid to Bibliographic
/// Search" (1975), over terms in place of letters. Add all sequences, then link(); immutable from then on, and safe to
/// share among threads.
class TermAutomaton {
 public:
  using State = std::uint32_t;
  static constexpr State start = 0;

  /// The state in which this sequence ends. REQUIRES: at least one term; link() was not called.
  State add(std::span<const Term> terms);
  void link();

  /// Where one more term leads from a state: to the state of the longest sequence begun with it.
  [[nodiscard]] State advance(State state, const std::string& term) const;
  /// The next shorter sequence that ends where this state's does; start when there is none.
  [[nodiscard]] State shorter(State state) const { return nodes_[state].shorter; }
  /// How many terms the state's sequence has.
  [[nodiscard]] std::size_t length(State state) const { return nodes_[state].length; }
  /// The state of exactly these terms one after another; start when no sequence begins so.
  [[nodiscard]] State follow(State state, std::span<const Term> terms) const;
  /// True for a state in which a sequence ends, not one on the way.
  [[nodiscard]] bool is_end(State state) const { return nodes_[state].end; }

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  struct Node {
    State failure = start;  ///< of the longest proper suffix that is a state
    State shorter = start;
    std::uint32_t length = 0;
    bool end = false;
  };
  static constexpr std::uint32_t unknown_term = UINT32_MAX;

  static std::uint64_t key(State state, std::uint32_t term) {
    return (static_cast<std::uint64_t>(state) << 32U) | term;
  }
  [[nodiscard]] std::uint32_t number_of(const std::string& term) const;
  [[nodiscard]] State child(State state, std::uint32_t term) const;
  [[nodiscard]] State advance_number(State state, std::uint32_t term) const;

  std::unordered_map<std::string, std::uint32_t> term_numbers_;
  std::unordered_map<std::uint64_t, State> transitions_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
};

}  // namespace materia
