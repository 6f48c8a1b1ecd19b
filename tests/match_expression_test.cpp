#include "query/match_expression.h"

#include <random>
#include <string>

#include "store/reader.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

Clause clause(std::vector<Alternative> alternatives) {
  Clause made;
  made.alternatives = std::move(alternatives);
  return made;
}

Alternative phrase(std::vector<std::string> words) {
  Alternative made;
  made.terms = words;
  made.words = std::move(words);
  return made;
}

TEST_CASE("Clauses become quoted strings, joined with AND or OR") {
  const std::vector<Clause> clauses = {clause({phrase({"herniated", "disc"}), phrase({"slipped", "disc"})}),
                                       clause({phrase({"pain"})})};
  CHECK(match_expression(clauses, MatchMode::all).text == R"(("herniated disc" OR "slipped disc") AND ("pain"))");
  CHECK(match_expression(clauses, MatchMode::any).text == R"(("herniated disc" OR "slipped disc") OR ("pain"))");
}

TEST_CASE("Phrases are told in the order FTS5 numbers them") {
  const std::vector<Clause> clauses = {clause({phrase({"a"}), phrase({"b"})}), clause({phrase({"c"})})};
  const MatchExpression expression = match_expression(clauses, MatchMode::all);
  REQUIRE(expression.phrases.size() == 3);
  CHECK(expression.phrases[1].clause == 0);
  CHECK(expression.phrases[1].alternative == 1);
  CHECK(expression.phrases[2].clause == 1);
}

TEST_CASE("Quotes inside a word are doubled, so nothing ends the string") {
  const std::vector<Clause> clauses = {clause({phrase({R"(a" OR "b)"})})};
  CHECK(match_expression(clauses, MatchMode::all).text == R"(("a"" OR ""b"))");
}

TEST_CASE("A field restricts, and asking for one field leaves the others' alternatives out") {
  Alternative in_title = phrase({"knee"});
  in_title.field = Field::title;
  const std::vector<Clause> clauses = {clause({in_title, phrase({"hip"})})};
  CHECK(match_expression(clauses, MatchMode::all).text == R"(({title} : "knee" OR "hip"))");
  CHECK(count_expression(clauses[0], Field::title) == R"({title} : "knee" OR {title} : "hip")");
  CHECK(count_expression(clauses[0], Field::body) == R"({body} : "hip")");
  CHECK(match_expression({clauses.data(), 0}, MatchMode::all).text.empty());
}

TEST_CASE("Only the last word of a prefix phrase is a prefix") {
  Alternative prefix = phrase({"anti", "inflam"});
  prefix.prefix = true;
  const std::vector<Clause> clauses = {clause({prefix})};
  CHECK(match_expression(clauses, MatchMode::all).text == R"(("anti" + "inflam" *))");
}

TEST_CASE("Scattered words are asked for with OR, a phrase each, and counted with AND") {
  Alternative scattered = phrase({"knee", "pain"});
  scattered.scattered = true;
  const std::vector<Clause> clauses = {clause({phrase({"knee", "pain"}), scattered}), clause({phrase({"hip"})})};
  const MatchExpression expression = match_expression(clauses, MatchMode::all);
  CHECK(expression.text == R"(("knee pain" OR ("knee" OR "pain")) AND ("hip"))");
  REQUIRE(expression.phrases.size() == 4);
  CHECK(expression.phrases[1].alternative == 1);
  CHECK(expression.phrases[2].alternative == 1);
  CHECK(expression.phrases[3].clause == 1);
  CHECK(count_expression(clauses[0]) == R"("knee pain" OR ("knee" AND "pain"))");
  CHECK(count_expression(clauses[0], Field::title) ==
        R"({title} : "knee pain" OR ({title} : "knee" AND {title} : "pain"))");
}

class Counter final : public HitVisitor {
 public:
  void visit(DocumentId /*id*/, std::span<const FieldFrequencies> phrases,
             std::span<const Occurrence> /*occurrences*/) noexcept override {
    ++hits;
    phrase_count = phrases.size();
  }
  std::size_t hits = 0;
  std::size_t phrase_count = 0;
};

TEST_CASE("Nothing typed can make FTS5 complain") {
  SmallKnowledgeBase base;
  base.add("a.md", "Platelet-rich plasma",
           "PRP is platelet-rich plasma. L4-L5. Parkinson's disease, a herniated disc.");
  Reader reader(base.file());
  Analyzer analyzer;
  const std::vector<std::string> schemes = {"therapy", "condition"};
  const auto run = [&](const std::string& typed) {
    const Query query = parse_query(typed, schemes, analyzer);
    Counter counter;
    for (const MatchMode match : {MatchMode::all, MatchMode::any}) {
      const std::vector<Clause>& asked = query.clauses.empty() ? query.excluded : query.clauses;
      const MatchExpression expression = match_expression(asked, match);
      if (!expression.text.empty()) {
        INFO(typed << " -> " << expression.text);
        REQUIRE_NOTHROW(reader.match(expression.text, counter));
        REQUIRE_NOTHROW(reader.count(expression.text));
      }
    }
    return counter;
  };

  SECTION("what users of other systems stumbled over") {
    for (const char* typed : {"platelet-rich", "L4-L5", "Parkinson's", "what is PRP?", "\"herniated disc", "plasm*"}) {
      INFO(typed);
      CHECK(run(typed).hits > 0);
    }
  }
  SECTION("as many clauses and alternatives as a query can have") {
    std::string words;
    for (int i = 0; i < 100; ++i) {
      words += "a-" + std::to_string(i) + " -x" + std::to_string(i) + " ";
    }
    run(words);
    std::string group = "plasma";
    for (int i = 0; i < 100; ++i) {
      group += " OR w-" + std::to_string(i);
    }
    CHECK(run(group).phrase_count == 1 + 2 * 63);
  }
  SECTION("random syntax") {
    const std::vector<std::string> parts = {"\"", "-", "*",    "(",        ")", ":",    "OR",     "AND", "NOT",
                                            " ",  "^", "+",    "{",        "}", "NEAR", "title:", "x",   "PRP",
                                            ",",  "'", "\xff", "therapy:", "–", "é",    "\\",     ";",   "a-b"};
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
      std::string typed;
      for (auto length = random() % 14; length > 0; --length) {
        typed += parts[random() % parts.size()];
      }
      run(typed);
    }
  }
}

}  // namespace
}  // namespace materia
