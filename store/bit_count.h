#pragma once

#include <cstddef>
#include <cstdint>

namespace materia {

/// Of one word, where a call would cost more than the count. The sums of ever wider fields, after Warren, "Hacker's
/// Delight" (2002), 5-1.
constexpr std::uint32_t count_bits(std::uint64_t word) {
  word -= word >> 1U & 0x5555'5555'5555'5555;
  word = (word & 0x3333'3333'3333'3333) + (word >> 2U & 0x3333'3333'3333'3333);
  word = (word + (word >> 4U)) & 0x0F0F'0F0F'0F0F'0F0F;
  return static_cast<std::uint32_t>(word * 0x0101'0101'0101'0101 >> 56U);
}

/// How many bits are set in both of two rows of so many words: by the machine's instruction where it has one, which the
/// compiler may not use of its own accord. Any thread.
std::size_t count_common_bits(const std::uint64_t* left, const std::uint64_t* right, std::size_t words);

/// How many bits are set.
inline std::size_t count_bits(const std::uint64_t* row, std::size_t words) {
  return count_common_bits(row, row, words);
}

}  // namespace materia
