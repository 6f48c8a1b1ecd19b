#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

// Private to the query room.

namespace materia {

/// The first index from `from` on whose value is not below `value` (the size where none is), looked for in growing
/// steps: it is near. REQUIRES: ascending values.
template <typename Value>
std::size_t advance(std::span<const Value> values, std::size_t from, Value value) {
  std::size_t step = 1;
  std::size_t end = from;
  while (end < values.size() && values[end] < value) {
    from = end + 1;
    end += step;
    step *= 2;
  }
  const auto begin = values.begin();
  return static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(from),
                                                   begin + static_cast<std::ptrdiff_t>(std::min(end, values.size())),
                                                   value) -
                                  begin);
}

}  // namespace materia
