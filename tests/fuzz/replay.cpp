// Runs the targets (targets.h) on files, with any compiler: what fuzzers have found once, and our own data.
//   replay [--list] [TARGET FILE|FOLDER]...
// Without arguments: tests/fuzz/inputs/TARGET/* each with its target, and the corpus that ships. --list prints the
// targets. Exit code 1 for a fault, which is told with its file.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/targets.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

std::size_t runs = 0;
std::size_t faults = 0;

void replay(const FuzzTarget& target, const fs::path& path) {
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::directory_iterator(path)) {
      replay(target, entry.path());
    }
    return;
  }
  std::ifstream stream(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  ++runs;
  try {
    target.run(bytes);
  } catch (const std::exception& failure) {
    ++faults;
    std::fprintf(stderr, "replay: %s %s: %s\n", std::string(target.name).c_str(), path.c_str(), failure.what());
  }
}

void replay_own_data() {
  const fs::path source = MATERIA_SOURCE_DIR;
  for (const std::span<const FuzzTarget> targets : {indexer_targets(), query_targets()}) {
    for (const FuzzTarget& target : targets) {
      if (const fs::path inputs = source / "tests" / "fuzz" / "inputs" / target.name; fs::exists(inputs)) {
        replay(target, inputs);
      }
    }
  }
  for (const char* target : {"text", "markdown", "html", "front_matter", "analyzer", "tagger", "snippet"}) {
    replay(*find_target(target), source / "corpus" / "articles");
  }
  replay(*find_target("turtle"), source / "corpus" / "vocabulary");
}

int run(const std::vector<std::string>& words) {
  if (words == std::vector<std::string>{"--list"}) {
    for (const std::span<const FuzzTarget> targets : {indexer_targets(), query_targets()}) {
      for (const FuzzTarget& target : targets) {
        std::printf("%s\n", std::string(target.name).c_str());
      }
    }
    return 0;
  }
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    const FuzzTarget* target = find_target(words[i]);
    if (target == nullptr) {
      std::fprintf(stderr, "replay: no target %s\n", words[i].c_str());
      return 2;
    }
    replay(*target, words[i + 1]);
  }
  if (words.empty()) {
    replay_own_data();
  }
  std::printf("replay: %zu inputs, %zu faults\n", runs, faults);
  return faults == 0 ? 0 : 1;
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  return materia::run({arguments + 1, arguments + count});
}
