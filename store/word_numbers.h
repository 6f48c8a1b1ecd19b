#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/word_hash.h"

namespace materia {

/// Small numbers for words: 0, 1, 2, … in the order in which they were added. A collection uses few words often, so
/// what is counted of them lies in plain vectors by number. Not thread-safe.
class WordNumbers {
 public:
  using Number = std::uint32_t;
  static constexpr Number none = UINT32_MAX;

  /// The word's number, a new one where it has none.
  Number add(std::string_view word) {
    const std::uint32_t hash = word_hash(word);
    const Slot& slot = slots_[slot_of(word, hash)];
    return slot.number != none ? slot.number : add_new(word, hash);
  }
  /// none for a word that was not added.
  [[nodiscard]] Number find(std::string_view word) const { return slots_[slot_of(word, word_hash(word))].number; }

  /// Valid until the next add().
  [[nodiscard]] std::string_view word(Number number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(bytes_).substr(begin, ends_[number] - begin);
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  /// All of them in the order of their bytes.
  [[nodiscard]] std::vector<Number> sorted() const;
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    Number number = none;
  };
  static constexpr std::size_t first_slots = 1024;

  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].number != none &&
           (slots_[slot].hash != hash || !same_word(this->word(slots_[slot].number), word))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  Number add_new(std::string_view word, std::uint32_t hash);

  std::vector<Slot> slots_ = std::vector<Slot>(first_slots);
  std::vector<std::size_t> ends_;  ///< of the words in bytes_
  std::string bytes_;
};

}  // namespace materia
