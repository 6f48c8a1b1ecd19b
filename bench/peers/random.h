#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace materia {

/// Draws that a seed repeats on every machine: the standard fixes the generator, but leaves its distributions to each
/// library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : generator_(seed) {}

  /// A number from 0 to n - 1. REQUIRES: n > 0. The bias of the remainder is below n / 2^64.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(generator_() % n); }
  /// A number from `least` to `most`, both included.
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  bool chance(double probability) { return static_cast<double>(generator_() >> 11U) * 0x1p-53 < probability; }

  template <typename T>
  const T& of(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  /// Puts a random one of those from `begin` on at `begin`: the next of a draw without return.
  template <typename T>
  T& draw(std::vector<T>& values, std::size_t begin) {
    std::swap(values[begin], values[begin + below(values.size() - begin)]);
    return values[begin];
  }

 private:
  std::mt19937_64 generator_;
};

}  // namespace materia
