// Prints what the engines measured, in Markdown, and draws it:
//   peers_report [--plot FILE.svg] RESULTS.jsonl...

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "bench/peers/plot.h"
#include "bench/peers/tables.h"
#include "store/error.h"

namespace materia {
namespace {

int run(int count, char** arguments) {
  std::vector<std::string> files;
  std::string picture;
  CLI::App program("Prints and draws what the engines measured");
  program.add_option("results", files, "JSON lines, a file for each number of documents")->required();
  program.add_option("--plot", picture, "Where the picture goes");
  CLI11_PARSE(program, count, arguments);

  std::vector<Figures> runs;
  for (const std::string& file : files) {
    runs.push_back(read_figures(file));
    fmt::print("{}{}", runs.size() > 1 ? "\n" : "", tables(runs.back()));
  }
  if (!picture.empty() && !(std::ofstream(picture) << plot(runs))) {
    throw Error(picture + ": can't be written");
  }
  return 0;
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  try {
    return materia::run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "peers_report: {}\n", error.what());
    return 2;
  }
}
