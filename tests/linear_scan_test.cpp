// What a search finds, ranks and counts, against a scan of every document that is as plain as the formula
// (tests/linear_scan.h), on random documents that come, change and go, and random queries.
//
//   MATERIA_SCAN_QUERIES  how many (script/compare sets it); 300 where nothing is said
//   MATERIA_SCAN_SEED     another run

#include "tests/linear_scan.h"

#include <cmath>
#include <cstdlib>
#include <iostream>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/random_corpus.h"

namespace materia {
namespace {

std::size_t number(const char* variable, std::size_t otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::stoul(value);
}

/// The engine counts in floats here and there.
bool same(double left, double right) {
  return std::abs(left - right) <= 1e-5 * std::max({1.0, std::abs(left), std::abs(right)});
}

Query random_query(RandomCorpus& random, Searcher& searcher) {
  static const std::vector<std::string> conditions = {"herniated-disc", "spine-condition", "back-pain",
                                                      "lumbar-disc-herniation"};
  static const std::vector<std::string> therapies = {"regenerative-medicine", "ozone-therapy", "physical-therapy"};
  Query query = searcher.parse(random.query());
  query.match = static_cast<MatchMode>(random.below(3));
  query.exact = true;
  query.copies = true;
  query.texts = false;
  query.limit = 1000;
  if (random.one_in(4)) {
    query.filters["condition"] = {conditions[random.below(conditions.size())]};
  }
  if (random.one_in(6)) {
    query.filters["therapy"] = {therapies[random.below(therapies.size())], therapies[random.below(therapies.size())]};
  }
  if (random.one_in(6)) {
    query.excluded_filters["condition"] = {conditions[random.below(conditions.size())]};
  }
  if (random.one_in(8)) {
    query.excluded_filters["therapy"] = {therapies[random.below(therapies.size())]};
  }
  query.about_only = random.one_in(4);
  return query;
}

std::map<std::string, std::size_t> counts_of(const Results& results) {
  std::map<std::string, std::size_t> counts;
  for (const Facet& facet : results.facets) {
    for (const FacetCount& count : facet.counts) {
      if (count.count > 0 && !count.excluded) {
        counts[facet.scheme + ":" + count.concept_name()] = count.count;
      }
    }
  }
  return counts;
}

void compare(const Results& results, const LinearScan::Answer& expected) {
  REQUIRE(results.total == expected.total);
  REQUIRE(counts_of(results) == expected.facets);
  REQUIRE(results.hits.size() == expected.hits.size());
  std::map<DocumentId, double> scores;
  for (const LinearScan::Hit& hit : expected.hits) {
    scores[hit.id] = hit.score;
  }
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    INFO("hit " << i << ", document " << results.hits[i].id << ", expected document " << expected.hits[i].id);
    REQUIRE(scores.contains(results.hits[i].id));
    REQUIRE(same(results.hits[i].score, scores.at(results.hits[i].id)));
    // The same order, but where two scores are hardly to be told apart.
    REQUIRE(same(results.hits[i].score, expected.hits[i].score));
  }
}

}  // namespace

TEST_CASE("A search finds, ranks and counts what a plain scan of every document does") {
  RandomCorpus random(static_cast<std::uint32_t>(number("MATERIA_SCAN_SEED", 20250314)));
  ChangingBase base(random);
  const std::size_t queries = number("MATERIA_SCAN_QUERIES", 300);
  constexpr std::size_t rounds = 10;
  base.change(120, 0, 0);
  std::size_t asked = 0;
  std::size_t found = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    const LinearScan scan(base.file());
    Searcher searcher(base.file(), nullptr, round % 4 == 3 ? Engine::fts5 : Engine::ranked);
    for (; asked < queries * (round + 1) / rounds; ++asked) {
      Query query = random_query(random, searcher);
      if (query.clauses.empty()) {
        continue;  // all documents, newest first: nothing is scored
      }
      CAPTURE(query.text, static_cast<int>(query.match), asked, round);
      const Results results = searcher.search(query);
      query.match = scan.decided(query);
      REQUIRE(results.match == query.match);
      found += results.total > 0 ? 1 : 0;
      compare(results, scan.search(query));
    }
    base.change(1 + random.below(40), random.below(20), random.below(30));
  }
  std::cout << asked << " random queries against a plain scan, " << found << " of them with hits: no difference\n";
  CHECK(found > asked / 2);
}

}  // namespace materia
