#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/word_hash.h"

// Private to the analyzer.

namespace materia {

/// What a folded word comes to.
struct Reading {
  std::string_view term;
  std::size_t split = 0;  ///< size of the first of two words it is read as; 0 for one word
};

/// Remembers readings in little memory, because a language uses few words often: text is read at the speed at which
/// they are found again. Forgets all at once when there are too many.
class ReadingCache {
 public:
  /// The reading of a word that was put, valid until the next put; nothing for others.
  [[nodiscard]] bool find(std::string_view word, Reading& reading) const {
    const Slot& slot = slots_[slot_of(word, word_hash(word))];
    if (slot.word_size == 0) {
      return false;
    }
    reading.term = {bytes_.data() + slot.place + slot.word_size, slot.term_size};
    reading.split = slot.split;
    return true;
  }

  /// REQUIRES: a word that is not there; neither it nor its term is empty or longer than 65,535 bytes.
  void put(std::string_view word, std::string_view term, std::size_t split) {
    if (++used_ * 2 > slots_.size()) {
      make_room();
    }
    const std::uint32_t hash = word_hash(word);
    slots_[slot_of(word, hash)] = {hash, static_cast<std::uint32_t>(bytes_.size()),
                                   static_cast<std::uint16_t>(word.size()), static_cast<std::uint16_t>(term.size()),
                                   static_cast<std::uint16_t>(split)};
    bytes_ += word;
    bytes_ += term;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = 0;  ///< in bytes_, of the word, behind which its term stands
    std::uint16_t word_size = 0;
    std::uint16_t term_size = 0;
    std::uint16_t split = 0;
  };
  static_assert(sizeof(Slot) == 16, "none lies across two lines of the processor's cache");
  static constexpr std::size_t most_slots = 1 << 17;

  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].word_size != 0 && (slots_[slot].hash != hash || !same_word(word_of(slots_[slot]), word))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  [[nodiscard]] std::string_view word_of(const Slot& slot) const {
    return {bytes_.data() + slot.place, slot.word_size};
  }

  void make_room() {
    if (slots_.size() == most_slots) {
      slots_.assign(most_slots, {});
      bytes_.clear();
      used_ = 1;
      return;
    }
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.word_size != 0) {
        slots_[slot_of(word_of(slot), slot.hash)] = slot;
      }
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1 << 10);
  std::string bytes_;
  std::size_t used_ = 0;
};

}  // namespace materia
