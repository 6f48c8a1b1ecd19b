// How well the shipped corpus answers what people type: golden_queries.tsv holds the queries and the recorded numbers.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
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
std::size_t rank_among(const std::vector<Hit>& hits, const std::vector<std::string>& expected) {
  const auto hit = std::find_if(hits.begin(), hits.end(), [&](const Hit& candidate) {
    return std::find(expected.begin(), expected.end(), candidate.path) != expected.end();
  });
  return hit == hits.end() ? 0 : static_cast<std::size_t>(hit - hits.begin()) + 1;
}

struct Answer {
  std::size_t rank = 0;              ///< 0 when not found
  bool followed_suggestion = false;  ///< as a person would who is asked "did you mean"
};

Answer answer_of(const GoldenQuery& golden, Searcher& searcher) {
  const auto search = [&](const std::string& text) {
    Query query = searcher.parse(text);
    query.limit = looked_at;
    return searcher.search(std::move(query));
  };
  const Results typed = search(golden.text);
  const std::size_t rank = rank_among(typed.hits, golden.expected);
  if (rank > 0 || !typed.did_you_mean) {
    return {rank, false};
  }
  const std::size_t after = rank_among(search(*typed.did_you_mean).hits, golden.expected);
  return {after, after > 0};
}

TEST_CASE("Golden queries name articles that exist, and enough of them") {
  const GoldenFile golden = read_golden_file();
  CHECK(golden.queries.size() >= 100);
  std::set<std::string> texts;
  std::map<std::string, std::size_t> asked_for;
  for (const GoldenQuery& query : golden.queries) {
    CAPTURE(query.text);
    REQUIRE_FALSE(query.expected.empty());
    CHECK(texts.insert(query.text).second);
    for (const std::string& path : query.expected) {
      CAPTURE(path);
      ++asked_for[path];
      CHECK(std::filesystem::exists(shipped_corpus() / path));
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(shipped_corpus() / "articles")) {
    const std::string path = "articles/" + entry.path().filename().string();
    CAPTURE(path);
    CHECK(asked_for[path] >= 2);
  }
}

TEST_CASE("Golden queries are answered as well as recorded") {
  const GoldenFile golden = read_golden_file();
  Searcher searcher(ShippedKnowledgeBase::instance().file());
  Quality quality;
  std::size_t suggestions = 0;
  std::string failing;
  for (const GoldenQuery& query : golden.queries) {
    const auto [rank, followed_suggestion] = answer_of(query, searcher);
    suggestions += followed_suggestion ? 1 : 0;
    quality.recall_at_1 += rank == 1 ? 1 : 0;
    quality.recall_at_5 += rank >= 1 && rank <= 5 ? 1 : 0;
    quality.mrr += rank == 0 ? 0 : 1 / static_cast<double>(rank);
    if (rank != 1) {
      failing += fmt::format("\n  {} \"{}\"", rank == 0 ? "not found" : fmt::format("at rank {}", rank), query.text);
    }
  }
  const auto count = static_cast<double>(golden.queries.size());
  quality = {quality.recall_at_1 / count, quality.recall_at_5 / count, quality.mrr / count};
  WARN(fmt::format(
      "{} golden queries: recall@1 {:.3f} recall@5 {:.3f} MRR {:.3f}, {} after another spelling was offered{}",
      golden.queries.size(), quality.recall_at_1, quality.recall_at_5, quality.mrr, suggestions, failing));
  constexpr double rounding = 0.0005;
  REQUIRE(golden.recorded.mrr > 0);
  CHECK(quality.recall_at_1 + rounding >= golden.recorded.recall_at_1);
  CHECK(quality.recall_at_5 + rounding >= golden.recorded.recall_at_5);
  CHECK(quality.mrr + rounding >= golden.recorded.mrr);
}

}  // namespace
}  // namespace materia
