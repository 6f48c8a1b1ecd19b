#pragma once

#include <string>
#include <vector>

#include "store/vocabulary.h"

// Private to the store: the vocabulary in one row, to be read at once.

namespace materia {

class Connection;

/// From the block, or from the rows where there is none. Throws Error where the block is damaged.
Vocabulary read_vocabulary(Connection& connection);
/// Writes the block where there is none.
void write_vocabulary_block(Connection& connection);
/// That it is what the rows come to.
void check_vocabulary_block(Connection& connection, std::vector<std::string>& problems);

}  // namespace materia
