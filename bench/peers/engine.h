#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/peers/asked.h"

namespace CLI {
class App;
}

namespace materia {

/// What every engine has to find out: the ten best documents, how many there are exactly, and on how many of them each
/// concept of the two facets stands.
struct Answer {
  struct Hit {
    std::int64_t document = 0;
    double score = 0;
  };
  std::vector<Hit> hits;
  std::size_t total = 0;
  std::size_t facet_counts = 0;  ///< the sum over all concepts, which tells whether engines counted the same
};

inline constexpr std::size_t wanted_hits = 10;

/// An open index. Used by one thread.
class SearchEngine {
 public:
  virtual ~SearchEngine() = default;
  virtual Answer answer(const Asked& asked) = 0;
};

/// An engine as a program of three commands; each prints JSON lines:
///
///   index DOCUMENTS.tsv INDEX    builds an index of what export_documents wrote
///   time INDEX QUERIES.tsv       asks every query, several times over, and prints the least CPU time of each
///   first INDEX QUERIES.tsv N    opens the index, asks the Nth query and prints how long both took together
///
/// The least of several passes is taken because what other programs do on the machine can only add to it.
struct EngineProgram {
  std::string name;
  std::function<void(const std::filesystem::path& documents, const std::filesystem::path& index)> build;  ///< or none
  std::function<std::unique_ptr<SearchEngine>(const std::filesystem::path& index)> open;
  std::function<void(CLI::App& program)> add_options = {};  ///< of its own; may be empty
};

/// Its main(): the exit code is 0, or 2 after an error.
int run_engine(EngineProgram& program, int count, char** arguments);

}  // namespace materia
