#pragma once

#include <cstddef>
#include <vector>

#include "store/writer.h"

namespace materia {

/// Documents that stand for all of a collection, which is more than has to be read to learn what it is like.
struct DocumentSample {
  std::vector<DocumentId> ids;
  std::size_t step = 1;  ///< for how many documents of the collection one of these stands
  std::size_t of = 0;    ///< documents of the collection
};

/// At most `most` of the documents: every second, third, … in the order of their ids, all where they are few. Nothing
/// is left to chance. REQUIRES: most > 0.
DocumentSample sample_documents(Writer& writer, std::size_t most);

}  // namespace materia
