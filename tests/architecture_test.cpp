// The rooms and their arrows (docs/architecture.md): who may include whom, and which library belongs where.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const std::map<std::string, Names> may_include = {
    {"store", {"store"}},
    {"indexer", {"indexer", "store"}},
    {"query", {"query", "store"}},
    {"web", {"web", "query", "store"}},
    {"evaluation", {"evaluation"}},  // seen by cli, bench and the tests
    {"cli", {"cli", "web", "query", "indexer", "store", "evaluation"}},
};

/// Libraries that only some rooms may name, by the beginning of the include.
const std::map<std::string, Names> homes = {
    {"SQLiteCpp/", {"store", "indexer", "query"}},
    {"sqlite3", {"store", "indexer", "query"}},
    {"httplib", {"web"}},
    {"yaml-cpp/", {"indexer"}},
    {"serd/", {"indexer"}},
    {"gumbo", {"indexer"}},
    {"md4c", {"indexer"}},
    {"CLI/", {"cli"}},
};

/// Headers for the store's own sources; the only ones that may name SQLite.
const Names sqlite_headers = {"store/connection.h", "store/fts_interface.h", "store/page_copy.h",
                              "store/storage_failure.h"};

/// The headers of the C library that have a slash or a .h; what else stands in <> without them is C++'s.
const std::regex c_library(R"((sys|netinet|arpa)/.*|(unistd|fcntl|signal|pthread|poll|errno|stdio|stdlib|string)\.h)");

struct SourceFile {
  std::string room;
  std::string name;  ///< "store/writer.h"
  std::vector<std::string> lines;
  std::vector<std::string> own_includes;          ///< "store/error.h"
  std::vector<std::string> third_party_includes;  ///< <fmt/format.h>

  [[nodiscard]] bool is_header() const { return name.ends_with(".h"); }
};

SourceFile read_source(const std::string& room, const fs::path& file) {
  static const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
  SourceFile source{room, fs::relative(file, MATERIA_SOURCE_DIR).generic_string(), {}, {}, {}};
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    source.lines.push_back(line);
    std::smatch found;
    if (!std::regex_match(line, found, include)) {
      continue;
    }
    const std::string target = found[2];
    if (found[1] == "\"") {
      source.own_includes.push_back(target);
    } else if (target.find_first_of("/.") != std::string::npos && !std::regex_match(target, c_library)) {
      source.third_party_includes.push_back(target);
    }
  }
  return source;
}

std::vector<SourceFile> sources_of(const std::string& room) {
  std::vector<SourceFile> sources;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(MATERIA_SOURCE_DIR) / room)) {
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") {
      sources.push_back(read_source(room, entry.path()));
    }
  }
  REQUIRE_FALSE(sources.empty());
  return sources;
}

std::vector<SourceFile> all_sources() {
  std::vector<SourceFile> sources;
  for (const auto& [room, ignored] : may_include) {
    const auto more = sources_of(room);
    sources.insert(sources.end(), more.begin(), more.end());
  }
  return sources;
}

TEST_CASE("Rooms include only what their arrows allow") {
  for (const SourceFile& source : all_sources()) {
    for (const std::string& target : source.own_includes) {
      if (target.starts_with("embedded/")) {
        continue;  // generated from the room's own data files
      }
      const std::string room = target.substr(0, target.find('/'));
      CAPTURE(source.name, target);
      CHECK(may_include.at(source.room).contains(room));
    }
  }
}

TEST_CASE("Each library is named only in the rooms it belongs to") {
  for (const SourceFile& source : all_sources()) {
    for (const std::string& target : source.third_party_includes) {
      for (const auto& [library, rooms] : homes) {
        if (target.starts_with(library)) {
          CAPTURE(source.name, target);
          CHECK(rooms.contains(source.room));
          const bool is_sqlite = library == "SQLiteCpp/" || library == "sqlite3";
          CHECK((!is_sqlite || !source.is_header() || sqlite_headers.contains(source.name)));
        }
      }
    }
  }
}

TEST_CASE("A header that another room includes shows no library of others") {
  std::map<std::string, SourceFile> headers;
  for (const SourceFile& source : all_sources()) {
    if (source.is_header()) {
      headers.emplace(source.name, source);
    }
  }
  // What another room includes, and what that includes in turn.
  std::vector<std::string> waiting;
  for (const SourceFile& source : all_sources()) {
    for (const std::string& target : source.own_includes) {
      if (!target.starts_with(source.room + "/") && headers.contains(target)) {
        waiting.push_back(target);
      }
    }
  }
  Names seen;
  while (!waiting.empty()) {
    const std::string name = waiting.back();
    waiting.pop_back();
    if (!seen.insert(name).second) {
      continue;
    }
    CAPTURE(name);
    CHECK(headers.at(name).third_party_includes == std::vector<std::string>{});
    for (const std::string& target : headers.at(name).own_includes) {
      waiting.push_back(target);
    }
  }
  CHECK(seen.size() > 10);
}

TEST_CASE("No two headers define a type of the same name") {
  // All rooms share one namespace and end in one program: two such types would be mixed up without a word from the
  // linker.
  static const std::regex definition(R"((?:struct|class|enum class) ([A-Z]\w*)(?: final)?(?: : [^{;]*)? ?\{.*)");
  std::map<std::string, std::string> defined;
  for (const SourceFile& source : all_sources()) {
    for (const std::string& line : source.lines) {
      std::smatch found;
      if (source.is_header() && std::regex_match(line, found, definition)) {
        const auto [first, is_new] = defined.emplace(found[1], source.name);
        CAPTURE(first->second, source.name, found[1].str());
        CHECK(is_new);
      }
    }
  }
  CHECK(defined.size() > 50);
}

TEST_CASE("Files stay short, finished and free of a machine's paths") {
  // Put together so that this file does not find itself.
  const std::vector<std::string> forbidden = {std::string("TO") + "DO", std::string("FIX") + "ME",
                                              std::string("/wo") + "rk/", std::string("/ho") + "me/"};
  auto sources = all_sources();
  const auto tests = sources_of("tests");
  sources.insert(sources.end(), tests.begin(), tests.end());
  for (const SourceFile& source : sources) {
    CAPTURE(source.name);
    CHECK(source.lines.size() <= 350);
    for (const std::string& line : source.lines) {
      CHECK((source.room == "tests" || line.find("/tmp/") == std::string::npos));
      for (const std::string& word : forbidden) {
        if (line.find(word) != std::string::npos) {
          CAPTURE(line);
          CHECK(line.find(word) == std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("Every source of a room is built, and every source that is built exists") {
  for (const auto& [room, ignored] : may_include) {
    std::ifstream stream(fs::path(MATERIA_SOURCE_DIR) / room / "CMakeLists.txt");
    const std::string list{std::istreambuf_iterator<char>(stream), {}};
    for (const SourceFile& source : sources_of(room)) {
      if (!source.is_header()) {
        CAPTURE(source.name);
        CHECK(list.find(fs::path(source.name).filename().string()) != std::string::npos);
      }
    }
  }
}

}  // namespace
}  // namespace materia
