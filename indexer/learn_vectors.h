#pragma once

#include <cstddef>
#include <future>
#include <vector>

#include "store/writer.h"

namespace materia {

/// Gives every document its vector (store/vectors.h). The space is learned from the collection where there is none, or
/// where more than a fifth of the documents are new or changed since it was; else the new and changed ones are folded
/// into the space there is. Always the same result for the same documents in the same order of ids. A collection of
/// fewer than three documents teaches nothing.
///
/// Works on so many threads (0: as many as there are processors), which makes no difference to the result. Memory and
/// time are bounded: a space is learned from 20,000 documents at most, evenly spaced, and 50,000 terms.
///
/// In two steps, between which the writer is free for other work on the same documents: the space is learned meanwhile.
class VectorLearning {
 public:
  explicit VectorLearning(Writer& writer, std::size_t threads = 0);

  /// Writes what was learned, and the documents' vectors. REQUIRES: to be called once at most.
  void finish();

 private:
  Writer& writer_;
  std::size_t threads_;
  std::vector<DocumentId> missing_;               ///< documents without a vector
  std::future<std::vector<TermVector>> learned_;  ///< not valid where the space there is will do
};

}  // namespace materia
