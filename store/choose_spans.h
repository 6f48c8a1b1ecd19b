#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "store/turned_around.h"

// Private to the label matcher.

namespace materia {

/// Of spans that overlap the longest, then the leftmost; `taken` says of each term whether one of them has it. A term
/// that may be shared is the end of one span and the beginning of another: "heel pain" and "pain that lasts".
[[nodiscard]] std::vector<LabelSpan> longest_spans(std::vector<LabelSpan> spans, std::vector<bool>& taken,
                                                   const std::function<bool(std::size_t)>& may_be_shared);

/// A turned-around name stands where no other name reaches across its borders ("pain in knee osteoarthritis" is no
/// pain in the knee), and takes the place of those inside it, but for one that ends in the same part ("arthritic knee"
/// in "pain in the arthritic knee").
void add_turned(std::span<const TurnedSpan> turned, std::vector<LabelSpan>& kept);

}  // namespace materia
