#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/duplicates.h"

namespace materia {

/// The sampled shingles of a collection that stand in two documents or more, numbered from 0, in one block of memory:
/// most shingles of articles stand in one, and those are not kept. Immutable after construction.
class ShingleTable {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  explicit ShingleTable(const std::vector<FingerprintedDocument>& documents);

  /// The number of a shingle; none for one that stands in a single document (a few of those have a number, too).
  [[nodiscard]] std::uint32_t find(std::uint32_t shingle) const { return slots_[slot_of(shingle)].number; }
  /// Begins to fetch what find() of a shingle will read into the processor's caches: the table is far larger than they.
  void fetch(std::uint32_t shingle) const { __builtin_prefetch(&slots_[first_slot_of(shingle)]); }
  /// In how many documents it stands.
  [[nodiscard]] std::uint32_t documents(std::uint32_t number) const { return documents_[number]; }
  [[nodiscard]] std::size_t size() const { return documents_.size(); }

 private:
  struct Slot {
    std::uint32_t shingle = 0;
    std::uint32_t number = none;
  };
  [[nodiscard]] std::size_t first_slot_of(std::uint32_t shingle) const {
    return ((shingle * 0x9E3779B97F4A7C15U) >> 32U) & (slots_.size() - 1);
  }
  [[nodiscard]] std::size_t slot_of(std::uint32_t shingle) const {
    std::size_t slot = first_slot_of(shingle);
    while (slots_[slot].number != none && slots_[slot].shingle != shingle) {
      slot = (slot + 1) & (slots_.size() - 1);
    }
    return slot;
  }
  void add(std::uint32_t shingle);

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::vector<std::uint32_t> documents_;  ///< by number
};

}  // namespace materia
