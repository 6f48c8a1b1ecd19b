#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace materia {

/// Calls `function(line)` for each line of a list that is compiled in: empty ones and comments, which begin with #, are
/// passed over.
template <typename Function>
void for_each_listed_line(std::string_view list, Function&& function) {
  while (!list.empty()) {
    const std::string_view line = list.substr(0, list.find('\n'));
    list.remove_prefix(std::min(line.size() + 1, list.size()));
    if (!line.empty() && line.front() != '#') {
      function(line);
    }
  }
}

}  // namespace materia
