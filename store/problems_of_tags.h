#pragma once

#include <string>
#include <vector>

// Private to the store: what problems.h looks at.

namespace materia {

class Connection;

/// False where the next run makes all tags anew: a file that an older materia made was brought up to date.
bool has_tags(Connection& connection);

/// That each document's tags are what its findings, front matter and the decisions on it come to, and what is kept of
/// them rolled up, once it has_tags.
void check_tags(Connection& connection, std::vector<std::string>& problems);

/// That all vectors have as many components as the space that was learned.
void check_vectors(Connection& connection, std::vector<std::string>& problems);

}  // namespace materia
