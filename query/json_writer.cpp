#include "query/json_writer.h"

#include <array>
#include <cmath>

#include "query/json_parts.h"

namespace materia {
namespace {

/// Whether a text stands in a string as it is: no quote, backslash, control character, and nothing beyond ASCII, which
/// might not be UTF-8. Goes to its end whatever it finds, so that the compiler takes many characters at a time.
bool is_plain(std::string_view text) {
  unsigned odd = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    odd |= static_cast<unsigned>(byte < 0x20) | static_cast<unsigned>(byte >= 0x80) |
           static_cast<unsigned>(byte == '"') | static_cast<unsigned>(byte == '\\');
  }
  return odd == 0;
}

}  // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
  comma();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  return *this;
}

JsonWriter& JsonWriter::any_key(std::string_view name) {
  text(name);
  out_ += ':';
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  comma();
  if (!is_plain(value)) {
    out_ += dumped(Json(value));
    return *this;
  }
  out_ += '"';
  out_ += value;
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  comma();
  if (!std::isfinite(value)) {
    out_ += "null";
    return *this;
  }
  std::array<char, 64> digits;
  out_.append(digits.data(), nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value));
  return *this;
}

}  // namespace materia
