#include "indexer/shingle_table.h"

#include <algorithm>
#include <bit>

namespace materia {
namespace {

/// Which shingles were seen, by a few bits of each: says yes of some that were not, never no of one that was.
class Seen {
 public:
  explicit Seen(std::size_t shingles)
      : bits_(std::bit_ceil(std::clamp(shingles * bits_of_each, std::size_t{64}, most_bits)) / 64) {}

  /// Begins to fetch what put() will read.
  void fetch(std::uint32_t shingle) const { __builtin_prefetch(&bits_[place_of(shingle) / 64]); }

  /// Whether it was there before.
  bool put(std::uint32_t shingle) {
    const std::uint64_t place = place_of(shingle);
    std::uint64_t& word = bits_[place / 64];
    const std::uint64_t bit = std::uint64_t{1} << (place % 64);
    const bool before = (word & bit) != 0;
    word |= bit;
    return before;
  }

 private:
  static constexpr std::size_t bits_of_each = 8;
  static constexpr std::size_t most_bits = std::size_t{1} << 29U;  // 64 MB

  [[nodiscard]] std::uint64_t place_of(std::uint32_t shingle) const {
    return ((shingle * 0x9E3779B97F4A7C15U) >> 20U) & (bits_.size() * 64 - 1);
  }

  std::vector<std::uint64_t> bits_;
};

}  // namespace

ShingleTable::ShingleTable(const std::vector<FingerprintedDocument>& documents) {
  std::size_t shingles = 0;
  for (const FingerprintedDocument& document : documents) {
    shingles += document.fingerprint.shingles.size();
  }
  {
    Seen seen(shingles);
    for (const FingerprintedDocument& document : documents) {
      for (const std::uint32_t shingle : document.fingerprint.shingles) {
        seen.fetch(shingle);
        fetch(shingle);
      }
      for (const std::uint32_t shingle : document.fingerprint.shingles) {
        if (seen.put(shingle)) {
          add(shingle);
        }
      }
    }
  }
  for (const FingerprintedDocument& document : documents) {
    for (const std::uint32_t shingle : document.fingerprint.shingles) {
      fetch(shingle);
    }
    for (const std::uint32_t shingle : document.fingerprint.shingles) {
      if (const std::uint32_t number = find(shingle); number != none) {
        ++documents_[number];
      }
    }
  }
}

void ShingleTable::add(std::uint32_t shingle) {
  if (slots_[slot_of(shingle)].number != none) {
    return;
  }
  if ((documents_.size() + 1) * 3 > slots_.size() * 2) {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.number != none) {
        slots_[slot_of(slot.shingle)] = slot;
      }
    }
  }
  slots_[slot_of(shingle)] = {shingle, static_cast<std::uint32_t>(documents_.size())};
  documents_.push_back(0);
}

}  // namespace materia
