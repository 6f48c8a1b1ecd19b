#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/bitset.h"
#include "store/bit_count.h"

// Private to the query room.

namespace materia {

/// A set of documents, by position in the snapshot, that knows how many of its members come before any document.
class RankedSet {
 public:
  RankedSet() = default;
  /// The lowest bit of the first word is the document at `first`. REQUIRES: not empty.
  RankedSet(std::span<const std::uint64_t> words, std::size_t first);

  [[nodiscard]] std::size_t size() const { return before_.empty() ? 0 : before_.back(); }
  /// The memory it takes.
  [[nodiscard]] std::size_t bytes() const {
    return words_.size() * sizeof words_[0] + before_.size() * sizeof before_[0];
  }
  [[nodiscard]] bool test(std::size_t position) const {
    const std::size_t word = position / 64 - begin_;
    return word < words_.size() && (words_[word] >> (position % 64) & 1U) != 0;
  }
  /// How many members are below a position.
  [[nodiscard]] std::size_t rank(std::size_t position) const {
    if (position / 64 < begin_) {
      return 0;
    }
    const std::size_t word = position / 64 - begin_;
    if (word >= words_.size()) {
      return before_.back();
    }
    const std::uint64_t below = (std::uint64_t{1} << (position % 64)) - 1;
    return before_[word] + count_bits(words_[word] & below);
  }
  /// Calls `function(document)` for the members from `begin` to `end`. REQUIRES: both are multiples of 64.
  template <typename Function>
  void for_each(std::size_t begin, std::size_t end, Function&& function) const {
    const std::size_t last = std::min(end / 64, begin_ + words_.size());
    for (std::size_t place = std::max(begin / 64, begin_); place < last; ++place) {
      for (std::uint64_t word = words_[place - begin_]; word != 0; word &= word - 1) {
        function(static_cast<std::uint32_t>(place * 64 + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }
  void add_to(Bitset& documents) const;

 private:
  std::size_t begin_ = 0;              ///< the first word's place in a Bitset
  std::vector<std::uint64_t> words_;   ///< as in a Bitset from there on
  std::vector<std::uint32_t> before_;  ///< members before each word, and all
};

}  // namespace materia
