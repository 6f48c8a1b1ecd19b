#pragma once

#include <span>
#include <vector>

#include "store/turned_around.h"

// Private to the label matcher.

namespace materia {

/// Of spans that overlap the longest, then the leftmost. `taken` says of each term whether a span has it; what touches
/// one that was taken before is left out.
[[nodiscard]] std::vector<LabelSpan> longest_spans(std::vector<LabelSpan> spans, std::vector<bool>& taken);

/// A turned-around name stands where no other name reaches across its borders ("pain in knee osteoarthritis" is no
/// pain in the knee), and takes the place of those inside it, but for one that ends in the same part ("arthritic knee"
/// in "pain in the arthritic knee").
void add_turned(std::span<const TurnedSpan> turned, std::vector<LabelSpan>& kept);

}  // namespace materia
