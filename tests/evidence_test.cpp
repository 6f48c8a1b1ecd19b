#include <fmt/format.h>

#include "query/level_reasons.h"
#include "query/searcher.h"
#include "store/level.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/said_mentions.h"

using namespace materia;

namespace {

/// What is marked, to be read: words in [ ], cues in < >, matches of the query in * *; | where the pieces meet.
std::string shown(const std::vector<TextPiece>& pieces) {
  std::string text;
  for (const TextPiece& piece : pieces) {
    const std::string inner = piece.match ? "*" + piece.text + "*" : piece.text;
    switch (piece.evidence) {
      case EvidenceMark::mention:
        text += "[" + inner + "]";
        break;
      case EvidenceMark::cue:
        text += "<" + inner + ">";
        break;
      case EvidenceMark::sentence:
        text += "{" + inner + "}";
        break;
      case EvidenceMark::none:
        text += inner;
        break;
    }
  }
  return text;
}

std::string shown(const DocumentView& view) {
  std::string text = shown(view.title) + "\n";
  for (const DocumentView::Section& section : view.sections) {
    text += section.heading.empty() ? "" : "# " + shown(section.heading) + "\n";
    for (const DocumentView::Block& block : section.blocks) {
      for (const auto& item : block.items) {
        text += (block.list ? "- " : "") + shown(item) + "\n";
      }
    }
  }
  return text;
}

Document sectioned() {
  Document document;
  document.path = "disc.md";
  document.title = "Ozone therapy and the back";
  document.body =
      "Ozone therapy is old. Physiotherapy came first.\n\n"
      "- Nobody speaks of ozone therapy here.\n- A second item.\n\n"
      "There is no herniated disc, but a slipped disc may be found. The rest is silence.";
  const std::size_t list = document.body.find("- Nobody");
  const std::size_t last = document.body.find("There is no");
  document.passages = {{"start", "", 2, 0, list - 2},
                       {"who", "Who is it for?", 2, list, last - 2},
                       {"what", "What ozone therapy can't do", 2, last, document.body.size()}};
  return document;
}

const TagEvidence* find(const DocumentEvidence& evidence, const std::string& name) {
  for (const TagEvidence& tag : evidence.tags) {
    if (tag.tag.concept_name == name) return &tag;
  }
  return nullptr;
}

/// The small knowledge base with one article that says something of three concepts.
class SectionedArticle {
 public:
  SectionedArticle() : id(base.add(sectioned())) {
    put_said(base, id,
             {{"therapy:ozone-therapy", "Ozone therapy", Assertion::affirmed, "", Field::title},
              {"therapy:ozone-therapy", "ozone therapy", Assertion::negated, "can't", Field::headings},
              {"therapy:ozone-therapy", "Ozone therapy"},
              {"therapy:ozone-therapy", "ozone therapy", Assertion::negated, "Nobody"},
              {"condition:herniated-disc", "herniated disc", Assertion::negated, "no "},
              {"condition:herniated-disc", "slipped disc", Assertion::uncertain, "may be"},
              {"therapy:physical-therapy", "Physiotherapy", Assertion::contrast}});
  }
  SmallKnowledgeBase base;
  DocumentId id;
};

}  // namespace

