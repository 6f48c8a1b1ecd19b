#include "query/interpret.h"

#include <string>
#include <utility>
#include <vector>

#include "query/match_expression.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

/// A query, parsed and interpreted with the small vocabulary.
Query interpreted(const std::string& typed, bool exact = false, std::vector<std::string> literal = {}) {
  static const std::vector<std::string> schemes = {"therapy", "condition"};
  static const Vocabulary vocabulary = small_vocabulary();
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  Query query = parse_query(typed, schemes, analyzer);
  query.exact = exact;
  query.literal = std::move(literal);
  interpret(query, vocabulary, matcher, analyzer);
  return query;
}

std::string shown(const Query& query) {
  return query.clauses.empty() ? "" : match_expression(query.clauses, MatchMode::all).text;
}

TEST_CASE("A recognised concept becomes one clause with its other names") {
  const Query query = interpreted("slipped disk");
  CHECK(shown(query) == R"(("slipped disk" OR "Herniated disc" OR "Disc herniation" OR ("slipped" OR "disk")))");
  REQUIRE(query.interpretation.size() == 1);
  CHECK(query.interpretation[0].typed == "slipped disk");
  CHECK(query.interpretation[0].concept_name == "herniated-disc");
  CHECK(query.interpretation[0].scheme == "condition");
  CHECK(query.interpretation[0].label == "Herniated disc");
  CHECK(query.clauses[0].alternatives[0].typed);
  CHECK_FALSE(query.clauses[0].alternatives[1].typed);
  CHECK(query.clauses[0].begin == 0);
  CHECK(query.clauses[0].end == 12);
}

TEST_CASE("Concepts are recognised in plain words only") {
  struct Row {
    std::string typed;
    std::string understood;
  };
  const std::vector<Row> rows = {
      {"knee pain", R"(("knee") AND ("pain"))"},
      {"is prp good for back pain?",
       R"(("prp" OR "Platelet rich plasma") AND ("good") AND ("back pain" OR ("back" OR "pain")))"},
      {"PRP ozone therapy",
       R"(("PRP" OR "Platelet rich plasma") AND ("ozone therapy" OR "Ozone injection" OR ("ozone" OR "therapy")))"},
      {"\"slipped disk\"", R"(("slipped disk"))"},
      {"slipped -disk", R"(("slipped"))"},
      {"slipped -hip disk", R"(("slipped") AND ("disk"))"},
      {"slipped title:disk", R"(("slipped") AND ({title} : "disk"))"},
      {"slipped disc*", R"(("slipped") AND ("disc" *))"},
      {"prp OR ozone", R"(("prp" OR "ozone"))"},
      {"ozone therapy:ozone-therapy", R"(("ozone"))"},
      {"slipped disk-related", R"(("slipped") AND ("disk related" OR "diskrelated"))"},
  };
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(shown(interpreted(row.typed)) == row.understood);
  }
}

TEST_CASE("A misspelling is understood and never searched for when another name was typed") {
  CHECK(interpreted("hernated disc").interpretation.at(0).concept_name == "herniated-disc");
  CHECK(shown(interpreted("herniated disc")).find("Hernated") == std::string::npos);
}

TEST_CASE("What only tags articles is no query for the concept, and its words stay as they were typed") {
  const Query query = interpreted("sore sacroiliac joint");
  CHECK(query.interpretation.empty());
  CHECK(query.clauses.size() == 3);
  const Query with_more = interpreted("sore sacroiliac joint slipped disc");
  REQUIRE(with_more.interpretation.size() == 1);
  CHECK(with_more.interpretation[0].concept_name == "herniated-disc");
  CHECK(shown(interpreted("back pain")).find("sacroiliac") == std::string::npos);
}

TEST_CASE("A label that contains another is left out, for it is found with that other") {
  const Query query = interpreted("lumbar disc herniation");
  CHECK(query.clauses.size() == 1);
  CHECK(query.interpretation.at(0).concept_name == "lumbar-disc-herniation");
  CHECK(shown(query) == R"(("lumbar disc herniation" OR ("lumbar" OR "disc" OR "herniation")))");
}

TEST_CASE("An abbreviation of two letters is understood but not added") {
  CHECK(interpreted("pt").interpretation.at(0).concept_name == "physical-therapy");
  CHECK(shown(interpreted("physical therapy")) ==
        R"(("physical therapy" OR "Physiotherapy" OR ("physical" OR "therapy")))");
}

TEST_CASE("Hyphens count as typed and closed up") {
  CHECK(shown(interpreted("platelet-rich plasma")) ==
        R"(("platelet rich plasma" OR "plateletrich plasma" OR "PRP" OR ("platelet" OR "rich" OR "plasma")))");
}

TEST_CASE("Coordinated concepts are a clause each") {
  const Query query = interpreted("back or neck pain and slipped disc");
  REQUIRE(!query.interpretation.empty());
  for (const Interpretation& interpretation : query.interpretation) {
    CHECK(interpretation.clause < query.clauses.size());
  }
  CHECK(query.interpretation.back().concept_name == "herniated-disc");
}

TEST_CASE("Words that were taken back are not read as a concept, in whichever form they were given") {
  for (const std::string literal : {"slipped disk", "Slipped  discs", "SLIPPED-DISC"}) {
    CAPTURE(literal);
    const Query query = interpreted("slipped disk back pain", false, {literal});
    CHECK(shown(query) == R"(("slipped") AND ("disk") AND ("back pain" OR ("back" OR "pain")))");
    REQUIRE(query.interpretation.size() == 1);
    CHECK(query.interpretation[0].concept_name == "back-pain");
    CHECK(query.literal == std::vector<std::string>{literal});
  }
}

TEST_CASE("Taking back a part of a name, more than it or nothing leaves the name understood") {
  for (const std::string literal : {"disk", "slipped disk back", "", "?"}) {
    CAPTURE(literal);
    CHECK(interpreted("slipped disk back pain", false, {literal}).interpretation.size() == 2);
  }
}

TEST_CASE("Words taken back in another query are forgotten") {
  const Query query = interpreted("slipped disk", false, {"", "back pain", "slipped disk", "disk slipped"});
  CHECK(query.literal == std::vector<std::string>{"slipped disk"});
}

TEST_CASE("An exact query is left as it was typed, and none is interpreted twice") {
  CHECK(shown(interpreted("slipped disk", true)) == R"(("slipped") AND ("disk"))");
  CHECK(interpreted("slipped disk", true).interpretation.empty());
  Query query = interpreted("slipped disk");
  Analyzer analyzer;
  const Vocabulary vocabulary = small_vocabulary();
  const LabelMatcher matcher(vocabulary, analyzer);
  interpret(query, vocabulary, matcher, analyzer);
  CHECK(query.interpretation.size() == 1);
  CHECK(query.clauses.size() == 1);
}

}  // namespace
}  // namespace materia
