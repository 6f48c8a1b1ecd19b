#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/extract.h"

namespace materia {

/// What the phrases of boilerplate.txt say of a block (that file tells the kinds). drop stands for `drop` and `line`.
enum class Boilerplate { none, cut, drop };

Boilerplate boilerplate_of(std::string_view block_text);

/// Whether HTML elements of this class or id are not read.
bool is_boilerplate_element(std::string_view class_or_id);

/// How many blocks at the start of a page are its menu: five or more very short ones in a row, with something behind
/// them. 0 for none.
std::size_t leading_menu(const std::vector<Block>& blocks);

/// The same at the end of a page. A list that something introduces (a heading, a line that ends with ":") is none.
std::size_t trailing_menu(const std::vector<Block>& blocks);

}  // namespace materia
