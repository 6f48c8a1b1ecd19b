#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "store/document.h"

namespace materia {

/// A decision as a line of JSON, without a newline: path, scheme, concept, action, by, why, at.
std::string decision_line(const Decision& decision);

/// The decisions in lines of JSON; empty lines are passed over. `file` is the name that errors give. Throws Error,
/// naming file and line, for the first line that is no decision.
std::vector<Decision> read_decision_lines(std::istream& lines, const std::filesystem::path& file);

}  // namespace materia
