#include "query/text_matches.h"

#include <string>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

/// The text with its matches in brackets.
std::string marked(const std::string& text, const std::string& typed, Field field = Field::body) {
  Analyzer analyzer;
  const Query query = parse_query(typed, {}, analyzer);
  std::string shown;
  for (const TextPiece& piece : mark(text, find_matches(text, field, query.clauses, analyzer), 0, text.size())) {
    shown += piece.match ? "[" + piece.text + "]" : piece.text;
  }
  return shown;
}

TEST_CASE("What the index finds is what is marked") {
  struct Row {
    std::string typed;
    std::string text;
    std::string marked;
  };
  const std::vector<Row> rows = {
      {"", "nothing asked", "nothing asked"},
      {"disc", "", ""},
      {"herniated disc", "Herniated discs herniate.", "[Herniated] [discs] [herniate]."},
      {"\"herniated disc\"", "A herniated disc; disc herniated", "A [herniated disc]; disc herniated"},
      {"\"herniated disc\"", "herniated, disc", "[herniated, disc]"},
      {"disk", "the disc", "the [disc]"},
      {"edema", "\u0152dema and ed\u00E8ma", "[\u0152dema] and [ed\u00E8ma]"},
      {"platelet-rich", "platelet-rich, platelet rich, plateletrich, platelet, rich",
       "[platelet-rich], [platelet rich], [plateletrich], [platelet, rich]"},
      {"disc \"herniated disc\"", "herniated disc", "[herniated disc]"},
      {"\"a b\" \"b c d\"", "a b c d", "a [b c d]"},
      {"inflam*", "Inflammatory inflames flame", "[Inflammatory] [inflames] flame"},
      {"inflammatory*", "inflammation, inflammatory", "inflammation, [inflammatory]"},
      {"\"anti inflam\"*", "anti-inflammatory flames", "[anti-inflammatory] flames"},
      {"title:knee", "knee", "knee"},
      {"Parkinson's", "Parkinson's disease", "[Parkinson's] disease"},
  };
  for (const Row& row : rows) {
    INFO(row.typed << " in " << row.text);
    CHECK(marked(row.text, row.typed) == row.marked);
  }
}

TEST_CASE("A clause bound to the title is marked in the title alone") {
  CHECK(marked("knee", "title:knee", Field::title) == "[knee]");
  CHECK(marked("knee", "title:knee", Field::headings) == "knee");
}

TEST_CASE("Each match names its clause") {
  Analyzer analyzer;
  const Query query = parse_query("knee hip", {}, analyzer);
  const std::vector<TextMatch> matches = find_matches("hips and knees", Field::body, query.clauses, analyzer);
  REQUIRE(matches.size() == 2);
  CHECK(matches[0].clause == 1);
  CHECK(matches[1].clause == 0);
  CHECK(matches[1].begin == 9);
  CHECK(matches[1].end == 14);
}

TEST_CASE("Words that may stand apart are marked where their clause does not stand whole") {
  Analyzer analyzer;
  Query query = parse_query("\"knee pain\"", {}, analyzer);
  Alternative scattered = query.clauses[0].alternatives[0];
  scattered.scattered = true;
  query.clauses[0].alternatives.push_back(scattered);
  const auto words = [&](std::string_view text) {
    std::vector<std::string> found;
    for (const TextMatch& match : find_matches(text, Field::body, query.clauses, analyzer)) {
      found.emplace_back(text.substr(match.begin, match.end - match.begin));
      CHECK(match.word.has_value() == (found.back() != "knee pain"));
    }
    return found;
  };
  CHECK(words("pain in the knee") == std::vector<std::string>{"pain", "knee"});
  CHECK(words("knee pain is a pain") == std::vector<std::string>{"knee pain"});
}

TEST_CASE("A part of a text is cut into pieces, matches clipped at its ends") {
  const std::string text = "one two three";
  const std::vector<TextMatch> matches = {{0, 0, 3}, {0, 4, 7}, {0, 8, 13}};
  const std::vector<TextPiece> pieces = mark(text, matches, 5, 10);
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].text == "wo");
  CHECK(pieces[0].match);
  CHECK(pieces[1].text == " ");
  CHECK_FALSE(pieces[1].match);
  CHECK(pieces[2].text == "th");
  CHECK(mark(text, matches, 3, 3).empty());
}

TEST_CASE("Bytes that are no UTF-8 are kept and marked around") {
  CHECK(marked("\xff knee \xc3", "knee") == "\xff [knee] \xc3");
}

}  // namespace
}  // namespace materia
