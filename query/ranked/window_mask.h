#pragma once

#include <cstdint>
#include <span>

// Private to the query room.

namespace materia {

/// Takes from a mask, a bit each, the members whose number in a row is below `least`. REQUIRES: 64 numbers for each
/// word of the mask.
void drop_those_below(float least, std::span<const float> row, std::span<std::uint64_t> mask);

}  // namespace materia
