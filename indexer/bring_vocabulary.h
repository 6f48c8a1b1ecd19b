#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/read_skos.h"
#include "store/writer.h"

namespace materia {

/// The vocabulary of a knowledge base and where it came from.
struct StoredVocabulary {
  Vocabulary vocabulary;
  std::string hash;          ///< of its sources; empty where there is none yet
  std::string source;        ///< "own" or "built-in"
  std::string applied_over;  ///< hash of the one that it was applied over by hand; empty where an index run brought it
};

StoredVocabulary stored_vocabulary(Writer& writer);
/// Nothing for one that is empty.
void put_stored_vocabulary(Writer& writer, const StoredVocabulary& stored);

/// What sources are told apart by.
std::string hash_of(const std::vector<TurtleSource>& sources);

/// Where an index run looks for its vocabulary.
struct VocabularyPlace {
  std::filesystem::path path;  ///< empty for none on disk
  bool asked_for = false;      ///< named by the person, not found beside the articles
};

/// The place that was named, else CORPUS/vocabulary where that exists.
VocabularyPlace vocabulary_place(const std::filesystem::path& corpus, const std::filesystem::path& named);

/// Stores the vocabulary that an index run uses, where it is another than the stored one; true when documents must be
/// tagged anew. The last word counts: one that was applied by hand (apply_vocabulary.h) stays until another place is
/// named or the files of the corpus change; both are told in `warnings`, as is what the vocabulary itself is warned of.
/// Without a place on disk a vocabulary of its own stays, and the built-in one is brought up to date.
/// Throws Error, like read_skos.
bool bring_vocabulary(Writer& writer, const VocabularyPlace& place, std::vector<std::string>& warnings);

}  // namespace materia
