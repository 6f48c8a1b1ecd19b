#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace materia {

/// What is wrong with a knowledge base: SQLite's own check of the file, FTS5's check of the index against the
/// documents, and the tables against each other. Empty when all is well. FTS5 checks through an INSERT, so the file is
/// opened for writing, and left as it was; the call waits for an indexer that is at work. Throws Error when the file
/// can't be opened.
std::vector<std::string> find_problems(const std::filesystem::path& file);

}  // namespace materia
