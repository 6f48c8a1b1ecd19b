#pragma once

#include <string>
#include <string_view>

namespace materia {

/// Appends a field of a CSV line (RFC 4180), in quotes where it needs them. A spreadsheet runs what begins like a
/// formula, so that gets an apostrophe before it, which it hides.
inline void add_csv_field(std::string& line, std::string_view text) {
  const bool is_formula = text.find_first_of("=+-@\t\r") == 0;
  const bool is_plain = text.find_first_of(",\"\r\n") == std::string_view::npos;
  if (!is_plain) {
    line += '"';
  }
  if (is_formula) {
    line += '\'';
  }
  for (const char character : text) {
    line.append(character == '"' ? 2 : 1, character);
  }
  if (!is_plain) {
    line += '"';
  }
}

}  // namespace materia
