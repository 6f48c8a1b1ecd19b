#include <string>
#include <vector>

#include "indexer/extract.h"
#include "store/error.h"
#include "tests/blocks.h"
#include "tests/catch.h"

namespace materia {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("a JSON line is a document") {
  std::string id;
  const ExtractedDocument document = extract_json_line(
      R"({"_id": "a/1", "title": " Ozone  therapy ", "text": "One line - with marks. Key Points", "date": "2024-05-01",
          "url": "https://example.org/1", "author": ["A", "B"], "language": "en", "therapies": ["ozone-therapy", "-surgery"],
          "conditions": "sciatica", "metadata": {"x": 1}})",
      id);
  CHECK(id == "a/1");
  CHECK(document.title == "Ozone therapy");
  CHECK(written(document.blocks) == Lines{"One line - with marks. Key Points"});
  CHECK(document.date == "2024-05-01");
  CHECK(document.url == "https://example.org/1");
  CHECK(document.author == "A; B");
  CHECK(document.language == "en");
  REQUIRE(document.editor_tags.size() == 3);
  CHECK(document.editor_tags[1].concept_name == "surgery");
  CHECK(document.editor_tags[1].denied);
  CHECK(document.editor_tags[2].scheme == "condition");
}

TEST_CASE("text with newlines has blocks, and keeps its first line where a title is given") {
  std::string id;
  const std::string text = "How PRP Works\\n" + prose() + "\\nRisks\\n" + prose();
  const ExtractedDocument titled = extract_json_line(R"({"_id": 7, "title": "PRP", "text": ")" + text + "\"}", id);
  CHECK(id == "7");
  CHECK(titled.title == "PRP");
  CHECK(written(titled.blocks) == Lines{"## How PRP Works", prose(), "## Risks", prose()});
  const ExtractedDocument untitled = extract_json_line(R"({"_id": "7", "text": ")" + text + "\"}", id);
  CHECK(untitled.title == "How PRP Works");
  CHECK(written(untitled.blocks) == Lines{prose(), "## Risks", prose()});
}

TEST_CASE("a title or a text alone will do") {
  std::string id;
  CHECK(extract_json_line(R"({"_id": "1", "title": "PRP", "text": ""})", id).blocks.empty());
  CHECK(extract_json_line(R"({"_id": "1", "title": null, "text": "x"})", id).blocks.size() == 1);
}

TEST_CASE("control characters of JSON strings are left out") {
  std::string id;
  CHECK(extract_json_line(R"({"_id": "1", "text": "a\u0000b\u200bc\u00a0d\te"})", id).blocks.at(0).text == "abc d e");
}

TEST_CASE("a line that is no document is refused") {
  for (const std::string line :
       {"", "x", "[]", "1", "{\"_id\": \"1\"", R"({"text": "x"})", R"({"_id": "", "text": "x"})", R"({"_id": "1"})",
        R"({"_id": "1", "title": " ", "text": "\n"})", R"({"_id": "1", "text": 1e})",
        R"({"_id": "a\u0000", "text": "x"})", R"({"_id": ["a"], "text": {}})", "{\"_id\": \"\xFF\"}"}) {
    INFO(line);
    std::string id;
    CHECK_THROWS_AS(extract_json_line(line, id), Error);
  }
}

}  // namespace
}  // namespace materia
