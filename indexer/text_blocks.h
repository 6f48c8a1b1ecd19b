#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract.h"

namespace materia {

/// Finds the blocks of plain text: a line is a paragraph unless the text is hard-wrapped (short lines of like length),
/// where lines are joined up to a blank one; "- ", "* ", "• " and numbers in a row begin list items; a short line
/// before a longer paragraph or a list is a heading. The first line is a block as any other.
std::vector<Block> text_blocks(std::string_view text);

}  // namespace materia
