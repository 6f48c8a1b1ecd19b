#include "query/snippet.h"

#include <random>
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

std::vector<Fragment> cut(const Document& document, const std::string& typed, std::size_t length = snippet_length,
                          const std::vector<double>& weights = {}) {
  Analyzer analyzer;
  const Query query = parse_query(typed, {}, analyzer);
  MatchFinder finder(query.clauses, analyzer);
  return cut_snippet(document, finder, weights, length);
}

std::string shown(const std::vector<TextPiece>& pieces) {
  std::string text;
  for (const TextPiece& piece : pieces) {
    text += piece.match ? "[" + piece.text + "]" : piece.text;
  }
  return text;
}

/// The text of a snippet, " … " between its fragments.
std::string shown(const std::vector<Fragment>& fragments) {
  return shown(joined(fragments));
}

std::string cut_text(const std::string& text, const std::string& typed, std::size_t length = snippet_length) {
  return shown(cut(document_of({{"", text}}), typed, length));
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

const std::string filler = repeated("Filler stands here. ", 30);

TEST_CASE("A short text is shown whole, without dots") {
  const std::vector<Fragment> fragments = cut(document_of({{"", "Ozone is a gas."}}), "gas");
  CHECK(shown(fragments) == "Ozone is a [gas].");
  CHECK(fragments.at(0).passage.anchor == "p0");
}

TEST_CASE("The best passage is shown, not the first") {
  const Document document = document_of({{"Intro", "The knee is a joint. " + filler},
                                         {"Hip", "The hip is another. " + filler},
                                         {"Both", filler + "Pain of the knee spreads to the hip. " + filler}});
  const std::vector<Fragment> fragments = cut(document, "knee hip pain", 60);
  REQUIRE(fragments.size() == 1);
  CHECK(shown(fragments) == "[Pain] of the [knee] spreads to the [hip]. Filler stands here.");
  CHECK(fragments[0].passage.anchor == "p2");
  CHECK(fragments[0].passage.heading == "Both");
}

TEST_CASE("A sentence with several clauses close together goes before others") {
  const std::string text = "The knee hurts, of which much is said and still more is written, and so does the hip. " +
                           filler + "A knee and a hip. " + filler + "The knee. The hip.";
  CHECK(cut_text(text, "knee hip", 90).starts_with("A [knee] and a [hip]. Filler"));
}

TEST_CASE("The first place wins among equals") {
  CHECK(cut_text(filler + "First knee here. " + filler + "Second knee here.", "knee", 40) ==
        "First [knee] here. Filler stands here.");
}

TEST_CASE("A rare word goes before a common one") {
  const Document document =
      document_of({{"", "Some pain. " + filler}, {"", "Some ozone. " + filler}, {"", "Some pain. " + filler}});
  CHECK(cut(document, "pain ozone", 30, {0.5, 6}).at(0).passage.anchor == "p1");
  CHECK(cut(document, "pain ozone", 30, {6, 0.5}).at(0).passage.anchor == "p0");
  CHECK(cut(document, "pain ozone", 30, {0, -1}).at(0).passage.anchor == "p0");
}

TEST_CASE("A fragment begins and ends with a sentence") {
  const std::string text = filler + "He saw Dr. Smith at 5.4 km, e.g. for his knee, twice. " + filler;
  CHECK(cut_text(text, "knee", 60) == "He saw Dr. Smith at 5.4 km, e.g. for his [knee], twice.");
  CHECK(cut_text(text, "knee", 80) == "He saw Dr. Smith at 5.4 km, e.g. for his [knee], twice. Filler stands here.");
}

TEST_CASE("A short answer at the end of its passage is shown with what stands before it") {
  CHECK(cut_text(filler + "It is common. The knee.", "knee", 60) == "Filler stands here. It is common. The [knee].");
}

TEST_CASE("What one sentence leaves out stands in a second fragment") {
  const Document document = document_of(
      {{"Knee", "Some knees are stiff. " + filler}, {"", filler}, {"Hip", filler + "Hips are rarely so. " + filler}});
  const std::vector<Fragment> fragments = cut(document, "knees hips", 60);
  REQUIRE(fragments.size() == 2);
  CHECK(shown(fragments[0].pieces) == "Some [knees] are stiff. Filler stands here.");
  CHECK(shown(fragments[1].pieces) == "[Hips] are rarely so.");
  CHECK(fragments[0].passage.heading == "Knee");
  CHECK(fragments[1].passage.anchor == "p2");
  CHECK(fragments[1].passage.heading == "Hip");
  CHECK(shown(fragments) == "Some [knees] are stiff. Filler stands here. … [Hips] are rarely so.");
}

TEST_CASE("The sentence with more of the query comes first, whichever stands first") {
  const std::vector<Fragment> fragments =
      cut(document_of({{"", "A hip. " + filler}, {"", "A knee in pain. " + filler}}), "knee pain hip", 50);
  REQUIRE(fragments.size() == 2);
  CHECK(shown(fragments[0].pieces).starts_with("A [knee] in [pain]."));
  CHECK(shown(fragments[1].pieces) == "A [hip].");
}

TEST_CASE("A short answer leaves room for a second one, which says something else") {
  const std::string other = "Much later a knee is seen.";
  const std::vector<std::pair<std::string, std::string>> passages = {
      {"", "A knee."}, {"", filler}, {"", "A knee."}, {"", filler + other}};
  const std::vector<Fragment> fragments = cut(document_of(passages), "knee", 60);
  REQUIRE(fragments.size() == 2);
  CHECK(shown(fragments) == "A [knee]. … Much later a [knee] is seen.");
  CHECK(fragments[1].passage.anchor == "p3");
}

TEST_CASE("Two places that touch are one fragment") {
  const std::vector<Fragment> fragments =
      cut(document_of({{"", filler + "The knee is a joint. The hip is one. " + filler}}), "knee hip", 42);
  REQUIRE(fragments.size() == 1);
  CHECK(shown(fragments) == "The [knee] is a joint. The [hip] is one.");
}

TEST_CASE("A heading that matches counts for its passage") {
  const Document document = document_of({{"What it is", "A knee is a joint."},
                                         {"Ozone for the hip", "It is injected into the joint."},
                                         {"More", "A joint."}});
  const std::vector<Fragment> fragments = cut(document, "hip joint", 40);
  REQUIRE(fragments.size() == 1);
  CHECK(fragments[0].passage.heading == "Ozone for the hip");
  CHECK(shown(fragments) == "It is injected into the [joint].");
  CHECK(cut(document, "hip").at(0).passage.anchor == "p1");
  CHECK(shown(cut(document, "hip")) == "It is injected into the joint.");
}

TEST_CASE("A heading without text stands for the part below it") {
  Document document = document_of({{"", "Some text."}, {"Risks", ""}, {"Infection", "It is rare."}});
  document.passages[2].level = 3;
  CHECK(cut(document, "risks").at(0).passage.anchor == "p2");
  document.passages[2].level = 2;
  CHECK(cut(document, "risks").at(0).passage.anchor == "p0");
}

TEST_CASE("A fragment stays inside its passage") {
  const Document document = document_of({{"One", "The knee."}, {"Two", "The hip and the knee."}, {"Three", "Other."}});
  CHECK(shown(cut(document, "knee hip", 25)) == "The [hip] and the [knee].");
}

TEST_CASE("Every form that matches is marked") {
  struct Row {
    std::string typed;
    std::string text;
    std::string shown;
  };
  const std::vector<Row> rows = {
      {"herniate", "Herniated discs herniate.", "[Herniated] discs [herniate]."},
      {"inflam*", "Inflammatory and inflamed.", "[Inflammatory] and [inflamed]."},
      {"\"knee pain\"", "Knee pain, pain, knee.", "[Knee pain], pain, knee."},
      {"tumour OR \"new growth\"", "Tumors are new growths.", "[Tumors] are [new growths]."},
      {"platelet-rich", "Platelet rich, platelet-rich.", "[Platelet rich], [platelet-rich]."},
      {"oedema", "\u0152dema or edema.", "[\u0152dema] or [edema]."},
  };
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(cut_text(row.text, row.typed) == row.shown);
  }
}

