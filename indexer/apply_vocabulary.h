#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "indexer/read_skos.h"
#include "indexer/vocabulary_change.h"

namespace materia {

/// What applying a vocabulary would change. Tags every article from its stored text in memory; nothing is written.
/// Throws Error for a fault of the vocabulary (read_skos, kept_rows) or a file that is no knowledge base.
VocabularyChange preview_vocabulary(const std::filesystem::path& knowledge_base,
                                    const std::vector<TurtleSource>& sources);

struct AppliedVocabulary {
  VocabularyChange change;
  std::int64_t generation = 0;
  double seconds = 0;
};

/// Puts a vocabulary in the place of the stored one and tags every article anew from its stored text, in one
/// transaction: readers see the old tags until it commits. No file of the corpus is read. Changes to tags are noted for
/// review; decisions hold, and those on concepts that are gone are kept. The vocabulary stays in use in later index
/// runs (bring_vocabulary.h). Where it is the stored one already, nothing changes. Throws Error as preview_vocabulary
/// does, and changes nothing then.
AppliedVocabulary apply_vocabulary(const std::filesystem::path& knowledge_base,
                                   const std::vector<TurtleSource>& sources);

}  // namespace materia
