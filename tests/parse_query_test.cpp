#include <string>
#include <vector>

#include "query/match_expression.h"
#include "query/query.h"
#include "store/analyzer.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

const std::vector<std::string> schemes = {"therapy", "condition"};

/// A query as one line: clauses with their alternatives, then what is excluded, then filters.
std::string shown(const Query& query) {
  std::string text;
  for (const Clause& clause : query.clauses) {
    text += (text.empty() ? "" : " ") + match_expression({&clause, 1}, MatchMode::all).text;
  }
  for (const Clause& clause : query.excluded) {
    text += (text.empty() ? "-" : " -") + match_expression({&clause, 1}, MatchMode::all).text;
  }
  const auto add = [&](const auto& filters, const std::string& sign) {
    for (const auto& [scheme, values] : filters) {
      for (const std::string& value : values) {
        text += (text.empty() ? "" : " ") + sign + scheme + "=" + value;
      }
    }
  };
  add(query.filters, "");
  add(query.excluded_filters, "-");
  return text;
}

struct Row {
  std::string typed;
  std::string understood;
};

TEST_CASE("Typed text is read as words, phrases, groups, exclusions and filters") {
  const std::vector<Row> rows = {
      {"", ""},
      {"   ", ""},
      {"herniated disc", R"(("herniated") ("disc"))"},
      {"Knee, hip; and/or spine?", R"(("Knee") ("hip") ("spine"))"},
      {R"("herniated disc")", R"(("herniated disc"))"},
      {R"("herniated disc)", R"(("herniated") ("disc"))"},
      {"\u201Cherniated disc\u201D", R"(("herniated disc"))"},
      {R"("")", ""},
      {R"("" knee)", R"(("knee"))"},
      {R"(5" scar)", R"(("5") ("scar"))"},
      {R"("a" "b")", R"(("a") ("b"))"},
      {"platelet-rich", R"(("platelet rich" OR "plateletrich"))"},
      {"platelet\u2011rich", R"(("platelet rich" OR "plateletrich"))"},
      {"L4-L5", R"(("L4 L5"))"},
      {"L3-S1", R"(("L3 S1" OR "L3S1"))"},
      {"5-10", R"(("5 10"))"},
      {"5mg/ml", R"(("5 mg") ("ml"))"},
      {"TNFα", R"(("TNF α"))"},
      {"xray", R"(("x ray"))"},
      {"1/2", R"(("1 2" OR "½"))"},
      {"2½", R"(("2 ½" OR "2 1 2"))"},
      {"oedem*", R"(("oedem" * OR "edema" OR "edematous"))"},
      {"L4\u2013L5-S1", R"(("L4 L5 S1" OR "L4L5S1"))"},
      {R"("platelet-rich plasma")", R"(("platelet rich plasma" OR "plateletrich plasma"))"},
      {"Parkinson's", R"(("Parkinson's"))"},
      {"what is PRP?", R"(("PRP"))"},
      {"what is it", R"(("what") ("is") ("it"))"},
      {"what's the evidence", R"(("evidence"))"},
      {"IT band", R"(("IT") ("band"))"},
      {"vitamin A", R"(("vitamin") ("A"))"},
      {"Can I run", R"(("run"))"},
      {"WHAT IS PRP", R"(("PRP"))"},
      {"knee AND pain", R"(("knee") ("pain"))"},
      {"knee -surgery", R"(("knee") -("surgery"))"},
      {"knee - surgery", R"(("knee") ("surgery"))"},
      {"knee -- surgery", R"(("knee") ("surgery"))"},
      {"--help", R"(("help"))"},
      {"-knee", R"(-("knee"))"},
      {"-", ""},
      {R"(-"hip pain" knee)", R"(("knee") -("hip pain"))"},
      {"knee -(surgery OR replacement) pain", R"(("knee") ("pain") -("surgery") -("replacement"))"},
      {"knee -(the surgery", R"(("knee") -("surgery"))"},
      {"-platelet-rich", R"(-("platelet rich" OR "plateletrich"))"},
      {"knee OR hip", R"(("knee" OR "hip"))"},
      {"knee OR hip OR spine pain", R"(("knee" OR "hip" OR "spine") ("pain"))"},
      {"pain knee OR \"hip joint\"", R"(("pain") ("knee" OR "hip joint"))"},
      {"(knee OR hip) pain", R"(("knee" OR "hip") ("pain"))"},
      {"OR", R"(("OR"))"},
      {"knee OR", R"(("knee"))"},
      {"OR knee", R"(("knee"))"},
      {"knee OR OR hip", R"(("knee" OR "hip"))"},
      {"knee OR -hip", R"(("knee") -("hip"))"},
      {"knee or hip", R"(("knee") ("hip"))"},
      {"inflam*", R"(("inflam" *))"},
      {"inflammatory*", R"(("inflammatory" * OR "inflammatory"))"},
      {"anti-inflam*", R"(("anti" + "inflam" * OR "antiinflam" *))"},
      {"\"anti inflam\"*", R"(("anti" + "inflam" *))"},
      {"inflam*, pain", R"(("inflam" *) ("pain"))"},
      {"*", ""},
      {"* pain", R"(("pain"))"},
      {"x*y", R"(("x") ("y"))"},
      {"title:knee", R"(({title} : "knee"))"},
      {"Title:\"knee pain\"", R"(({title} : "knee pain"))"},
      {"title:inflam*", R"(({title} : "inflam" *))"},
      {"title:", R"(("title"))"},
      {"title: knee", R"(("title") ("knee"))"},
      {"-title:knee", R"(-({title} : "knee"))"},
      {"therapy:ozone-therapy", "therapy=ozone-therapy"},
      {"Therapy:Ozone-Therapy", "therapy=ozone-therapy"},
      {R"(therapy:"Ozone therapy" knee)", R"(("knee") therapy=ozone-therapy)"},
      {"therapy:a therapy:b therapy:a", "therapy=a therapy=b"},
      {"therapy:", R"(("therapy"))"},
      {"-therapy:ozone-therapy", "-therapy=ozone-therapy"},
      {R"(knee -therapy:"Ozone therapy" therapy:prp)", R"(("knee") therapy=prp -therapy=ozone-therapy)"},
      {"-(therapy:a surgery) hip", R"(("hip") -("surgery") -therapy=a)"},
      {"hip OR -therapy:a knee", R"(("hip") ("knee") -therapy=a)"},
      {"therapy:-a", R"(therapy=a)"},
      {"-therapy:", R"(-("therapy"))"},
      {"treatment:knee", R"(("treatment") ("knee"))"},
      {"https://example.org/a?b=c", R"(("https") ("example") ("org") ("b") ("c"))"},
      {"ratio 3:1", R"(("ratio") ("3") ("1"))"},
      {"2.5 mg", R"(("2.5") ("mg"))"},
      {"NEAR(a b)", R"(("NEAR") ("b"))"},
      {"{title} : x", R"(("title") ("x"))"},
      {"x\" OR \"y", R"(("x" OR "y"))"},
      {"naïve", "(\"naïve\")"},
      {"\xff\xfe knee \xc3", R"(("knee"))"},
      {std::string("knee\0pain", 9), R"(("knee") ("pain"))"},
  };
  Analyzer analyzer;
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(shown(parse_query(row.typed, schemes, analyzer)) == row.understood);
  }
}

