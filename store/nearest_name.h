#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace materia {

/// The fewest insertions, deletions, replacements and swaps of neighbouring bytes that make one text of the other
/// (optimal string alignment).
std::size_t edit_distance(std::string_view left, std::string_view right);

/// The name a person most likely meant: the shortest that has what was typed as a part (`ozone`: ozone-therapy); else
/// the nearest by edit distance, at most a third of what was typed away. Nothing when none is near.
std::optional<std::string> nearest_name(std::string_view typed, const std::vector<std::string>& names);

/// The same for a path: one whose file is called like that, in whatever folder, with or without its extension; else the
/// nearest whole path.
std::optional<std::string> nearest_path(std::string_view typed, const std::vector<std::string>& paths);

}  // namespace materia
