#include "indexer/clean.h"

#include <string>
#include <vector>

#include "tests/blocks.h"
#include "tests/catch.h"

namespace materia {
namespace {

using Lines = std::vector<std::string>;

Lines cleaned(const Lines& lines) {
  std::vector<Block> blocks = blocks_of(lines);
  remove_boilerplate(blocks);
  return written(blocks);
}

struct CleanCase {
  std::string what;
  Lines before;
  Lines after;
};

TEST_CASE("what is not the article goes, and the article stays") {
  const std::string p = prose();
  const std::vector<CleanCase> cases = {
      {"a comment form",
       {p, "## Similar Posts", "## Leave a Reply",
        "Your email address will not be published. Required fields are marked *"},
       {p}},
      {"boxes of links",
       {p, "For More Info :-", "Why it works", "Comments", "## Popular posts from this blog", "Another article"},
       {p}},
      {"signs, numbers and apostrophes", {p, "» COMMENTS (12)", "Nice."}, {p}},
      {"what follows goes in the later part", {p, p, "## Comments", p}, {p, p}},
      {"a box in the middle", {p, "Related Posts", "- A link", "- Another", "## Risks", p, p}, {p, "## Risks", p, p}},
      {"a heading in the middle is no end", {p, "## Comments", p, p}, {p, p, p}},
      {"nothing before it", {"Share this", p}, {p}},
      {"a phrase inside a sentence",
       {p, "Patients leave a reply to such posts.", p},
       {p, "Patients leave a reply to such posts.", p}},
      {"single lines",
       {"Skip to content", p, "Click to share on Facebook (Opens in new window)", "Print", p,
        "© 2024 Clinic. All rights reserved."},
       {p, p}},
      {"phrases in long paragraphs stay", {p + " All rights reserved. " + p, p}, {p + " All rights reserved. " + p, p}},
      {"a menu at the start", {"Home", "About", "Ozone Therapy", "Blog", "Shop", p}, {p}},
      {"a menu at the end", {p, "Therapies", "Stem cells", "Exosomes", "Ozone", "Our clinic"}, {p}},
      {"a menu as a list", {"- Home", "- Ozone Therapy", "- PRP", "- Exosomes", "- Contact us", p}, {p}},
      {"four short lines are no menu", {p, "one", "two", "three", "four"}, {p, "one", "two", "three", "four"}},
      {"a list of symptoms",
       {p, "- pain", "- heat", "- swelling", "- redness", "- stiffness"},
       {p, "- pain", "- heat", "- swelling", "- redness", "- stiffness"}},
      {"short lines that something introduces",
       {p, "We treat:", "knee", "hip", "back", "neck", "wrist"},
       {p, "We treat:", "knee", "hip", "back", "neck", "wrist"}},
      {"nothing but short lines", {"one", "two", "three", "four", "five"}, {"one", "two", "three", "four", "five"}},
      {"headings left without text", {p, "## Share", "### More", "Print", "## Risks", p}, {p, "## Risks", p}},
      {"a heading over headings stays", {p, "## Therapies", "### Ozone", p}, {p, "## Therapies", "### Ozone", p}},
      {"headings alone stay", {"## One", "## Two"}, {"## One", "## Two"}},
      {"an invitation is content",
       {p, "## Contact a Regenerative Medicine Specialist", p},
       {p, "## Contact a Regenerative Medicine Specialist", p}},
      {"nothing", {}, {}},
  };
  for (const CleanCase& test : cases) {
    INFO(test.what);
    CHECK(cleaned(test.before) == test.after);
  }
}

TEST_CASE("a title is made of the first sentence") {
  const std::vector<std::pair<Lines, std::string>> cases = {
      {{"## Risks", "Ozone is a gas. It has risks."}, "Ozone is a gas"},
      {{"What is PRP? Blood."}, "What is PRP?"},
      {{"Dr. A. Smith treats L4.5 discs, e.g. with ozone. More."}, "Dr. A. Smith treats L4.5 discs, e.g. with ozone"},
      {{"These are the ways:", "- one"}, "These are the ways"},
      {{"## Only a heading"}, "Only a heading"},
      {{}, ""},
  };
  for (const auto& [lines, title] : cases) CHECK(infer_title(blocks_of(lines)) == title);
}

TEST_CASE("a title that is too long is cut at a word") {
  CHECK(infer_title(blocks_of({"Stem cell therapy, for the knee"}), 24) == "Stem cell therapy…");
  CHECK(infer_title(blocks_of({"Stem cell therapy"}), 17) == "Stem cell therapy");
  CHECK(infer_title(blocks_of({"éééééééééé"}), 12) == "éééé…");
  const std::string title = infer_title(blocks_of({std::string(10000, 'a') + " b"}));
  CHECK(title.size() <= 90);
}

}  // namespace
}  // namespace materia
