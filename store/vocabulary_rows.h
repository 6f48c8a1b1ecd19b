#pragma once

#include "store/vocabulary.h"

// Private to the store: the vocabulary as rows.

namespace materia {

class Connection;

Vocabulary read_vocabulary(Connection& connection);

/// Replaces the stored vocabulary; concepts keep their rows (kept_rows). Runs inside the caller's transaction.
void write_vocabulary(Connection& connection, const Vocabulary& vocabulary);

}  // namespace materia