TEST_CASE("Other names of a concept are marked as what was typed is") {
  Analyzer analyzer;
  std::vector<Clause> clauses = parse_query("\"slipped disk\"", {}, analyzer).clauses;
  clauses[0].alternatives.push_back(parse_query("\"disc herniation\"", {}, analyzer).clauses[0].alternatives[0]);
  MatchFinder finder(clauses, analyzer);
  CHECK(shown(cut_snippet(document_of({{"", "A slipped disc is a disc herniation."}}), finder)) ==
        "A [slipped disc] is a [disc herniation].");
}

TEST_CASE("A snippet shows a concept whole, or all its words, before one of them") {
  Analyzer analyzer;
  std::vector<Clause> clauses = parse_query("\"knee pain\"", {}, analyzer).clauses;
  Alternative scattered = clauses[0].alternatives[0];
  scattered.scattered = true;
  clauses[0].alternatives.push_back(scattered);
  MatchFinder finder(clauses, analyzer);
  const auto anchor = [&](const Document& document) { return cut_snippet(document, finder).at(0).passage.anchor; };
  CHECK(anchor(document_of({{"", "A pain."}, {"", "A knee is."}, {"", "Pain of the knee."}})) == "p2");
  CHECK(anchor(document_of({{"", "A pain."}, {"Knee", "Much pain."}, {"", "Other."}})) == "p1");
  CHECK(anchor(document_of({{"", "Pain, knee."}, {"", "Knee pain."}})) == "p1");
}

