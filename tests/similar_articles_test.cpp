#include "web/similar_articles.h"

#include <string>

#include "tests/catch.h"

namespace materia {

TEST_CASE("Similar articles are links with a date and what both are about") {
  const std::vector<Facet> facets = {{"condition", "Condition", {}}};
  const ShownTag shared{"sciatica", "condition", "Sciatica", Level::about, 1, TagSource::tagger, 1};
  const std::string section =
      similar_articles({{7, "b.md", "Discs & backs", "2024-05-01", 0.8, {shared}}, {9, "c.md", "Knees", "", 0.5, {}}},
                       facets)
          .html();
  const auto needle =
      GENERATE(as<std::string>(), ">Similar articles</h2>", "<a href=\"/documents/7\">Discs &amp; backs</a>",
               "1 May 2024", "href=\"/condition/sciatica\"", "<a href=\"/documents/9\">Knees</a></h3></li>");
  CAPTURE(needle);
  CHECK(section.find(needle) != std::string::npos);
}

TEST_CASE("Where no article is similar there is no section") {
  CHECK(similar_articles({}, {}).empty());
}

}  // namespace materia
