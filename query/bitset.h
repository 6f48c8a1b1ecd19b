#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "store/bit_count.h"

// Private to the query room.

namespace materia {

/// A set of documents by their position in a snapshot. Two that are combined must have the same size.
class Bitset {
 public:
  explicit Bitset(std::size_t size = 0, bool all = false) : size_(size), words_((size + 63) / 64, all ? ~0ULL : 0) {
    clear_behind_end();
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool test(std::size_t position) const { return ((words_[position / 64] >> (position % 64)) & 1U) != 0; }
  void set(std::size_t position) { words_[position / 64] |= 1ULL << (position % 64); }

  void reset(std::size_t position) { words_[position / 64] &= ~(1ULL << (position % 64)); }

  [[nodiscard]] std::size_t count() const { return count_both(*this, *this); }

  /// How many members two sets have in common.
  friend std::size_t count_both(const Bitset& left, const Bitset& right) {
    return count_common_bits(left.words_.data(), right.words_.data(), left.words_.size());
  }

  Bitset& operator&=(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      words_[i] &= other.words_[i];
    }
    return *this;
  }

  Bitset& operator|=(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      words_[i] |= other.words_[i];
    }
    return *this;
  }

  /// Leaves only those that the other set does not have.
  Bitset& operator-=(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      words_[i] &= ~other.words_[i];
    }
    return *this;
  }

  /// Members 64 i to 64 i + 63, the first in the lowest bit.
  [[nodiscard]] std::uint64_t word(std::size_t i) const { return words_[i]; }
  [[nodiscard]] std::size_t words() const { return words_.size(); }
  /// Of `count` words from the i-th on, those that there are.
  [[nodiscard]] std::span<const std::uint64_t> words_from(std::size_t i, std::size_t count) const {
    return std::span(words_).subspan(i, std::min(count, words_.size() - i));
  }
  /// Whether any of these has a member.
  [[nodiscard]] bool any_of_words(std::size_t i, std::size_t count) const {
    std::uint64_t any = 0;  // without a branch, many are looked at in one step
    for (const std::uint64_t word : words_from(i, count)) {
      any |= word;
    }
    return any != 0;
  }
  /// Adds some of those members. REQUIRES: none behind the end.
  void add(std::size_t i, std::uint64_t members) { words_[i] |= members; }

  void flip() {
    for (std::uint64_t& word : words_) {
      word = ~word;
    }
    clear_behind_end();
  }

  /// Calls `function(position)` for each member, in order.
  template <typename Function>
  void for_each(Function&& function) const {
    for_each_both(*this, *this, function);
  }

  /// For each member that two sets have in common.
  template <typename Function>
  friend void for_each_both(const Bitset& left, const Bitset& right, Function&& function) {
    constexpr std::size_t stride = 8;  // of sets with few members most is empty
    for (std::size_t begin = 0; begin < left.words_.size(); begin += stride) {
      const std::size_t end = std::min(begin + stride, left.words_.size());
      std::uint64_t any = 0;
      for (std::size_t i = begin; i < end; ++i) {
        any |= left.words_[i] & right.words_[i];
      }
      for (std::size_t i = begin; any != 0 && i < end; ++i) {
        for (std::uint64_t word = left.words_[i] & right.words_[i]; word != 0; word &= word - 1) {
          function(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
        }
      }
    }
  }

 private:
  void clear_behind_end() {
    if (size_ % 64 != 0) {
      words_.back() &= (1ULL << (size_ % 64)) - 1;
    }
  }

  std::size_t size_;
  std::vector<std::uint64_t> words_;
};

}  // namespace materia
