#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/results.h"
#include "query/text_matches.h"
#include "store/sentences.h"

// Private to the query room.

namespace materia {

/// A part of a text that is to be shown.
struct Cut {
  TextRange range;
  bool cut_before = false;  ///< it begins inside a sentence
  bool cut_behind = false;  ///< it ends inside one
};

/// About `length` bytes of `whole` around `focus`, cut at words; all of `whole` where that fits. Holds the focus,
/// whatever its length. Code points are never cut apart.
Cut cut_around(std::string_view text, TextRange whole, TextRange focus, std::size_t length);

/// What is shown of a cut, as one line: its matches marked, runs of spaces made one, a dot between the items of a list,
/// "…" where a sentence is cut. Neighbouring pieces are never both no matches.
std::vector<TextPiece> one_line(std::string_view text, const std::vector<TextMatch>& matches, const Cut& cut);

}  // namespace materia
