#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace materia {

/// One code point of a text. Bytes that are not UTF-8 come as one code point -1 each.
struct CodePoint {
  std::int32_t value = -1;
  std::size_t size = 1;  ///< in bytes, at least 1
};

/// What code_point_at does where the byte is not ASCII.
CodePoint decode_code_point(std::string_view text, std::size_t position);

/// The code point at `position`. REQUIRES: position < text.size().
inline CodePoint code_point_at(std::string_view text, std::size_t position) {
  const auto byte = static_cast<unsigned char>(text[position]);
  return byte < 0x80 ? CodePoint{byte, 1} : decode_code_point(text, position);
}

inline bool is_ascii_letter(std::int32_t code_point) {
  return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
}
inline bool is_ascii_digit(std::int32_t code_point) {
  return code_point >= '0' && code_point <= '9';
}

bool is_letter(std::int32_t code_point);
bool is_digit(std::int32_t code_point);
/// A combining mark: belongs to the word it stands in.
bool is_mark(std::int32_t code_point);
bool is_upper_case(std::int32_t code_point);
bool is_lower_case(std::int32_t code_point);

/// Appends the folded word to `folded`: compatibility decomposition, full case folding, accents and other marks
/// removed, ligatures œ and æ and the letter ø written out, apostrophes straight. REQUIRES: valid UTF-8.
void append_folded(std::string_view word, std::string& folded);

}  // namespace materia
