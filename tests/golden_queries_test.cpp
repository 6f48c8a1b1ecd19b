// How well the shipped corpus answers what people type: golden_queries.tsv holds the queries and the recorded numbers.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/shipped_corpus.h"

namespace materia {
namespace {

constexpr std::size_t looked_at = 10;  ///< an article below this rank is not found

struct GoldenQuery {
  std::string text;
  std::vector<std::string> expected;
};

struct Quality {
  double recall_at_1 = 0;
  double recall_at_5 = 0;
  double mrr = 0;
};

struct GoldenFile {
  std::vector<GoldenQuery> queries;
  Quality recorded;
};

Quality read_recorded(const std::string& line) {
  Quality recorded;
  std::string ignored;
  std::istringstream words(line);
  words >> ignored >> ignored >> ignored >> recorded.recall_at_1 >> ignored >> recorded.recall_at_5 >> ignored >>
      recorded.mrr;
  REQUIRE(words);
  return recorded;
}

GoldenFile read_golden_file() {
  GoldenFile golden;
  std::ifstream stream(std::filesystem::path(MATERIA_SOURCE_DIR) / "tests/golden_queries.tsv");
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("# recorded:")) {
      golden.recorded = read_recorded(line);
    }
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::istringstream fields(line);
    GoldenQuery query;
    std::getline(fields, query.text, '\t');
    for (std::string path; std::getline(fields, path, '\t');) {
      query.expected.push_back(path);
    }
    golden.queries.push_back(query);
  }
  return golden;
}

/// The rank of the first expected article; 0 when none is found.
std::size_t rank_of(const GoldenQuery& golden, Searcher& searcher) {
  Query query = searcher.parse(golden.text);
  query.limit = looked_at;
  const Results results = searcher.search(std::move(query));
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    if (std::find(golden.expected.begin(), golden.expected.end(), results.hits[i].path) != golden.expected.end()) {
      return i + 1;
    }
  }
  return 0;
}

TEST_CASE("Golden queries name articles that exist, and enough of them") {
  const GoldenFile golden = read_golden_file();
  CHECK(golden.queries.size() >= 40);
  for (const GoldenQuery& query : golden.queries) {
    CAPTURE(query.text);
    REQUIRE_FALSE(query.expected.empty());
    for (const std::string& path : query.expected) {
      CAPTURE(path);
      CHECK(std::filesystem::exists(shipped_corpus() / path));
    }
  }
}

TEST_CASE("Golden queries are answered as well as recorded") {
  const GoldenFile golden = read_golden_file();
  Searcher searcher(ShippedKnowledgeBase::instance().file());
  Quality quality;
  std::string failing;
  for (const GoldenQuery& query : golden.queries) {
    const std::size_t rank = rank_of(query, searcher);
    quality.recall_at_1 += rank == 1 ? 1 : 0;
    quality.recall_at_5 += rank >= 1 && rank <= 5 ? 1 : 0;
    quality.mrr += rank == 0 ? 0 : 1 / static_cast<double>(rank);
    if (rank != 1) {
      failing += fmt::format("\n  {} \"{}\"", rank == 0 ? "not found" : fmt::format("at rank {}", rank), query.text);
    }
  }
  const auto count = static_cast<double>(golden.queries.size());
  quality = {quality.recall_at_1 / count, quality.recall_at_5 / count, quality.mrr / count};
  WARN(fmt::format("{} golden queries: recall@1 {:.3f} recall@5 {:.3f} MRR {:.3f}{}", golden.queries.size(),
                   quality.recall_at_1, quality.recall_at_5, quality.mrr, failing));
  constexpr double rounding = 0.0005;
  REQUIRE(golden.recorded.mrr > 0);
  CHECK(quality.recall_at_1 + rounding >= golden.recorded.recall_at_1);
  CHECK(quality.recall_at_5 + rounding >= golden.recorded.recall_at_5);
  CHECK(quality.mrr + rounding >= golden.recorded.mrr);
}

}  // namespace
}  // namespace materia
