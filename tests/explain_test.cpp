#include "query/explain.h"

#include <string>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

using Source = ScorePart::Source;
using Way = FoundForm::Way;

TEST_CASE("A part of a score is told in one sentence") {
  struct Row {
    Source source;
    std::string asked;
    std::vector<FoundForm> forms;
    std::string says;
  };
  const std::vector<Row> rows = {
      {Source::text, "knee", {{"knee", Way::typed, 1}}, "“knee” stands once in the text"},
      {Source::text, "knee", {{"Knee", Way::typed, 2}}, "“knee” stands twice in the text"},
      {Source::text, "knee", {{"knee", Way::typed, 2}, {"KNEE", Way::typed, 1}}, "“knee” stands 3 times in the text"},
      {Source::text,
       "knee",
       {{"knee", Way::typed, 2}, {"knees", Way::typed, 3}},
       "“knee” stands twice in the text, also 3 times as “knees”"},
      {Source::text, "knee", {{"knees", Way::typed, 1}}, "“knee” stands in the text as “knees”"},
      {Source::text,
       "slipped disk",
       {{"slipped disk", Way::typed, 3}, {"herniated disc", Way::other_name, 1}},
       "“slipped disk” stands 3 times in the text, also as “herniated disc” (another name)"},
      {Source::text,
       "slipped disk",
       {{"herniated disc", Way::other_name, 2}, {"sciatica", Way::narrower, 1}, {"disk … slipped", Way::apart, 1}},
       "“slipped disk” stands in the text twice as “herniated disc” (another name), as “sciatica” (something narrower) "
       "and with its words apart"},
      {Source::text,
       "knee pain",
       {{"", Way::apart, 2.4}},
       "“knee pain” stands in the text 2.4 times with its words apart"},
      {Source::title, "knee", {{"knee", Way::typed, 1}}, "“knee” stands once in the title"},
      {Source::tags, "knee", {{"knee", Way::typed, 1}}, "“knee” stands among the names of its tags"},
      {Source::tags,
       "slipped disk",
       {{"Herniated disc", Way::other_name, 1}},
       "“slipped disk” stands among the names of its tags as “Herniated disc” (another name)"},
      {Source::title, "", {{"knee", Way::typed, 1}}, "What was typed stands once in the title"},
      {Source::proximity, "", {}, "The words that were typed stand close together"},
      {Source::proximity, "knee pain", {}, "The words of “knee pain” stand close together"},
      {Source::meaning,
       "",
       {},
       "The article as a whole is like what was typed, by what words go together in these articles"},
      {Source::text, "<b>", {{"<b>", Way::typed, 1}}, "“<b>” stands once in the text"},
  };
  for (const Row& row : rows) {
    CHECK(describe({row.source, row.asked, row.forms, 1, 1, 1, 1}) == row.says);
  }
}

TEST_CASE("Beside the sentence stand the numbers that make the value") {
  CHECK(factors({Source::text, "knee", {}, 1, 3.214, 0.826, 2.65}) == "1.00 × 3.21 × 0.83");
  CHECK(factors({Source::meaning, "", {}, 1, 0, 0, 0.1}).empty());
  CHECK(has_idf({Source::tags, "", {}, 1, 1, 1, 1}));
  CHECK_FALSE(has_idf({Source::proximity, "", {}, 1, 0, 0, 1}));
}

TEST_CASE("Every source and way has its own name") {
  CHECK(name_of(Source::text) == "text");
  CHECK(name_of(Source::title) == "title");
  CHECK(name_of(Source::tags) == "tags");
  CHECK(name_of(Source::proximity) == "proximity");
  CHECK(name_of(Source::meaning) == "meaning");
  CHECK(name_of(Source::neighbours) == "neighbours");
  CHECK(name_of(Way::typed) == "typed");
  CHECK(name_of(Way::other_name) == "other_name");
  CHECK(name_of(Way::narrower) == "narrower");
  CHECK(name_of(Way::apart) == "apart");
}

}  // namespace
}  // namespace materia