TEST_CASE("For one thing alone, the sentence that says what it is goes before others") {
  const std::string text = "Much is said of PRP by clinics. " + filler + "PRP is a part of the blood. " + filler;
  CHECK(cut_text(text, "what is PRP?", 40) == "[PRP] is a part of the blood.");
  CHECK(cut_text(text, "PRP clinics", 40) == "Much is said of [PRP] by [clinics].");
}

TEST_CASE("A question is no answer") {
  CHECK(cut_text("What is a knee? " + filler + "In the knee two bones meet. " + filler, "knee", 30) ==
        "In the [knee] two bones meet.");
}

TEST_CASE("Without a match the beginning is shown") {
  const Document document = document_of({{"Empty", ""}, {"Two", repeated("word ", 100)}});
  const std::vector<Fragment> fragments = cut(document, "knee", 50);
  REQUIRE(fragments.size() == 1);
  CHECK(fragments[0].passage.anchor == "p1");
  CHECK(shown(fragments) == "word word word word word word word word word word …");
  CHECK(shown(cut(document, "", 50)) == shown(fragments));
  CHECK(cut_text("One is here. Two is here. Three.", "knee", 30) == "One is here. Two is here.");
}

TEST_CASE("A sentence that is too long is cut at words around its matches") {
  const std::string words = repeated("word ", 40);
  const std::string text = cut_text("It is " + words + "the knee " + words + "and ends.", "knee", 60);
  CHECK(text == "… word word word word the [knee] word word word word word word …");
  CHECK(cut_text("The knee " + words, "knee", 30) == "The [knee] word word word word …");
  CHECK(cut_text(words + "the knee.", "knee", 30) == "… word word word word the [knee].");
}

TEST_CASE("Two parts of long sentences fit where one would leave a clause out") {
  const std::string words = repeated("word ", 40);
  const std::vector<Fragment> fragments =
      cut(document_of({{"", "A " + words + "knee " + words + "end. A " + words + "hip " + words + "end."}}), "knee hip",
          100);
  REQUIRE(fragments.size() == 2);
  CHECK(shown(fragments[0].pieces).find("[knee]") != std::string::npos);
  CHECK(shown(fragments[1].pieces).find("[hip]") != std::string::npos);
  CHECK(shown(fragments).find("… …") == std::string::npos);
}

TEST_CASE("Paragraphs and lists become one line") {
  const std::string text = "Two uses:\n\n- the knee\n- the hip\n\nAnd\nmore.";
  CHECK(cut_text(text, "hip").ends_with("the [hip] And more."));
  CHECK(cut_text(text, "uses") == "Two [uses]: · the knee · the hip And more.");
  CHECK(cut_text("- a knee\n- a hip", "knee hip") == "a [knee] · a [hip]");
}

