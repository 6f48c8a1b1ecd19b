#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace materia {

/// Several authors are kept as one text, "A. Writer; Writer, B.": a semicolon stands in no name, a comma does in many.
/// Both pass over what is empty.
std::string join_authors(const std::vector<std::string>& authors);
std::vector<std::string> split_authors(std::string_view authors);

}  // namespace materia
