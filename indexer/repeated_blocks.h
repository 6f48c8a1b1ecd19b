#pragma once

#include <vector>

#include "store/duplicates.h"

namespace materia {

/// Which blocks of a corpus are no part of its articles because they stand in many of them (docs/duplicates.md gives
/// the rule). Copies of one article count as one. A corpus of fewer than twenty articles has none. Ordered by hash.
std::vector<RepeatedBlock> find_repeated_blocks(const std::vector<FingerprintedDocument>& documents,
                                                const std::vector<Resemblance>& copies);

}  // namespace materia
