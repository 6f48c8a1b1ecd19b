#pragma once

#include <cstddef>

#include "store/analyzer.h"
#include "store/writer.h"

namespace materia {

/// Gives every document its vector (store/vectors.h). The space is learned from the collection where there is none, or
/// where more than a fifth of the documents are new or changed since it was; else the new and changed ones are folded
/// into the space there is. Always the same result for the same documents in the same order of ids. A collection of
/// fewer than three documents teaches nothing.
///
/// Documents are folded in by so many threads (0: as many as there are processors), which makes no difference to the
/// result. Memory and time are bounded: a space is learned from 20,000 documents at most, evenly spaced, and 50,000
/// terms.
void learn_vectors(Writer& writer, Analyzer& analyzer, std::size_t threads = 0);

}  // namespace materia
