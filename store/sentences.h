#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace materia {

/// The bytes [begin, end) of a text.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// Finds the first sentence at or after `position` and moves `position` behind it; false at the end of the text. The
/// range has no white space around it and no sign of a list ("- ") before it; quotes and brackets behind a stop belong
/// to it.
///
/// A sentence ends at a stop (. ! ? … 。 ！ ？) before white space, at a blank line, before an item of a list, and at
/// the end of the text; a single line break does not end it. A point does not end it inside a number or an address,
/// behind an initial or an abbreviation that is no end by itself (e.g., Dr., Fig., J., U.S.), behind the number of a
/// list's item, nor before a small letter. Where a text can be read either way ("vitamin C. The"), a word that usually
/// begins a sentence decides.
///
/// Every input is valid: bytes that are not UTF-8 are letters of their own. Thread-safe; allocates nothing.
bool next_sentence(std::string_view text, std::size_t& position, TextRange& sentence);

/// All sentences in order, none overlapping; empty for a text without any.
std::vector<TextRange> sentences(std::string_view text);

}  // namespace materia
