#include "indexer/assemble.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/anchors.h"
#include "store/error.h"
#include "tests/blocks.h"
#include "tests/catch.h"

namespace materia {
namespace {

Document assembled(const std::string& title, const std::vector<std::string>& lines) {
  ExtractedDocument extracted;
  extracted.title = title;
  extracted.blocks = blocks_of(lines);
  return assemble(std::move(extracted), "a.md");
}

std::string text_of(const Document& document, const Passage& passage) {
  return document.body.substr(passage.begin, passage.end - passage.begin);
}

TEST_CASE("blocks become a body with passages over it") {
  const Document document = assembled(
      "PRP", {"Lead one.", "Lead two.", "## Risks", "### Rare", "Some.", "- one", "- two", "## Costs", "Much."});
  CHECK(document.path == "a.md");
  CHECK(document.title == "PRP");
  CHECK_FALSE(document.title_inferred);
  CHECK(document.body == "Lead one.\n\nLead two.\n\nSome.\n\n- one\n- two\n\nMuch.");
  REQUIRE(document.passages.size() == 4);
  CHECK(document.passages[0].anchor == "start");
  CHECK(document.passages[0].heading.empty());
  CHECK(text_of(document, document.passages[0]) == "Lead one.\n\nLead two.");
  CHECK(document.passages[1].anchor == "risks");
  CHECK(document.passages[1].begin == document.passages[1].end);
  CHECK(document.passages[2].level == 3);
  CHECK(text_of(document, document.passages[2]) == "Some.\n\n- one\n- two");
  CHECK(text_of(document, document.passages[3]) == "Much.");
}

TEST_CASE("passages stand in order inside the body") {
  const Document document = assembled("", {"## A", "## B", "x", "## C", "- y", "## D", "z", "w"});
  std::size_t last = 0;
  for (const Passage& passage : document.passages) {
    CHECK(passage.begin >= last);
    CHECK(passage.end >= passage.begin);
    last = passage.end;
  }
  CHECK(last == document.body.size());
}

TEST_CASE("the title is not repeated as a heading, and is inferred where there is none") {
  CHECK(assembled("PRP", {"## prp", "Text."}).passages.at(0).anchor == "start");
  const Document document = assembled("", {"Ozone is a gas. It has risks."});
  CHECK(document.title == "Ozone is a gas");
  CHECK(document.title_inferred);
}

TEST_CASE("a document keeps a title without text, and nothing at all is refused") {
  CHECK(assembled("PRP", {}).body.empty());
  CHECK_THROWS_AS(assembled("", {}), Error);
  CHECK_THROWS_AS(assembled("", {"", "Skip to content"}), Error);
}

TEST_CASE("a heading as long as a page is a paragraph") {
  const std::string text(1000, 'a');
  CHECK(assembled("PRP", {"## " + text, "Text."}).body == text + "\n\nText.");
}

TEST_CASE("anchors are made GitHub's way") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Who Can Benefit From Ozone Therapy?", "who-can-benefit-from-ozone-therapy"},
      {"L4-L5: what_is it", "l4-l5-what_is-it"},
      {"Risks & benefits", "risks--benefits"},
      {"Ménière’s ÄRGER 2", "ménières-ärger-2"},
      {"疼痛", "疼痛"},
      {"???", "section"},
      {"<script>", "script"},
  };
  for (const auto& [heading, anchor] : cases) CHECK(slug(heading) == anchor);
}

TEST_CASE("an anchor is given once") {
  Anchors anchors;
  CHECK(anchors.next("Risks") == "risks");
  CHECK(anchors.next("Risks 1") == "risks-1");
  CHECK(anchors.next("risks") == "risks-2");
  CHECK(anchors.next("Risks") == "risks-3");
  CHECK(anchors.next("Start") == "start-1");
}

TEST_CASE("the seed articles end with their text") {
  const std::filesystem::path seeds = std::filesystem::path(MATERIA_SHARED_DIR) / "seeds";
  if (!std::filesystem::is_directory(seeds)) {
    WARN("skipped: " << seeds.string() << " is absent");
    return;
  }
  const auto document_of = [&](const std::string& name) {
    std::ifstream stream(seeds / name, std::ios::binary);
    return assemble(extract(name, {std::istreambuf_iterator<char>(stream), {}}), name);
  };
  const Document ozone = document_of("000_64c9c81942abdb10.txt");
  CHECK(ozone.body.ends_with("schedule a consultation with a specialist today."));
  CHECK(ozone.passages.back().anchor == "contact-a-regenerative-medicine-specialist");
  CHECK(ozone.passages.at(2).anchor == "who-can-benefit-from-ozone-therapy");
  const Document stem_cells = document_of("004_e7ebd49b23af15cc.txt");
  CHECK(stem_cells.body.ends_with("responsible advancement of stem cell therapies."));
  for (const std::string name : {"002_16c47cb28df2bed1.txt", "003_06fca7fd4bba47d5.txt"}) {
    const Document document = document_of(name);
    CHECK(document.title_inferred);
    CHECK(document.title.ends_with("…"));
    CHECK(document.title.size() <= 90);
  }
}

}  // namespace
}  // namespace materia
