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

/// The code point at `position`. REQUIRES: position < text.size().
CodePoint code_point_at(std::string_view text, std::size_t position);

bool is_letter(std::int32_t code_point);
bool is_digit(std::int32_t code_point);
/// A combining mark: belongs to the word it stands in.
bool is_mark(std::int32_t code_point);
bool is_upper_case(std::int32_t code_point);

/// Appends the folded word to `folded`: compatibility decomposition, full case folding, accents and other marks
/// removed, ligatures œ and æ and the letter ø written out, apostrophes straight. REQUIRES: valid UTF-8.
void append_folded(std::string_view word, std::string& folded);

}  // namespace materia
