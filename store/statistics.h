#pragma once

#include <vector>

#include "store/reader.h"

// Private to the store.

namespace materia {

class Connection;

Statistics read_statistics(Connection& connection);

/// Of every document, ordered by id.
std::vector<DocumentLengths> read_lengths(Connection& connection);

}  // namespace materia
