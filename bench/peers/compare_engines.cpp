// Compares two engines of materia on one knowledge base: the same hits in the same order with the same scores, the same
// totals and facets, on random queries:
//   compare_engines [--queries N] [--seed N] [--first ENGINE] [--second ENGINE] FILE.db
//
// Queries have every shape, drawn from the knowledge base's own texts, and at random exclusions, fields, groups joined
// by OR, match modes, filters, assertions, understanding, copies, offsets and limits. Prints the number of differences
// and the first of them; the exit code is 1 where there is one.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <exception>
#include <string>

#include "bench/peers/differences.h"
#include "bench/peers/open_searcher.h"
#include "bench/peers/random_queries.h"

namespace materia {
namespace {

constexpr std::size_t shown_differences = 5;

int run(int count, char** arguments) {
  std::string file;
  std::size_t queries = 20'000;
  std::uint64_t seed = 1;
  double tolerance = 1e-9;
  std::string first(engines.front());
  std::string second(engines.back());
  CLI::App program("Compares two engines on random queries");
  program.add_option("file", file, "A knowledge base")->required();
  program.add_option("--queries", queries, "How many")->capture_default_str();
  program.add_option("--seed", seed, "Names the draw")->capture_default_str();
  program.add_option("--first", first, "The reference")->capture_default_str();
  program.add_option("--second", second, "What is compared with it")->capture_default_str();
  program.add_option("--tolerance", tolerance, "How far scores may be apart, as a share")->capture_default_str();
  CLI11_PARSE(program, count, arguments);

  Searcher reference = open_searcher(file, first);
  Searcher compared = open_searcher(file, second);
  RandomQueries random(file, seed);
  std::size_t different = 0;
  for (std::size_t i = 0; i < queries; ++i) {
    const RandomQuery asked = random.next();
    const auto difference =
        find_difference(reference.search(asked.build(reference)), compared.search(asked.build(compared)), tolerance);
    if (difference && ++different <= shown_differences) {
      fmt::print("{}\n  {}\n", asked.description(), *difference);
    }
  }
  fmt::print("{} and {}: {} differences in {} queries\n", first, second, different, queries);
  return different == 0 ? 0 : 1;
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  try {
    return materia::run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "compare_engines: {}\n", error.what());
    return 2;
  }
}
