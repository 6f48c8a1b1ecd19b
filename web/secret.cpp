#include "web/secret.h"

#include <sys/random.h>

#include <algorithm>

#include "store/error.h"

namespace materia {

std::string random_secret() {
  std::array<unsigned char, 32> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Error("the system gives no random bytes");
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

Secret::Secret(std::string_view text) : bytes_(padded(text)), size_(text.size()) {}

Secret::Padded Secret::padded(std::string_view text) noexcept {
  Padded bytes{};
  std::copy_n(text.begin(), std::min(text.size(), longest), bytes.begin());
  return bytes;
}

bool Secret::is(std::string_view text) const noexcept {
  const Padded other = padded(text);
  // Volatile, so that the loop is not left where the outcome is clear.
  volatile std::size_t difference = size_ ^ text.size();
  for (std::size_t at = 0; at < longest; ++at) {
    difference = difference | static_cast<std::size_t>(bytes_[at] ^ other[at]);
  }
  return difference == 0;
}

}  // namespace materia
