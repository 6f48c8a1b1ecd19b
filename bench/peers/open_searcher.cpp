#include "bench/peers/open_searcher.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace materia {

Searcher open_searcher(const std::filesystem::path& file, std::string_view engine) {
  if (std::find(engines.begin(), engines.end(), engine) == engines.end()) {
    throw Error(fmt::format("there is no engine \"{}\"; there are: {}", engine, fmt::join(engines, ", ")));
  }
  return Searcher(file, nullptr, engine == "fts5" ? Engine::fts5 : Engine::ranked);
}

}  // namespace materia
