#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// Private to the analyzer: where a word begins and ends.

namespace materia {

/// What the letters of a word look like, gathered while its end is looked for.
struct Shape {
  enum class Kind {
    word,
    initials,      ///< letters with points between: U.S., e.g.
    greek_letter,  ///< one Greek letter: alone, beside Latin letters, at a hyphen
    fraction       ///< one character: ½
  };
  Kind kind = Kind::word;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool small_s_at_end = false;  ///< a lower-case s is the last letter
  bool small_i_at_start = false;

  /// PRP, MSC, L4; also MSCs and iPSCs, whose small letters are a plural and a prefix.
  [[nodiscard]] bool is_abbreviation() const;
};

/// The end of the word that begins at `position`, and its shape. A word ends before a unit that closes up to a number
/// (5|mg) and between Latin and Greek letters (TNF|α). REQUIRES: a letter or digit stands at `position`.
std::size_t end_of_word(std::string_view text, std::size_t position, Shape& shape);

/// The name of a Greek letter given in its folded form (α: alpha); empty for anything else.
std::string_view greek_name(std::string_view letter);

}  // namespace materia
