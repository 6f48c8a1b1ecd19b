#pragma once

#include <filesystem>

#include "store/problems.h"
#include "tests/catch.h"

/// Every test that writes ends with this: FTS5's own check against the documents among others.
inline void check_integrity(const std::filesystem::path& file) {
  CHECK(materia::find_problems(file) == std::vector<std::string>{});
}
