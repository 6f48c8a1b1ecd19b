#pragma once

#include <string>

#include "store/vocabulary.h"

namespace materia {

/// The Turtle that read_skos() reads as this vocabulary: the same schemes, concepts, labels, tree and codes, in the
/// same order. Labels keep their languages; notes are marked as English.
std::string write_turtle(const Vocabulary& vocabulary);

}  // namespace materia