TEST_CASE("An item of a list is a sentence, and its sign is left out") {
  const std::string list = repeated("- A line before it, of no interest\n", 12) + "- Pressure on the nerve root";
  for (const std::size_t length : {30U, 40U, 60U}) {
    const std::string text = cut_text(list, "pressure", length);
    CAPTURE(length, text);
    CHECK(text == "[Pressure] on the nerve root");
  }
  CHECK(cut_text(list, "pressure", 80) == "A line before it, of no interest · [Pressure] on the nerve root");
}

TEST_CASE("Words and code points are never cut apart") {
  CHECK(cut_text(repeated("é", 1000), "knee", 101) == repeated("é", 50) + " …");
  const Document words = document_of({{"", repeated("physiotherapist ", 50)}});
  for (std::size_t length = 20; length < 60; ++length) {
    CHECK(shown(cut(words, "knee", length)).ends_with("physiotherapist …"));
  }
  const std::string around = cut_text(repeated("é", 500) + "-knee-" + repeated("é", 500), "knee", 101);
  CHECK(around.find("é-[knee]-é") != std::string::npos);
  CHECK(around.starts_with("… é"));
  CHECK(around.ends_with("é …"));
}

TEST_CASE("A document without text has no fragments") {
  CHECK(cut(Document{}, "knee").empty());
  CHECK(cut(document_of({{"Only a heading", ""}}), "heading").empty());
  CHECK(joined({}).empty());
}

TEST_CASE("A match that runs across sentences is shown whole") {
  CHECK(cut_text(filler + "It is a knee. Pain follows. " + filler, "\"knee pain\"", 30)
            .starts_with("It is a [knee. Pain] follows."));
}

TEST_CASE("Any length and any place give a snippet that holds its match") {
  std::string body;
  for (int i = 0; i < 60; ++i) {
    body += (i % 7 == 0 ? "Knee pain. " : "and other\n\nwords ");
  }
  for (std::size_t length = 0; length < 500; length += 3) {
    CHECK(cut_text(body, "\"knee pain\"", length).find("[Knee pain]") != std::string::npos);
  }
}

/// Without white space, which a snippet puts together.
std::string dense(const std::string& text) {
  std::string letters;
  for (const char character : text) {
    letters += character == ' ' || (character >= '\t' && character <= '\r') ? "" : std::string(1, character);
  }
  return letters;
}

TEST_CASE("Fragments of any bytes are parts of the text, and no longer than they may be") {
  std::mt19937 random(11);
  const std::vector<std::string> parts = {"knee", "hip", "Knee pain", " ",    " ",    "\n",       "\n\n",
                                          ". ",   "? ",  "\u00E9",    "\xFF", "\x80", "\xE2\x80", "word ",
                                          "A",    "(",   ")",         "1.5",  "Dr. ", "\u3002"};
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::pair<std::string, std::string>> passages(1 + random() % 3);
    for (auto& [heading, text] : passages) {
      heading = random() % 2 == 0 ? "hip" : "";
      for (std::size_t count = random() % 60; count > 0; --count) {
        text += parts[random() % parts.size()];
      }
    }
    const Document document = document_of(passages);
    const std::size_t length = 1 + random() % 120;
    const std::vector<Fragment> fragments = cut(document, "knee hip \"knee pain\" kn*", length);
    CAPTURE(round, document.body, length);
    REQUIRE(fragments.size() <= 2);
    for (const Fragment& fragment : fragments) {
      REQUIRE_FALSE(fragment.pieces.empty());
      std::string text;
      for (const TextPiece& piece : fragment.pieces) {
        REQUIRE_FALSE(piece.text.empty());
        text += piece.text;
      }
      text.erase(0, text.starts_with("… ") ? 4 : 0);
      text.erase(text.size() - (text.ends_with(" …") ? 4 : 0));
      CAPTURE(text);
      const auto passage = static_cast<std::size_t>(fragment.passage.anchor.at(1) - '0');
      REQUIRE(dense(passages[passage].second).find(dense(text)) != std::string::npos);
      REQUIRE(text.size() <= 2 * length + 40);
    }
  }
}

}  // namespace
}  // namespace materia
