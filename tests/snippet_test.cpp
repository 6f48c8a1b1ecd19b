#include "query/snippet.h"

#include <string>
#include <utility>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

/// A document of passages: heading, text.
Document document_of(const std::vector<std::pair<std::string, std::string>>& passages) {
  Document document;
  for (const auto& [heading, text] : passages) {
    if (!document.body.empty()) {
      document.body += "\n\n";
    }
    const std::size_t begin = document.body.size();
    document.body += text;
    document.passages.push_back(
        {"p" + std::to_string(document.passages.size()), heading, 2, begin, document.body.size()});
  }
  return document;
}

Snippet cut(const Document& document, const std::string& typed, std::size_t length = 240) {
  Analyzer analyzer;
  return cut_snippet(document, parse_query(typed, {}, analyzer).clauses, analyzer, length);
}

std::string shown(const Snippet& snippet) {
  std::string text;
  for (const TextPiece& piece : snippet.pieces) {
    text += piece.match ? "[" + piece.text + "]" : piece.text;
  }
  return text;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

TEST_CASE("A short text is shown whole, without dots") {
  const Snippet snippet = cut(document_of({{"", "Ozone is a gas."}}), "gas");
  CHECK(shown(snippet) == "Ozone is a [gas].");
  CHECK(snippet.passage.anchor == "p0");
}

TEST_CASE("The window shows most of the different clauses, closest together") {
  const std::string filler = repeated("Filler stands here. ", 30);
  const Document document =
      document_of({{"", "The knee hurts. The knee hurts. " + filler + "A knee and a hip. " + filler +
                            "The knee, of which much is said and written, and the hip."}});
  const std::string text = shown(cut(document, "knee hip", 80));
  CHECK(text.find("A [knee] and a [hip].") != std::string::npos);
  CHECK(text.substr(0, 4) == "… ");
  CHECK(text.substr(text.size() - 4) == " …");
}

TEST_CASE("The first place wins among equals, and a sentence is shown from its beginning") {
  const std::string filler = repeated("Filler stands here. ", 30);
  const Document document = document_of({{"", filler + "First knee here. " + filler + "Second knee here."}});
  CHECK(shown(cut(document, "knee", 60)).substr(0, 25) == "… First [knee] here. Fi");
}

TEST_CASE("A heading that matches counts for its passage") {
  const Document document = document_of({{"What it is", "A knee is a joint."},
                                         {"Ozone for the hip", "It is injected into the joint."},
                                         {"More", "A joint."}});
  const Snippet snippet = cut(document, "hip joint");
  CHECK(snippet.passage.anchor == "p1");
  CHECK(snippet.passage.heading == "Ozone for the hip");
  CHECK(shown(snippet) == "It is injected into the [joint].");
  CHECK(cut(document, "hip").passage.anchor == "p1");
}

TEST_CASE("A window stays inside its passage") {
  const Document document = document_of({{"One", "The knee."}, {"Two", "The hip and the knee."}, {"Three", "Other."}});
  CHECK(shown(cut(document, "knee hip")) == "The [hip] and the [knee].");
}

TEST_CASE("A snippet shows a concept whole, or all its words, before one of them") {
  Analyzer analyzer;
  std::vector<Clause> clauses = parse_query("\"knee pain\"", {}, analyzer).clauses;
  Alternative scattered = clauses[0].alternatives[0];
  scattered.scattered = true;
  clauses[0].alternatives.push_back(scattered);
  const auto anchor = [&](const Document& document) { return cut_snippet(document, clauses, analyzer).passage.anchor; };
  CHECK(anchor(document_of({{"", "A pain."}, {"", "A knee is."}, {"", "Pain of the knee."}})) == "p2");
  CHECK(anchor(document_of({{"", "A pain."}, {"Knee", "Much pain."}, {"", "Other."}})) == "p1");
  CHECK(anchor(document_of({{"", "Pain, knee."}, {"", "Knee pain."}})) == "p1");
}

TEST_CASE("Without a match the beginning is shown") {
  const Document document = document_of({{"Empty", ""}, {"Two", repeated("word ", 100)}});
  const Snippet snippet = cut(document, "knee", 50);
  CHECK(snippet.passage.anchor == "p1");
  CHECK(shown(snippet) == "word word word word word word word word word word …");
  CHECK(shown(cut(document, "", 50)) == shown(snippet));
}

TEST_CASE("Paragraphs and lists become one line") {
  const Document document = document_of({{"", "Two uses:\n\n- the knee\n- the hip\n\nAnd\nmore."}});
  CHECK(shown(cut(document, "hip")) == "Two uses: · the knee · the [hip] And more.");
  CHECK(shown(cut(document_of({{"", "- a knee\n- a hip"}}), "hip")) == "a knee · a [hip]");
  const Document longer = document_of({{"", "- " + repeated("word ", 40) + "\n- the hip\n- " + repeated("more ", 40)}});
  CHECK(shown(cut(longer, "hip", 60)).substr(0, 20) == "… the [hip] · mor");
}

TEST_CASE("A snippet that begins with an item of a list leaves its sign out") {
  const std::string list = repeated("- A line before it, of no interest\n", 12) + "- Pressure on the nerve root";
  for (const std::size_t length : {30U, 40U, 60U, 100U, 240U}) {
    const std::string text = shown(cut(document_of({{"", list}}), "pressure", length));
    CAPTURE(length, text);
    CHECK(text.find("[Pressure]") != std::string::npos);
    CHECK_FALSE(text.starts_with("… - "));
    CHECK_FALSE(text.starts_with("- "));
  }
}

TEST_CASE("Words and code points are never cut apart") {
  const Document spaceless = document_of({{"", repeated("é", 1000)}});
  const std::string text = shown(cut(spaceless, "knee", 101));
  CHECK(text == repeated("é", 50) + " …");
  const Document words = document_of({{"", repeated("physiotherapist ", 50)}});
  for (std::size_t length = 20; length < 60; ++length) {
    const std::string line = shown(cut(words, "knee", length));
    CHECK(line.find("physiotherapist …") != std::string::npos);
  }
}

TEST_CASE("A document without text has an empty snippet") {
  CHECK(cut(Document{}, "knee").pieces.empty());
  CHECK(cut(document_of({{"Only a heading", ""}}), "heading").passage.heading == "Only a heading");
}

TEST_CASE("Any length and any place give a snippet that holds its match") {
  std::string body;
  for (int i = 0; i < 60; ++i) {
    body += (i % 7 == 0 ? "Knee pain. " : "and other\n\nwords ");
  }
  const Document document = document_of({{"", body}});
  for (std::size_t length = 1; length < 500; length += 3) {
    CHECK(shown(cut(document, "\"knee pain\"", length)).find("[Knee pain]") != std::string::npos);
  }
}

}  // namespace
}  // namespace materia
