#include "query/rank.h"

#include <cmath>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

bool near(double value, double expected) {
  return std::abs(value - expected) < 1e-5;
}

/// Scores by document position, -1 where a document was not found.
struct Scored : Ranking {
  [[nodiscard]] double score(std::size_t document) const {
    for (const RankedDocument& ranked : best) {
      if (ranked.document == document) {
        return ranked.score;
      }
    }
    return -1;
  }
};

Scored rank(Reader& reader, const Snapshot& snapshot, const std::vector<Clause>& clauses, MatchMode match,
            const Bitset* allowed = nullptr, std::size_t keep = 10) {
  Analyzer analyzer;
  const DistinctClauses asked = distinct(clauses);
  const MatchExpression expression = match_expression(asked.clauses, match);
  const Units units = make_units(
      asked, expression.phrases, "", snapshot, reader,
      [&](const Clause& clause, std::optional<Field> only) { return reader.count(count_expression(clause, only)); });
  const Scorer scorer(units, asked.clauses, snapshot, analyzer);
  Ranker ranker(snapshot, scorer, match, allowed, nullptr, nullptr, keep);
  reader.match(expression.text, ranker);
  return {ranker.take()};
}

std::vector<Clause> parsed(const std::string& typed) {
  Analyzer analyzer;
  return parse_query(typed, {}, analyzer).clauses;
}

TEST_CASE("The inverse document frequency stays positive for a clause in every document") {
  CHECK(near(inverse_document_frequency(3, 2), std::log(1.6)));
  CHECK(near(inverse_document_frequency(3, 0), std::log(8.0)));
  CHECK(inverse_document_frequency(1000, 1000) > 0);
  CHECK(inverse_document_frequency(1000, 600) > inverse_document_frequency(1000, 700));
}

TEST_CASE("Saturation rises with the frequency towards k1 + 1 and falls with the length") {
  const double mean = length_norm(10, 10, 1.2, 0.75);
  CHECK(saturation(0, mean, 1.2) == 0);
  CHECK(near(saturation(1, mean, 1.2), 1));
  CHECK(near(saturation(2, mean, 1.2), 1.375));
  CHECK(near(saturation(1e9, mean, 1.2), 2.2));
  CHECK(saturation(1, length_norm(20, 10, 1.2, 0.75), 1.2) < 1);
}

TEST_CASE("A clause typed again weighs less than twice") {
  CHECK(repetition_weight(1) == 1);
  CHECK(repetition_weight(2) == 1.5);
  const DistinctClauses asked = distinct(parsed("knee hip knee"));
  REQUIRE(asked.clauses.size() == 2);
  CHECK(asked.times == std::vector<std::size_t>{2, 1});
}

