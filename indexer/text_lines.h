#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace materia {

/// What lines of plain text make before headings are told from paragraphs: a paragraph or one list item.
struct SourcePiece {
  std::string text;   ///< one line
  bool item = false;  ///< of a list; its mark is left out, a number kept
  int hashes = 0;     ///< of a heading marked as in Markdown, "## …"
};

/// Puts the lines of plain text together: hard-wrapped lines joined, list items found.
std::vector<SourcePiece> text_pieces(std::string_view text);

}  // namespace materia
