// The two engines of a searcher must not differ: FTS5 is the reference for the ranked index, with documents that come,
// change and go in between. Queries and documents are random, from a fixed seed.

#include <string>
#include <vector>

#include "query/searcher.h"
#include "store/connection.h"
#include "store/ranked/ranked_index_writer.h"
#include "tests/catch.h"
#include "tests/random_corpus.h"

namespace materia {
namespace {

/// What must be the same, as a text that a failing test can show.
std::string described(const Results& results) {
  std::string text = std::to_string(results.total) + "/" +
                     (results.total_all ? std::to_string(*results.total_all) : "-") + "/" +
                     std::to_string(static_cast<int>(results.match));
  for (const Hit& hit : results.hits) {
    text += "\n" + hit.path + " " + std::to_string(hit.score) + " copies " + std::to_string(hit.copies.size());
    for (const ScorePart& part : hit.explanation) {
      text += " " + std::to_string(part.value);
    }
  }
  for (const Facet& facet : results.facets) {
    for (const FacetCount& count : facet.counts) {
      text += "\n" + count.concept_name() + " " + std::to_string(count.count);
    }
  }
  return text;
}

std::size_t compare(Searcher& ranked, Searcher& reference, RandomCorpus& random, std::size_t queries) {
  static const std::vector<std::string> conditions = {"herniated-disc", "spine-condition", "back-pain"};
  std::size_t found = 0;
  for (std::size_t i = 0; i < queries; ++i) {
    Query query = ranked.parse(random.query());
    query.match = static_cast<MatchMode>(random.below(3));
    query.exact = random.one_in(3);
    query.copies = random.one_in(3);
    query.explain = random.one_in(4);
    query.limit = random.one_in(10) ? 1000 : 1 + random.below(12);
    query.offset = random.one_in(4) ? random.below(150) : 0;
    if (random.one_in(4)) {
      query.filters["condition"] = {conditions[random.below(conditions.size())]};
      query.about_only = random.one_in(2);
    }
    const Results expected = reference.search(query);
    const Results results = ranked.search(query);
    found += results.total > 0 ? 1 : 0;
    INFO("query: " << query.text << ", match " << static_cast<int>(query.match) << ", offset " << query.offset);
    REQUIRE(described(results) == described(expected));
    REQUIRE(results.hits.size() == expected.hits.size());
    for (std::size_t hit = 0; hit < results.hits.size(); ++hit) {
      REQUIRE(results.hits[hit].score == expected.hits[hit].score);
    }
  }
  return found;
}

TEST_CASE("Both engines find, rank and count the same, whatever came, changed and went") {
  RandomCorpus random(20240229);
  ChangingBase base(random);
  Searcher ranked(base.file(), nullptr, Engine::ranked);
  Searcher reference(base.file(), nullptr, Engine::fts5);
  struct Change {
    std::size_t add;
    std::size_t update;
    std::size_t remove;
  };
  const std::vector<Change> changes = {{700, 0, 0}, {3, 0, 0},    {0, 1, 0}, {0, 0, 1}, {40, 20, 20},
                                       {0, 0, 300}, {300, 50, 5}, {5, 5, 5}, {1, 0, 0}, {0, 0, 1000}};
  std::size_t found = 0;
  for (const Change& change : changes) {
    base.change(change.add, change.update, change.remove);
    Reader reader(base.file());
    REQUIRE(reader.ranked_segments());
    CHECK_FALSE(reader.ranked_segments()->empty());
    CHECK(reader.ranked_segments()->size() <= 4);
    found += compare(ranked, reference, random, 200);
  }
  CHECK(found > 1000);
}

TEST_CASE("Both engines find the same when the first document of a segment is gone") {
  RandomCorpus random(20240301);
  ChangingBase base(random);
  base.change(60, 0, 0);
  base.remove_first();
  Searcher ranked(base.file(), nullptr, Engine::ranked);
  Searcher reference(base.file(), nullptr, Engine::fts5);
  CHECK(compare(ranked, reference, random, 100) > 50);
}

TEST_CASE("Both engines find the same in a file of an older version, without sets of documents") {
  RandomCorpus random(20240302);
  ChangingBase base(random);
  base.change(400, 0, 0);
  {
    Connection connection(base.file(), Connection::Access::write);
    REQUIRE(connection.database().exec("DELETE FROM ranked_set") > 0);
  }
  Searcher ranked(base.file(), nullptr, Engine::ranked);
  Searcher reference(base.file(), nullptr, Engine::fts5);
  CHECK(compare(ranked, reference, random, 100) > 50);
}

TEST_CASE("Small segments become one, large ones are left alone until much of them is gone") {
  CHECK(segments_to_merge({}).empty());
  CHECK(segments_to_merge({{10, 10}}).empty());
  CHECK(segments_to_merge({{1000, 1000}, {10, 10}}).empty());
  CHECK(segments_to_merge({{1000, 1000}, {10, 10}, {10, 10}}) == std::vector<std::size_t>{1, 2});
  CHECK(segments_to_merge({{100, 100}, {20, 20}, {15, 15}}) == std::vector<std::size_t>{2, 1, 0});
  CHECK(segments_to_merge({{1000, 700}, {10, 10}}) == std::vector<std::size_t>{1, 0});
  CHECK(segments_to_merge({{1000, 1}}) == std::vector<std::size_t>{0});
}

}  // namespace
}  // namespace materia
