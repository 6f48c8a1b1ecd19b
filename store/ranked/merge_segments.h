#pragma once

#include <vector>

#include "store/ranked/segment.h"

// Private to the store.

namespace materia {

class Connection;

/// Writes one segment of what lives in some, and deletes those. Reads them term by term: memory holds the documents
/// of one term. Of segments without a living document nothing is written.
void merge_segments(Connection& connection, const std::vector<RankedSegment>& segments);

}  // namespace materia
