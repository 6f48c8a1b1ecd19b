#pragma once

#include <string>
#include <vector>

#include "store/vocabulary.h"

// Private to the store: the vocabulary as rows.

namespace materia {

class Connection;

/// Row by row; read_vocabulary() (vocabulary_block.h) is quicker.
Vocabulary read_vocabulary_rows(Connection& connection);

/// Replaces the stored vocabulary; concepts keep their rows (kept_rows). Runs inside the caller's transaction.
void write_vocabulary(Connection& connection, const Vocabulary& vocabulary);

/// Makes out the terms of all stored labels: where another analyzer did, or none.
void write_label_terms(Connection& connection);
/// That they are what this analyzer makes of the labels.
void check_label_terms(Connection& connection, std::vector<std::string>& problems);

}  // namespace materia