TEST_CASE("each tag opens the sentences it came from, in the order they are read") {
  SectionedArticle article;
  const auto evidence = Searcher(article.base.file()).evidence("disc.md");
  REQUIRE(evidence);
  CHECK(evidence->id == article.id);
  CHECK(evidence->title == "Ozone therapy and the back");
  const TagEvidence* ozone = find(*evidence, "ozone-therapy");
  REQUIRE(ozone != nullptr);
  CHECK(ozone->tagged);
  CHECK(ozone->finding.count(Assertion::negated) == 2);
  REQUIRE(ozone->mentions.size() == 4);
  CHECK(ozone->mentions[0].field == Field::title);
  CHECK(ozone->mentions[0].passage.anchor.empty());
  CHECK(shown(ozone->mentions[0].sentence) == "[Ozone therapy]{ and the back}");
  CHECK(ozone->mentions[1].passage.anchor == "start");
  CHECK(shown(ozone->mentions[1].sentence) == "[Ozone therapy]{ is old.}");
  CHECK(ozone->mentions[2].passage.anchor == "who");
  CHECK(ozone->mentions[2].passage.heading == "Who is it for?");
  CHECK(shown(ozone->mentions[2].sentence) == "<Nobody>{ speaks of }[ozone therapy]{ here.}");
  CHECK(ozone->mentions[2].cue == "Nobody");
  CHECK(ozone->mentions[3].field == Field::headings);
  CHECK(ozone->mentions[3].passage.anchor == "what");
  CHECK(shown(ozone->mentions[3].sentence) == "{What }[ozone therapy]{ }<can't>{ do}");
  CHECK(ozone->mentions[3].words == "ozone therapy");
  CHECK(ozone->mentions[3].assertion == Assertion::negated);
  CHECK(ozone->mentions[3].label == "Ozone therapy");
  check_integrity(article.base.file());
}

TEST_CASE("a sentence with two mentions is shown for each with its own words and cue") {
  SectionedArticle article;
  const auto evidence = Searcher(article.base.file()).evidence("disc.md");
  const TagEvidence* disc = find(evidence.value(), "herniated-disc");
  REQUIRE(disc != nullptr);
  REQUIRE(disc->mentions.size() == 2);
  CHECK(shown(disc->mentions[0].sentence) == "{There is }<no >[herniated disc]{, but a slipped disc may be found.}");
  CHECK(shown(disc->mentions[1].sentence) == "{There is no herniated disc, but a }[slipped disc]{ }<may be>{ found.}");
}

TEST_CASE("concepts that are only denied or contrasted come last and are no tags") {
  SectionedArticle article;
  const auto evidence = Searcher(article.base.file()).evidence("disc.md");
  REQUIRE(evidence->tags.size() == 3);
  CHECK(evidence->tags[2].tag.concept_name == "physical-therapy");
  CHECK_FALSE(evidence->tags[2].tagged);
  CHECK_FALSE(evidence->tags[2].decision);
  CHECK(evidence->tags[2].reasons.empty());
}

TEST_CASE("an editor's word stands beside what was found") {
  SectionedArticle article;
  {
    Writer writer(article.base.file());
    writer.put_decision({"disc.md", "therapy", "ozone-therapy", Decision::Action::deny, "ana", "an aside", ""});
    writer.put_decision({"disc.md", "condition", "back-pain", Decision::Action::add, "ana", "", ""});
    writer.put_review({"disc.md", "ana", ""});
    writer.commit();
  }
  const auto evidence = Searcher(article.base.file()).evidence(std::to_string(article.id));
  REQUIRE(evidence);
  CHECK(evidence->reviewed);
  const TagEvidence* ozone = find(*evidence, "ozone-therapy");
  REQUIRE(ozone != nullptr);
  CHECK_FALSE(ozone->tagged);
  CHECK(ozone->decision.value().action == Decision::Action::deny);
  CHECK(ozone->decision.value().why == "an aside");
  CHECK(ozone->mentions.size() == 4);
  const TagEvidence* pain = find(*evidence, "back-pain");
  REQUIRE(pain != nullptr);
  CHECK(pain->tagged);
  CHECK(pain->tag.source == TagSource::editor);
  CHECK(pain->mentions.empty());
  check_integrity(article.base.file());
}

TEST_CASE("front matter is told as the reason for what it adds and denies") {
  SmallKnowledgeBase base;
  Document document = sectioned();
  document.editor_tags = {{"condition", "back-pain", false}, {"therapy", "physical-therapy", true}};
  base.add(document);
  const auto evidence = Searcher(base.file()).evidence("disc.md");
  REQUIRE(evidence->tags.size() == 2);
  CHECK(evidence->tags[0].tag.concept_name == "back-pain");
  CHECK(evidence->tags[0].from_front_matter);
  CHECK(evidence->tags[1].tag.concept_name == "physical-therapy");
  CHECK_FALSE(evidence->tags[1].tagged);
  CHECK(evidence->tags[1].from_front_matter);
}

