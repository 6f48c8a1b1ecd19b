#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/analyzer.h"
#include "store/word_hash.h"

// Private to the store.

namespace materia {

/// Small numbers for the terms that labels are made of, so that text is compared with them by number. Filled once, then
/// safe to share among threads.
class TermNumbers {
 public:
  using Number = std::uint32_t;
  static constexpr Number unknown = 0;

  /// The term's number, a new one (1, 2, …) where it has none.
  Number add(std::string_view term);
  /// A number that no term of a text has.
  Number add_sign();

  [[nodiscard]] Number find(std::string_view term) const { return slots_[slot_of(term, word_hash(term))].number; }
  [[nodiscard]] std::vector<Number> find_all(std::span<const Term> terms) const;
  /// The term of a number; empty for a sign. Holds until more are added.
  [[nodiscard]] std::string_view text(Number number) const { return terms_[number]; }
  /// The greatest number given.
  [[nodiscard]] Number last() const { return static_cast<Number>(terms_.size() - 1); }

 private:
  /// Open addressing in little memory: most words of a text have no number, and finding that out takes one look.
  struct Slot {
    std::uint32_t hash = 0;
    Number number = unknown;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view term, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].number != unknown &&
           (slots_[slot].hash != hash || !same_word(terms_[slots_[slot].number], term))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::vector<std::string> terms_ = std::vector<std::string>(1);  ///< by number; empty for a sign
};

}  // namespace materia