TEST_CASE("A clause knows which bytes it was typed as and whether it is open to interpretation") {
  Analyzer analyzer;
  const std::string text = "the knee, -hip \"disc\" inflam* a-b";
  const Query query = parse_query(text, schemes, analyzer);
  REQUIRE(query.clauses.size() == 4);
  const auto typed = [&](const Clause& clause) { return text.substr(clause.begin, clause.end - clause.begin); };
  CHECK(typed(query.clauses[0]) == "knee");
  CHECK(query.clauses[0].plain);
  CHECK(typed(query.clauses[1]) == "\"disc\"");
  CHECK_FALSE(query.clauses[1].plain);
  CHECK(typed(query.clauses[2]) == "inflam*");
  CHECK_FALSE(query.clauses[2].plain);
  CHECK(typed(query.clauses[3]) == "a-b");
  CHECK(query.clauses[3].plain);
  CHECK(typed(query.excluded.at(0)) == "-hip");
}

TEST_CASE("A prefix is folded, not stemmed, and the stem joins it where the prefix would miss it") {
  Analyzer analyzer;
  const Query query = parse_query("Inflammatory*", schemes, analyzer);
  const std::vector<Alternative>& alternatives = query.clauses.at(0).alternatives;
  REQUIRE(alternatives.size() == 2);
  CHECK(alternatives[0].prefix);
  CHECK(alternatives[0].terms.at(0) == "inflammatory");
  CHECK_FALSE(alternatives[1].prefix);
  CHECK(alternatives[1].terms.at(0) == "inflammatori");
}

TEST_CASE("A prefix finds what the words that begin so are read as, but for what it finds anyhow") {
  Analyzer analyzer;
  // "xray" is read as "x ray", which no term begins as.
  CHECK(shown(parse_query("xra*", schemes, analyzer)) == R"(("xra" * OR "x ray"))");
  // "type2" is read as "type 2", and stands where "type" does.
  CHECK(shown(parse_query("type*", schemes, analyzer)) == R"(("type" *))");
}

TEST_CASE("A filter whose value means nothing is read as words") {
  Analyzer analyzer;
  const FilterResolver only_ozone = [](std::string_view, std::string_view value) {
    return value == "ozone" ? std::optional<std::string>("ozone-therapy") : std::nullopt;
  };
  CHECK(shown(parse_query("therapy:ozone knee", schemes, analyzer, only_ozone)) == R"(("knee") therapy=ozone-therapy)");
  CHECK(shown(parse_query("-therapy:magic knee", schemes, analyzer, only_ozone)) == R"(("knee") -("magic"))");
  CHECK(shown(parse_query("therapy:magic knee", schemes, analyzer, only_ozone)) == R"(("magic") ("knee"))");
  CHECK(shown(parse_query("therapy:\"blue light\"", schemes, analyzer, only_ozone)) == R"(("blue light"))");
}

TEST_CASE("A long text is read up to 64 clauses, a long phrase up to 64 words") {
  Analyzer analyzer;
  std::string words;
  for (int i = 0; i < 1000; ++i) {
    words += "word" + std::to_string(i) + " the ";
  }
  CHECK(parse_query(words, schemes, analyzer).clauses.size() == 64);
  CHECK(parse_query('"' + words + '"', schemes, analyzer).clauses.at(0).alternatives.at(0).terms.size() == 64);
  std::string group = "a";
  for (int i = 0; i < 1000; ++i) {
    group += " OR a";
  }
  CHECK(parse_query(group, schemes, analyzer).clauses.at(0).alternatives.size() == 64);
}

}  // namespace
}  // namespace materia
