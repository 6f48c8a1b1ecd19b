#include "store/ranked/bit_packing.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace materia {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are loaded as they lie in the file");

std::uint64_t load(const unsigned char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// With the width known to the compiler, offsets and shifts of eight numbers are constants, and the loop is unrolled.
template <unsigned Bits>
void unpack_block(const unsigned char* bytes, std::size_t count, std::uint32_t* values) {
  constexpr std::uint64_t mask = (std::uint64_t{1} << Bits) - 1;
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8, bytes += Bits) {
#pragma GCC unroll 8
    for (unsigned lane = 0; lane < 8; ++lane) {
      values[i + lane] = static_cast<std::uint32_t>((load(bytes + lane * Bits / 8) >> (lane * Bits % 8)) & mask);
    }
  }
  for (unsigned lane = 0; i < count; ++i, ++lane) {
    values[i] = static_cast<std::uint32_t>((load(bytes + lane * Bits / 8) >> (lane * Bits % 8)) & mask);
  }
}

using Unpack = void (*)(const unsigned char*, std::size_t, std::uint32_t*);

template <std::size_t... Bits>
constexpr std::array<Unpack, sizeof...(Bits)> unpackers(std::index_sequence<Bits...> /*widths*/) {
  return {unpack_block<Bits>...};
}

constexpr auto unpacker_of_width = unpackers(std::make_index_sequence<33>());

}  // namespace

unsigned bits_needed(std::span<const std::uint32_t> values) {
  std::uint32_t all = 0;
  for (const std::uint32_t value : values) {
    all |= value;
  }
  return static_cast<unsigned>(std::bit_width(all));
}

void pack(std::span<const std::uint32_t> values, unsigned bits, unsigned char* bytes) {
  std::uint64_t pending = 0;
  unsigned filled = 0;
  for (const std::uint32_t value : values) {
    pending |= static_cast<std::uint64_t>(value) << filled;
    for (filled += bits; filled >= 8; filled -= 8, pending >>= 8U) {
      *bytes++ = static_cast<unsigned char>(pending);
    }
  }
  if (filled > 0) {
    *bytes = static_cast<unsigned char>(pending);
  }
}

void unpack(const unsigned char* bytes, unsigned bits, std::size_t count, std::uint32_t* values) {
  unpacker_of_width[bits](bytes, count, values);
}

}  // namespace materia
