#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "query/searcher.h"

namespace materia {

/// The ways in which materia can find documents; the first is what a Searcher does unless told otherwise.
inline constexpr std::array<std::string_view, 2> engines = {"ranked", "fts5"};
inline constexpr std::string_view default_engine = engines.front();

/// Throws Error for an engine that there is not.
Searcher open_searcher(const std::filesystem::path& file, std::string_view engine);

}  // namespace materia
