#pragma once

#include <string>
#include <vector>

#include "indexer/extract.h"

namespace materia {

/// Takes away what is not the article: menus, comment forms, "Similar Posts", "Popular posts from this blog",
/// share buttons, cookie notices, with what follows them where they end a page. The phrases stand in
/// boilerplate.txt, with comments. Headings left with nothing below them go too.
void remove_boilerplate(std::vector<Block>& blocks);

/// Takes the marked blocks away, and headings left with nothing below them; nothing where no text would be left.
/// `gone` has an entry for each block. False where nothing was taken.
bool remove_marked(std::vector<Block>& blocks, const std::vector<bool>& gone);

/// A title made from the first sentence of the text: at most `limit` bytes, cut at a word, "…" where cut. Empty for no
/// text.
std::string infer_title(const std::vector<Block>& blocks, std::size_t limit = 90);

}  // namespace materia
