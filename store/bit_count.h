#pragma once

#include <cstddef>
#include <cstdint>

namespace materia {

/// How many bits are set in both of two rows of so many words: by the machine's instruction where it has one, which the
/// compiler may not use of its own accord. Any thread.
std::size_t count_common_bits(const std::uint64_t* left, const std::uint64_t* right, std::size_t words);

/// How many bits are set.
inline std::size_t count_bits(const std::uint64_t* row, std::size_t words) {
  return count_common_bits(row, row, words);
}

}  // namespace materia
