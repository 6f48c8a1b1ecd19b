#pragma once

#include <string_view>
#include <unordered_set>

namespace materia {

/// The words of a list: parted by spaces and line ends; a line that begins with # is a comment. They point into `list`.
std::unordered_set<std::string_view> listed_words(std::string_view list);

}  // namespace materia
