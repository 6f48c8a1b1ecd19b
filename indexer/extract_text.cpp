#include <algorithm>

#include "indexer/boilerplate.h"
#include "indexer/characters.h"
#include "indexer/extract.h"
#include "indexer/text_blocks.h"

namespace materia {
namespace {

constexpr std::size_t longest_title = 120;  ///< in characters

/// Whether the block at `position` is the name of the text below it.
bool is_title(const std::vector<Block>& blocks, std::size_t position) {
  const Block& block = blocks[position];
  if (block.kind == Block::Kind::list_item || character_count(block.text) > longest_title) return false;
  if (block.kind == Block::Kind::paragraph &&
      std::string_view(".!,").find(block.text.back()) != std::string_view::npos) {
    return false;
  }
  return std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(position) + 1, blocks.end(),
                     [&](const Block& other) { return other.text.size() > block.text.size(); });
}

}  // namespace

ExtractedDocument extract_text(std::string_view text) {
  ExtractedDocument document;
  document.blocks = text_blocks(text);
  std::vector<Block>& blocks = document.blocks;
  std::size_t first = leading_menu(blocks);
  while (first < blocks.size() && boilerplate_of(blocks[first].text) != Boilerplate::none) ++first;
  if (first < blocks.size() && is_title(blocks, first)) {
    document.title = std::move(blocks[first].text);
    while (document.title.ends_with(':') || document.title.ends_with(' ')) document.title.pop_back();
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(first));
  }
  return document;
}

}  // namespace materia
