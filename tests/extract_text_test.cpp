#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/extract.h"
#include "store/error.h"
#include "tests/blocks.h"
#include "tests/catch.h"

namespace materia {
namespace {

using Lines = std::vector<std::string>;

struct TextCase {
  std::string what;
  std::string text;
  std::string title;
  Lines blocks;
};

TEST_CASE("plain text as scraped gives title, headings, paragraphs and lists") {
  const std::string p = prose();
  const std::vector<TextCase> cases = {
      {"a title on the first line", "How PRP Works\n" + p, "How PRP Works", {p}},
      {"blank lines around it", "\n\nHow PRP Works:\n\n" + p + "\n", "How PRP Works", {p}},
      {"no title before a long first line", p + "\n" + p + "\n", "", {p, p}},
      {"no title that ends as a sentence", "PRP is blood.\n" + p, "", {"PRP is blood.", p}},
      {"nothing longer follows", "Knee pain\nHip pain\n", "", {"Knee pain", "Hip pain"}},
      {"headings", p + "\nWho can benefit?\n" + p + "\nRisks:\n" + p, "", {p, "## Who can benefit?", p, "## Risks", p}},
      {"headings in quotation marks", p + "\n“What is PRP?”\n" + p, "", {p, "## “What is PRP?”", p}},
      {"a heading over a list",
       p + "\nKey points\n- one\n* two\n• three\n",
       "",
       {p, "## Key points", "- one", "- two", "- three"}},
      {"a sentence that introduces a list is none",
       p + "\nThese cells heal in several different ways:\n- one\n",
       "",
       {p, "These cells heal in several different ways:", "- one"}},
      {"nor is a line below a heading",
       p + "\nThe Healing Power\nWays include:\n- one\n",
       "",
       {p, "## The Healing Power", "Ways include:", "- one"}},
      {"a heading above a heading",
       p + "\nTherapies\nOzone Therapy\n" + p,
       "",
       {p, "## Therapies", "## Ozone Therapy", p}},
      {"many short lines are lines",
       p + "\nKnee\nHip and\nBack\nTreatment\n" + p,
       "",
       {p, "Knee", "Hip and", "Back", "## Treatment", p}},
      {"lower case is no heading", p + "\nand so on\n" + p, "", {p, "and so on", p}},
      {"headings marked with signs", "# PRP\n## Risks ##\nFew.\n", "PRP", {"## Risks", "Few."}},
      {"underlined headings", p + "\n\nRisks\n-----\n\n" + p, "", {p, "## Risks", p}},
      {"numbers in a row", p + "\n1. one\n2. two\n", "", {p, "- 1. one", "- 2. two"}},
      {"a number alone", p + "\n1. Ozone Therapy\n" + p, "", {p, "## 1. Ozone Therapy", p}},
      {"an item that goes on",
       p + "\n- one\n  and more\n- two\nand a line\n",
       "",
       {p, "- one and more", "- two", "and a line"}},
      {"a menu before the title",
       "Home\nAbout\nServices\nBlog\nContact us\nUnderstanding PRP\n" + p,
       "Understanding PRP",
       {"Home", "About", "Services", "Blog", "Contact us", p}},
      {"a link before the title",
       "Skip to content.\nUnderstanding PRP\n" + p,
       "Understanding PRP",
       {"Skip to content.", p}},
      {"white space", "\tHow \t PRP   Works  \n  " + p + " \n", "How PRP Works", {p}},
      {"nothing", " \n\n", "", {}},
  };
  for (const TextCase& test : cases) {
    INFO(test.what);
    const ExtractedDocument document = extract_text(test.text);
    CHECK(document.title == test.title);
    CHECK(written(document.blocks) == test.blocks);
  }
}

TEST_CASE("hard-wrapped text is joined up to blank lines") {
  const ExtractedDocument document = extract_text(
      "Ozone for the knee\n"
      "==================\n\n"
      "Ozone is a gas with three oxygen atoms that is mixed with\n"
      "oxygen before use, and then is injected into or around a\n"
      "painful joint. Effects on pain have been studied in platelet-\n"
      "rich plasma trials as a comparison.\n\n"
      "Risks\n"
      "Some people report pain for a day or two after the injection,\n"
      "which passes without treatment in most of them.\n\n"
      "- bruising, which is common and goes away without any\n"
      "  treatment\n"
      "- infection\n");
  CHECK(document.title == "Ozone for the knee");
  CHECK(written(document.blocks) ==
        Lines{"Ozone is a gas with three oxygen atoms that is mixed with oxygen before use, and then is injected into "
              "or around "
              "a painful joint. Effects on pain have been studied in platelet-rich plasma trials as a comparison.",
              "## Risks",
              "Some people report pain for a day or two after the injection, which passes without treatment in most of "
              "them.",
              "- bruising, which is common and goes away without any treatment", "- infection"});
}

TEST_CASE("a line of ten megabytes is one paragraph") {
  std::string text;
  while (text.size() < 10'000'000) text += "Knee pain is common. ";
  const ExtractedDocument document = extract("long.txt", text);
  REQUIRE(document.blocks.size() == 1);
  CHECK(document.blocks[0].text.size() == text.size() - 1);
}

TEST_CASE("the format is told by the extension, and by the content where they disagree") {
  CHECK(is_extractable("a/B.TXT"));
  CHECK(is_extractable("a.markdown"));
  CHECK(is_extractable("a.htm"));
  CHECK_FALSE(is_extractable("a.jsonl"));
  CHECK_FALSE(is_extractable("txt"));
  CHECK(extract("a.txt", "\n<?xml version=\"1.0\"?>\n<!DOCTYPE html><title>PRP</title><p>Text").title == "PRP");
  CHECK(extract("a.html", "Just words, a < b\n").blocks.at(0).text == "Just words, a < b");
  CHECK(extract("a.txt", "Caf\xE9 noir\n").repairs == Lines{"converted from Windows-1252"});
  CHECK_THROWS_AS(extract("a.txt", ""), Error);
  CHECK_THROWS_AS(extract("a.md", "---\n---\n\n"), Error);
  CHECK_THROWS_AS(extract("a.txt", std::string(1000, '\0')), Error);
  CHECK_THROWS_AS(extract("a.pdf", "text"), Error);
}

TEST_CASE("the seed articles have their titles and headings") {
  const std::filesystem::path seeds = std::filesystem::path(MATERIA_SHARED_DIR) / "seeds";
  if (!std::filesystem::is_directory(seeds)) {
    WARN("skipped: " << seeds.string() << " is absent");
    return;
  }
  const std::vector<std::pair<std::string, std::string>> titles = {
      {"000_64c9c81942abdb10.txt", "The Science Behind Regenerative Medicine and Tissue Repair"},
      {"001_7e6f64f9a10add87.txt", "How Regenerative Medicine is Redefining Pain Management"},
      {"002_16c47cb28df2bed1.txt", ""},
      {"003_06fca7fd4bba47d5.txt", ""},
      {"004_e7ebd49b23af15cc.txt", "Why Stem Cell Therapy Works: Unlocking the Healing Potential"}};
  for (const auto& [name, title] : titles) {
    INFO(name);
    std::ifstream stream(seeds / name, std::ios::binary);
    const ExtractedDocument document = extract(name, {std::istreambuf_iterator<char>(stream), {}});
    CHECK(document.title == title);
    CHECK(document.repairs.empty());
    std::size_t headings = 0;
    for (const Block& block : document.blocks) headings += block.kind == Block::Kind::heading ? 1U : 0U;
    if (name[2] == '2') CHECK(headings == 6);
    if (name[2] == '1' || name[2] == '3') CHECK(headings == 0);
  }
}

}  // namespace
}  // namespace materia