TEST_CASE("Scores are those worked out by hand") {
  // Whole lengths 4, 5, 3: mean 4. Title lengths 2, 1, 2: mean 5/3.
  SmallKnowledgeBase base;
  base.add("0", "knee pain", "knee joint");
  base.add("1", "hip", "knee hip hip hip");
  base.add("2", "spine care", "disc");
  Reader reader(base.file());
  const Reader::Transaction transaction(reader);
  Analyzer analyzer;
  const Snapshot snapshot(reader, analyzer);
  CHECK(near(snapshot.lengths().mean(), 4));
  CHECK(near(snapshot.lengths().mean_title(), 5.0 / 3));

  SECTION("one word: text and title") {
    const Scored ranking = rank(reader, snapshot, parsed("knee"), MatchMode::all);
    // idf ln(1 + 1.5/2.5) = 0.470004. Title idf ln(1 + 2.5/1.5) = 0.980829, that of "pain" is the same: half is
    // covered. 0: 0.470004 × 2 × 2.2 / (2 + 1.2) = 0.646255; title 0.7 × sqrt(0.5) × 0.980829 × 1.9 / (1 + 0.9 × 1.15)
    // = 0.453284.
    CHECK(near(ranking.score(0), 1.099539));
    // 1: 0.470004 × 2.2 / (1 + 1.2 × 1.1875) = 0.426395.
    CHECK(near(ranking.score(1), 0.426395));
    CHECK(ranking.score(2) == -1);
    CHECK(ranking.total == 2);
  }
  SECTION("a title counts by the root of the share of it that was asked for, whatever else was asked") {
    const Scored ranking = rank(reader, snapshot, parsed("knee disc"), MatchMode::any);
    CHECK(near(ranking.score(0), 1.099539));
    // 2: ln(1 + 2.5/1.5) × 2.2 / (1 + 1.2 × (0.25 + 0.75 × 0.75)) = 0.980829 × 1.113924.
    CHECK(near(ranking.score(2), 1.092569));
    CHECK(ranking.total == 3);
    CHECK(ranking.total_all == 0);
  }
  SECTION("names that were added count 0.8, pooled with what was typed, where that is the better reading") {
    std::vector<Clause> clauses = parsed("knee OR hip");
    clauses[0].alternatives[1].typed = false;
    const Scored ranking = rank(reader, snapshot, clauses, MatchMode::all);
    // 1: tf 1 + 4 × 0.8 = 4.2, idf 0.470004 × 4.2 × 2.2 / (4.2 + 1.425) = 0.772060 against 0.426395 for knee alone.
    // Title: hip 0.8, covered whole; 0.7 × 0.470004 × 0.8 × 1.9 / (0.8 + 0.9 × (0.25 + 0.75 × 0.6)) = 0.349710.
    CHECK(near(ranking.score(1), 0.772060 + 0.349710));
    // 0 has only what was typed, whose idf alone is the same: the two readings are equal.
    CHECK(near(ranking.score(0), 1.099539));
  }
  SECTION("words that stand apart are scored as words, and have the clause only together") {
    std::vector<Clause> clauses = parsed("\"hip knee\"");
    Alternative scattered = parsed("\"hip knee\"")[0].alternatives[0];
    scattered.scattered = true;
    clauses[0].alternatives.push_back(scattered);
    const Scored ranking = rank(reader, snapshot, clauses, MatchMode::all);
    CHECK(ranking.total == 1);
    // 1: hip 0.980829 × 4 × 2.2 / (4 + 1.425) = 1.591022, knee 0.426395; title 0.7 × 0.980829 × 1.9 / 1.63 = 0.800308.
    CHECK(near(ranking.score(1), 1.591022 + 0.426395 + 0.800308));
    clauses[0].alternatives.back().loose = true;
    CHECK(rank(reader, snapshot, clauses, MatchMode::all).total == 0);
    CHECK(rank(reader, snapshot, clauses, MatchMode::any).total == 2);
  }
  SECTION("only documents that pass the filters are ranked and counted") {
    Bitset allowed(snapshot.size());
    allowed.set(1);
    const Scored ranking = rank(reader, snapshot, parsed("knee"), MatchMode::all, &allowed);
    CHECK(ranking.total == 1);
    REQUIRE(ranking.best.size() == 1);
    CHECK(ranking.best[0].document == 1);
  }
}

TEST_CASE("The best are kept, and ties go to the lower id") {
  SmallKnowledgeBase base;
  for (int i = 0; i < 9; ++i) {
    base.add(std::to_string(i), "title", i % 3 == 0 ? "knee knee" : "knee other");
  }
  Reader reader(base.file());
  const Reader::Transaction transaction(reader);
  Analyzer analyzer;
  const Snapshot snapshot(reader, analyzer);
  const Scored ranking = rank(reader, snapshot, parsed("knee"), MatchMode::all, nullptr, 5);
  std::vector<std::size_t> order;
  for (const RankedDocument& ranked : ranking.best) {
    order.push_back(ranked.document);
  }
  CHECK(order == std::vector<std::size_t>{0, 3, 6, 1, 2});
  CHECK(ranking.total == 9);
  CHECK(rank(reader, snapshot, parsed("knee"), MatchMode::all, nullptr, 0).best.empty());
}

TEST_CASE("A document is found by its id from any place before it") {
  SmallKnowledgeBase base;
  std::vector<DocumentId> ids;
  for (int i = 0; i < 9; ++i) {
    ids.push_back(base.add(std::to_string(i), "title", "body"));
  }
  {
    Writer writer(base.file());
    writer.remove_document(ids[4]);
    writer.commit();
  }
  Reader reader(base.file());
  const Reader::Transaction transaction(reader);
  Analyzer analyzer;
  const Snapshot snapshot(reader, analyzer);
  CHECK(snapshot.size() == 8);
  CHECK_FALSE(snapshot.find(ids[4]).has_value());
  CHECK_FALSE(snapshot.find(ids[8] + 1).has_value());
  for (std::size_t from = 0; from <= 7; ++from) {
    for (std::size_t document = from; document < snapshot.size(); ++document) {
      CHECK(snapshot.find(snapshot.id(document), from) == document);
    }
  }
}

}  // namespace
}  // namespace materia
