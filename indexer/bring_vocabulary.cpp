#include "indexer/bring_vocabulary.h"

#include <fmt/format.h>

#include "indexer/scan_corpus.h"

namespace materia {

namespace fs = std::filesystem;

StoredVocabulary stored_vocabulary(Writer& writer) {
  return {writer.vocabulary(), writer.fact("vocabulary_hash"), writer.fact("vocabulary_source"),
          writer.fact("vocabulary_applied_over")};
}

void put_stored_vocabulary(Writer& writer, const StoredVocabulary& stored) {
  if (stored.hash.empty()) {
    return;
  }
  writer.put_vocabulary(stored.vocabulary);
  writer.put_fact("vocabulary_hash", stored.hash);
  writer.put_fact("vocabulary_source", stored.source);
  writer.put_fact("vocabulary_applied_over", stored.applied_over);
}

std::string hash_of(const std::vector<TurtleSource>& sources) {
  std::string all;
  for (const TurtleSource& source : sources) {
    all += source.text;
    all += '\0';
  }
  return fmt::format("{:016x}", hash_bytes(all));
}

VocabularyPlace vocabulary_place(const fs::path& corpus, const fs::path& named) {
  if (!named.empty()) {
    return {named, true};
  }
  return {fs::is_directory(corpus / "vocabulary") ? corpus / "vocabulary" : fs::path(), false};
}

bool bring_vocabulary(Writer& writer, const VocabularyPlace& place, std::vector<std::string>& warnings) {
  const std::string stored = writer.fact("vocabulary_hash");
  const std::string applied_over = writer.fact("vocabulary_applied_over");
  if (place.path.empty() && writer.fact("vocabulary_source") == "own") {
    return false;  // this knowledge base came with a vocabulary; the built-in one must not take its place
  }
  const std::vector<TurtleSource> sources = place.path.empty() ? builtin_vocabulary() : turtle_sources(place.path);
  const std::string hash = hash_of(sources);
  if (hash == stored) {
    return false;
  }
  if (!place.asked_for && hash == applied_over) {
    warnings.push_back(
        fmt::format("the vocabulary that was applied stays in use, not that of {}; to go back to it, "
                    "give --vocabulary {}",
                    place.path.string(), place.path.string()));
    return false;
  }
  SkosReading reading = read_skos(sources);
  if (!applied_over.empty()) {
    warnings.push_back(fmt::format("the vocabulary that was applied is replaced by that of {}{}", place.path.string(),
                                   place.asked_for ? "" : ", whose files have changed since"));
  }
  warnings.insert(warnings.end(), reading.warnings.begin(), reading.warnings.end());
  put_stored_vocabulary(writer, {std::move(reading.vocabulary), hash, place.path.empty() ? "built-in" : "own", ""});
  return true;
}

}  // namespace materia
