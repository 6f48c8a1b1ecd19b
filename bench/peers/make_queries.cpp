// Draws queries of each shape (query_maker.h) from documents, as SHAPE<TAB>QUERY lines on standard output:
//   make_queries [--each N] [--seed N] DOCUMENTS.jsonl
//
// No shape has a query twice. They are drawn from the first 50,000 documents: make_documents draws each document like
// any other.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "bench/peers/query_maker.h"
#include "store/error.h"

namespace materia {
namespace {

constexpr std::size_t most_documents = 50'000;

std::vector<std::string> read_texts(const std::string& file) {
  std::ifstream stream(file);
  std::vector<std::string> texts;
  for (std::string line; texts.size() < most_documents && std::getline(stream, line);) {
    texts.push_back(nlohmann::json::parse(line).at("text").get<std::string>());
  }
  if (texts.empty()) {
    throw Error(file + ": can't be read, or has no documents");
  }
  return texts;
}

int run(int count, char** arguments) {
  std::string documents;
  std::size_t each = 60;
  std::uint64_t seed = 1;
  CLI::App program("Draws queries of each shape from documents");
  program.add_option("documents", documents, "What make_documents wrote")->required();
  program.add_option("--each", each, "Queries of a shape")->capture_default_str();
  program.add_option("--seed", seed, "Names the draw")->capture_default_str();
  CLI11_PARSE(program, count, arguments);

  QueryMaker maker(read_texts(documents), seed);
  for (std::size_t shape = 0; shape < shape_names.size(); ++shape) {
    std::set<std::string> made;
    // A small corpus may have too few of a shape; then there are fewer.
    for (std::size_t attempt = 0; made.size() < each && attempt < 1000 * each; ++attempt) {
      const auto query = maker.make(static_cast<Shape>(shape));
      if (query && made.insert(*query).second) {
        fmt::print("{}\t{}\n", shape_names.at(shape), *query);
      }
    }
  }
  return 0;
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  try {
    return materia::run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "make_queries: {}\n", error.what());
    return 2;
  }
}
