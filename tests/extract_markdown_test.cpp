#include <string>
#include <vector>

#include "indexer/extract.h"
#include "tests/blocks.h"
#include "tests/catch.h"

namespace materia {
namespace {

using Lines = std::vector<std::string>;

struct MarkdownCase {
  std::string what;
  std::string text;
  std::string title;
  Lines blocks;
};

TEST_CASE("Markdown gives its blocks without its signs") {
  const std::vector<MarkdownCase> cases = {
      {"a title and headings",
       "# PRP\n\nText.\n\n## Risks\n\nFew.\n\n#### Rare ones\n",
       "PRP",
       {"Text.", "## Risks", "Few.", "#### Rare ones"}},
      {"a heading of level 1 below another is no title", "## Risks\n\n# PRP\n", "", {"## Risks", "## PRP"}},
      {"lines of a paragraph", "One\ntwo  \nthree\n\nfour", "", {"One two three", "four"}},
      {"emphasis, links and code",
       "A **bold** [link](x.md), `code` and ![picture](p.png).",
       "",
       {"A bold link, code and ."}},
      {"lists in lists", "- one\n  - two\n- three\n\n  four\n", "", {"- one", "- two", "- three", "- four"}},
      {"numbered lists", "1. one\n2. two\n", "", {"- one", "- two"}},
      {"tables", "| A | B |\n|---|---|\n| 1 | *2* |\n", "", {"A | B", "1 | 2"}},
      {"code blocks", "```\na\nb\n```\n", "", {"a b"}},
      {"quotations", "> Quoted\n> words\n", "", {"Quoted words"}},
      {"raw HTML", "<div>\nno\n</div>\n\nA<br>b <b>bold</b>\n\n<script>\nalert(1)\n</script>\n", "", {"A b bold"}},
      {"character references", "caf&eacute; &amp; &#8217; &nosuch;", "", {"café & ’ &nosuch;"}},
      {"front matter before the first heading",
       "---\ntitle: Ozone\n---\n# Heading\n\nText.",
       "Ozone",
       {"## Heading", "Text."}},
      {"nothing", "", "", {}},
  };
  for (const MarkdownCase& test : cases) {
    INFO(test.what);
    const ExtractedDocument document = extract_markdown(test.text);
    CHECK(document.title == test.title);
    CHECK(written(document.blocks) == test.blocks);
  }
}

TEST_CASE("Markdown nested without end is read") {
  const std::string text = std::string(100000, '>') + " deep\n\n" + std::string(100000, '[') + "\n";
  CHECK(extract_markdown(text).blocks.size() == 2);
}

}  // namespace
}  // namespace materia
