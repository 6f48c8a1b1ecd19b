#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>

// Private to the query room.

namespace materia {

/// The first index from `from` on whose value is not below `value` (the size where none is), looked for in growing
/// steps: it is near. `value_of` says what an element goes by. REQUIRES: ascending values.
template <typename Element, typename Value, typename ValueOf = std::identity>
std::size_t advance(std::span<const Element> elements, std::size_t from, Value value, ValueOf value_of = {}) {
  std::size_t step = 1;
  std::size_t end = from;
  while (end < elements.size() && std::invoke(value_of, elements[end]) < value) {
    from = end + 1;
    end += step;
    step *= 2;
  }
  const auto begin = elements.begin();
  return static_cast<std::size_t>(
      std::ranges::lower_bound(begin + static_cast<std::ptrdiff_t>(from),
                               begin + static_cast<std::ptrdiff_t>(std::min(end, elements.size())), value, {},
                               value_of) -
      begin);
}

}  // namespace materia
