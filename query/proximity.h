#pragma once

#include <span>

#include "query/scorer.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// How near the typed words stand to each other in a document (rerank.h has the formula); 0 for a query of one word.
double proximity(std::span<const Occurrence> occurrences, std::size_t document, const Units& units,
                 const Snapshot& snapshot);

}  // namespace materia
