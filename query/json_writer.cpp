#include "query/json_writer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "query/json_parts.h"

namespace materia {
namespace {

/// What stands in a string as it is: no quote, backslash, control character, and nothing beyond ASCII, which might not
/// be UTF-8.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
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
  if (!std::ranges::all_of(value, is_plain)) {
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
