#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

// Private to the ranked index.

namespace materia {

/// So many postings are coded together.
inline constexpr std::size_t block_size = 128;
using Block = std::array<std::uint32_t, block_size>;

/// How many bits the largest of some numbers needs; 0 where all are 0.
unsigned bits_needed(std::span<const std::uint32_t> values);

/// The bytes of `count` numbers of `bits` bits, one behind the other.
constexpr std::size_t packed_bytes(std::size_t count, unsigned bits) {
  return (count * bits + 7) / 8;
}

/// So many bytes behind packed numbers may be read, whatever they hold.
inline constexpr std::size_t packing_slack = 8;

/// The lowest `bits` bits of each number, the first number in the lowest bits. REQUIRES: room for packed_bytes().
void pack(std::span<const std::uint32_t> values, unsigned bits, unsigned char* bytes);

/// The first `count` numbers of a block. REQUIRES: packed_bytes() and the slack are there; bits <= 32, count <=
/// block_size.
void unpack(const unsigned char* bytes, unsigned bits, std::size_t count, std::uint32_t* values);
/// The index-th number alone. REQUIRES: the same.
inline std::uint32_t unpack_one(const unsigned char* bytes, unsigned bits, std::size_t index) {
  const std::size_t first = index * bits;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes + first / 8, sizeof word);
  return static_cast<std::uint32_t>(word >> (first % 8) & ((std::uint64_t{1} << bits) - 1));
}

}  // namespace materia
