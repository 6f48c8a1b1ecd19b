#pragma once

#include <string>

namespace materia {

/// Of the library that this program runs with: "3.40.1".
std::string sqlite_version();

}  // namespace materia
