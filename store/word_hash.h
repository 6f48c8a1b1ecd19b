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

/// Equality without a call: words are shorter than what a call costs.
inline bool same_word(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) {
    return false;
  }
  const char* left = one.data();
  const char* right = other.data();
  std::size_t size = one.size();
  for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t)) {
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    std::memcpy(&a, left, sizeof(a));
    std::memcpy(&b, right, sizeof(b));
    if (a != b) {
      return false;
    }
    left += sizeof(a);
    right += sizeof(b);
  }
  for (; size > 0; --size) {
    if (*left++ != *right++) {
      return false;
    }
  }
  return true;
}

}  // namespace materia
