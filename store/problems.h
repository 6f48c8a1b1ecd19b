#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace materia {

/// What is wrong with a knowledge base: SQLite's own check of the file, FTS5's check of the index against the
/// documents, the ranked index and word counts against them, tags against texts, findings and decisions, vectors
/// against the space they belong to, and the tables against each other. Empty when all is well. FTS5 checks through an
/// INSERT, so the file is opened for writing, and left as it was; the call waits for an indexer that is at work. Throws
/// Error when the file can't be opened.
std::vector<std::string> find_problems(const std::filesystem::path& file);

/// In how many documents a concept, or one below it, is a tag.
struct ConceptCount {
  std::string scheme;
  std::string local_name;
  std::size_t documents = 0;

  bool operator==(const ConceptCount&) const = default;
};

/// Counted from the rows alone, by plain SQL, for those concepts that have any: what the facets of all documents are
/// compared with. In the order of scheme and name.
std::vector<ConceptCount> count_concepts(const std::filesystem::path& file);

}  // namespace materia
