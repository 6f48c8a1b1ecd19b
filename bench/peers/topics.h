#pragma once

#include <cstddef>
#include <vector>

#include "bench/peers/source_texts.h"

namespace materia {

/// For each text the positions of those most like it, best first, itself not among them.
///
/// What a text is about is taken to be its twelve keywords, the terms with the highest tf · idf; two texts are as alike
/// as the idf of the keywords they share sums up to. A keyword of more than a thousand texts is passed over: it tells
/// little, and comparing all of them would take time that grows with the square.
std::vector<std::vector<std::size_t>> find_alike(const std::vector<SourceText>& texts, std::size_t most);

}  // namespace materia
