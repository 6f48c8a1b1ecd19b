#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace materia {

/// A random name that can't be guessed: 256 bits from the system, in letters and digits. Throws Error where the system
/// gives none.
std::string random_secret();

/// A secret that texts are compared with in a time that depends neither on where they differ nor on how long the secret
/// is. Immutable.
class Secret {
 public:
  static constexpr std::size_t shortest = 16;
  static constexpr std::size_t longest = 256;

  /// REQUIRES: `text` of at most `longest` bytes.
  explicit Secret(std::string_view text);
  [[nodiscard]] bool is(std::string_view text) const noexcept;

 private:
  using Padded = std::array<unsigned char, longest>;
  static Padded padded(std::string_view text) noexcept;

  Padded bytes_;
  std::size_t size_;
};

}  // namespace materia
