#include "indexer/front_matter.h"

#include <string>
#include <utility>
#include <vector>

#include "store/authors.h"
#include "tests/catch.h"

namespace materia {
namespace {

std::string tags_of(const ExtractedDocument& document) {
  std::string text;
  for (const EditorTag& tag : document.editor_tags) {
    text += (text.empty() ? "" : " ") + std::string(tag.denied ? "-" : "") + tag.scheme + ":" + tag.concept_name;
  }
  return text;
}

TEST_CASE("front matter says what a document is") {
  ExtractedDocument document;
  const std::string_view rest = read_front_matter(
      "---\n"
      "title: \"Ozone: what is known\"\n"
      "date: 2025-03-14\n"
      "Author: materia editors\n"
      "url: https://example.org/ozone\n"
      "language: en\n"
      "therapies: [ozone-therapy, -platelet-rich-plasma]\n"
      "conditions: Herniated disc, sciatica\n"
      "draft: true\n"
      "---\n"
      "\nThe text.\n",
      document);
  CHECK(rest == "\nThe text.\n");
  CHECK(document.title == "Ozone: what is known");
  CHECK(document.date == "2025-03-14");
  CHECK(document.author == "materia editors");
  CHECK(document.url == "https://example.org/ozone");
  CHECK(document.language == "en");
  CHECK(tags_of(document) ==
        "therapy:ozone-therapy -therapy:platelet-rich-plasma condition:herniated-disc condition:sciatica");
  CHECK(document.repairs.empty());
}

TEST_CASE("several authors are named by a list, and kept between semicolons") {
  for (const char* lines : {"author: [\"Writer, A.\", B. Writer]", "authors:\n  - Writer, A.\n  - B.  Writer"}) {
    ExtractedDocument document;
    read_front_matter(std::string("---\n") + lines + "\n---\nText.\n", document);
    CHECK(document.author == "Writer, A.; B. Writer");
    CHECK(split_authors(document.author) == std::vector<std::string>{"Writer, A.", "B. Writer"});
  }
  ExtractedDocument both;
  put_field(both, "author", {"A. Writer"});
  put_field(both, "authors", {});
  CHECK(both.author == "A. Writer");
  CHECK(split_authors(" ; ;A. Writer;").size() == 1);
  CHECK(split_authors("").empty());
}

TEST_CASE("a list of tags may stand on lines of its own") {
  ExtractedDocument document;
  read_front_matter("---\ntherapies:\n  - ozone-therapy\n  - -surgery\n---\n", document);
  CHECK(tags_of(document) == "therapy:ozone-therapy -therapy:surgery");
}

TEST_CASE("a text without front matter is left alone") {
  for (const std::string_view text :
       {"", "---", "Knee pain", "---\n\nA rule above a text.\n", "----\ntitle: x\n---\n", "\n---\ntitle: x\n---\n"}) {
    ExtractedDocument document;
    INFO(text);
    CHECK(read_front_matter(text, document) == text);
    CHECK(document.title.empty());
    CHECK(document.repairs.empty());
  }
}

TEST_CASE("broken front matter is noted, and its plain lines are read") {
  ExtractedDocument document;
  const std::string_view rest = read_front_matter(
      "---\ntitle: Stem cells: what is known\ndate: 2024-05-01\nauthor: [open\ntherapies: [cell-therapy]\n---\nText.\n",
      document);
  CHECK(rest == "Text.\n");
  CHECK(document.title == "Stem cells: what is known");
  CHECK(document.date == "2024-05-01");
  CHECK(tags_of(document) == "therapy:cell-therapy");
  REQUIRE(document.repairs.size() == 1);
  CHECK(document.repairs[0].find("front matter does not parse (line 2") == 0);
}

TEST_CASE("front matter of odd shapes never throws") {
  for (const std::string& yaml : std::vector<std::string>{
           "- a\n- b\n", "just words\n", "title: {a: b}\n", "title:\n", "? [a]\n: b\n", "*nowhere\n",
           "x: " + std::string(100000, '[') + "\n", "date: soon\n", "\xFF: x\n", "a: &a [*a]\n"}) {
    ExtractedDocument document;
    CHECK(read_front_matter("---\n" + yaml + "---\nText.", document).substr(0, 5) == "Text.");
    CHECK(document.title.empty());
  }
}

TEST_CASE("front matter that is never closed ends at the first blank line") {
  ExtractedDocument document;
  CHECK(read_front_matter("---\ntitle: Ozone\n\nText.\n", document) == "Text.\n");
  CHECK(document.title == "Ozone");
  CHECK(document.repairs.size() == 1);
}

TEST_CASE("what can't be used in a field is noted") {
  ExtractedDocument document;
  read_front_matter("---\ndate: May 2024\nurl: javascript:alert(1)\n---\n", document);
  CHECK(document.date.empty());
  CHECK(document.url.empty());
  CHECK(document.repairs.size() == 2);
}

TEST_CASE("the day of an ISO date is found, and no other date is one") {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {{"2024-05-01", "2024-05-01"},
                                                                            {" 2024-02-29 ", "2024-02-29"},
                                                                            {"2024-05-01T10:00:00Z", "2024-05-01"},
                                                                            {"2024-05-01 10:00", "2024-05-01"},
                                                                            {"2023-02-29", ""},
                                                                            {"2024-13-01", ""},
                                                                            {"2024-05-1", ""},
                                                                            {"2024-05-011", ""},
                                                                            {"01.05.2024", ""},
                                                                            {"", ""},
                                                                            {"+024-05-01", ""},
                                                                            {"2024-+5-01", ""}};
  for (const auto& [text, day] : cases) {
    INFO(text);
    CHECK(iso_day(text) == day);
  }
}

}  // namespace
}  // namespace materia