TEST_CASE("an unknown document has no evidence") {
  SmallKnowledgeBase base;
  Searcher searcher(base.file());
  CHECK_FALSE(searcher.evidence("nowhere.md"));
  CHECK_FALSE(searcher.evidence("7"));
}

TEST_CASE("an article marks the evidence of a concept in title, headings, paragraphs and lists") {
  SectionedArticle article;
  const auto view = Searcher(article.base.file()).document("disc.md", "", ConceptName{"therapy", "ozone-therapy"});
  REQUIRE(view);
  CHECK(shown(*view) ==
        "[Ozone therapy]{ and the back}\n"
        "[Ozone therapy]{ is old.} Physiotherapy came first.\n"
        "# Who is it for?\n"
        "- <Nobody>{ speaks of }[ozone therapy]{ here.}\n"
        "- A second item.\n"
        "# {What }[ozone therapy]{ }<can't>{ do}\n"
        "There is no herniated disc, but a slipped disc may be found. The rest is silence.\n");
  REQUIRE(view->evidence);
  CHECK(view->evidence->mentions.size() == 4);
  CHECK(view->title.front().mention == 0);
  CHECK(view->sections[0].blocks[0].items[0].front().mention == 1);
  CHECK(view->sections[1].blocks[0].items[0][2].mention == 2);
  CHECK(view->sections[1].blocks[0].items[0][2].assertion == Assertion::negated);
  CHECK(view->sections[2].heading[1].mention == 3);
}

TEST_CASE("two mentions in one sentence are both marked in the article") {
  SectionedArticle article;
  const auto view = Searcher(article.base.file()).document("disc.md", "", ConceptName{"condition", "herniated-disc"});
  const std::vector<TextPiece>& last = view->sections[2].blocks[0].items[0];
  CHECK(shown(last) ==
        "{There is }<no >[herniated disc]{, but a }[slipped disc]{ }<may be>{ found.} The rest is silence.");
  CHECK(last[2].assertion == Assertion::negated);
  CHECK(last[4].assertion == Assertion::uncertain);
}

TEST_CASE("evidence and the query's words are marked together") {
  SectionedArticle article;
  const auto view =
      Searcher(article.base.file()).document("disc.md", "therapy old", ConceptName{"therapy", "ozone-therapy"});
  CHECK(shown(view->sections[0].blocks[0].items[0]) == "[Ozone ][*therapy*]{ is }{*old*}{.} Physiotherapy came first.");
}

TEST_CASE("a concept that is not there marks nothing") {
  SectionedArticle article;
  Searcher searcher(article.base.file());
  for (const ConceptName& name : {ConceptName{"condition", "back-pain"}, ConceptName{"condition", "no-such"}}) {
    const auto view = searcher.document("disc.md", "", name);
    CHECK_FALSE(view->evidence);
    CHECK(shown(view->title) == "Ozone therapy and the back");
  }
}

TEST_CASE("the reasons for a level are told in words, with their points, most first") {
  using namespace level_weights;
  const auto told = [](const Finding& finding) {
    std::vector<std::pair<std::string, double>> list;
    for (const ShownReason& reason : level_reasons(finding)) {
      list.emplace_back(reason.says, reason.points);
    }
    return list;
  };
  using Told = std::vector<std::pair<std::string, double>>;
  CHECK(told({1, Level::about, 1, {3}, {true, 0, true, 0, 0}}) ==
        Told{{"in the title", title}, {"in the first paragraph", lead}});
  CHECK(told({1, Level::about, 1, {3}, {false, most_headings + 1, false, 0, 0}}) ==
        Told{{fmt::format("in {} headings", most_headings + 1), heading * most_headings}});
  CHECK(told({1, Level::mention, 1, {1}, {false, 1, false, 0, 0}}) == Told{{"in a heading", heading}});
  CHECK(told({1, Level::mention, 1, {1}, {false, 0, false, 0.2, 0}}) ==
        Told{{"named 0.2 times in a hundred words", density * 0.2}});
  CHECK(told({1, Level::mention, 0, {1}, {}}).empty());
  CHECK(told({1, std::nullopt, 0, {0, 1}, {true, 0, false, 0, 0}}).empty());
}
