#pragma once

#include <string>
#include <vector>

#include "bench/peers/figures.h"

namespace materia {

/// Mean times as a picture (SVG): a panel for each number of documents, a row for each shape, a mark for each engine on
/// a logarithmic scale. Without a background, in colours that are legible on light and on dark pages.
std::string plot(const std::vector<Figures>& runs);

}  // namespace materia
