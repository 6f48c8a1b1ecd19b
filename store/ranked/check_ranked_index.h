#pragma once

#include <string>
#include <vector>

// Private to the store.

namespace materia {

class Connection;

/// What is wrong with the ranked index: a document that is alive in no segment or in several, places of terms that
/// differ from those in the documents, a title's postings that differ from its places, damaged bytes. Empty when all is
/// well, or where an older materia left none. Reads every document and every list, and holds one of each in memory.
std::vector<std::string> ranked_index_problems(Connection& connection);

}  // namespace materia
