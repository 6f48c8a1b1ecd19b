#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

// Private to the store.

namespace materia {

/// A hash for short words, eight bytes at a time: multiply and fold, as in FNV-1a, with the last bytes of a word read
/// as one number. Not for anything that is stored, nor against an adversary.
inline std::uint32_t word_hash(std::string_view word) {
  constexpr std::uint64_t prime = 0x9E3779B97F4A7C15;
  std::uint64_t hash = word.size() * prime;
  while (!word.empty()) {
    std::uint64_t bytes = 0;
    const std::size_t count = word.size() < sizeof(bytes) ? word.size() : sizeof(bytes);
    std::memcpy(&bytes, word.data(), count);
    hash = (hash ^ bytes) * prime;
    hash ^= hash >> 32U;
    word.remove_prefix(count);
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace materia
