#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace materia {

/// What becomes of a character of a source text.
enum class CharacterUse {
  keep,
  space,    ///< a kind of space: becomes ' '
  newline,  ///< a kind of line end: becomes '\n'
  drop,     ///< invisible (soft hyphen, zero width): left out
  control   ///< no text at all: left out, and counted as a fault
};

CharacterUse use_of(std::int32_t code_point);

/// Reads the character at `position` of UTF-8 text and moves `position` behind it; U+FFFD, one byte on, where the
/// bytes are no UTF-8. REQUIRES: position < text.size().
std::int32_t next_character(std::string_view text, std::size_t& position);

/// Whether a word or heading may begin with it: a capital, a digit, or a letter of a script without capitals.
bool is_capital_or_digit(std::int32_t code_point);

/// `text` on one line: white space folded to single spaces and none at the ends, invisible characters left out.
std::string one_line(std::string_view text);

/// How many characters (code points) UTF-8 text has.
std::size_t character_count(std::string_view text);

std::string lower_case(std::string_view text);

/// Without white space (ASCII) at the ends.
std::string_view trimmed(std::string_view text);

/// The longest prefix of UTF-8 text that has at most `limit` bytes and ends between two words (inside one only where
/// the first word alone is longer), with "…" behind it; the text itself where it fits.
std::string cut_at_word(std::string_view text, std::size_t limit);

}  // namespace materia
