#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>

namespace materia {

/// The value of an environment variable. Throws, naming the script that sets it, where it is not set.
inline const char* required_variable(const char* name, const char* script) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') {
    throw std::runtime_error(fmt::format("{} is not set; {} sets it, bench/README.md says to what", name, script));
  }
  return value;
}

}  // namespace materia
