#include "web/understood.h"

#include <string>

#include "tests/catch.h"
#include "web/page_search.h"

namespace materia {
namespace {

bool has(const std::string& page, const std::string& needle) {
  return page.find(needle) != std::string::npos;
}

std::size_t count(const std::string& page, const std::string& needle) {
  std::size_t found = 0;
  for (std::size_t at = page.find(needle); at != std::string::npos; at = page.find(needle, at + 1)) ++found;
  return found;
}

SearchRequest sample_request() {
  SearchRequest request;
  request.text = "slipped disk";
  request.filters["therapy"] = {"ozone-therapy"};
  return request;
}

Results sample_results() {
  Results results;
  results.query.text = "slipped disk";
  results.query.interpretation.push_back({"slipped disk", "herniated-disc", "condition", "Herniated disc", 0});
  results.total = 25;
  results.facets = {{"therapy", "Therapy", {}}, {"condition", "Condition", {}}};
  return results;
}

}  // namespace

TEST_CASE("What was understood is a chip that leads to the concept and can be taken back") {
  const std::string chips = understood_chips(sample_request(), sample_results()).html();
  CHECK(has(chips, "class=\"reading-concept facet-1\" href=\"/condition/herniated-disc\">Herniated disc <span"));
  CHECK(has(chips, "(condition)</span></a>"));
  CHECK(has(chips,
            "href=\"/search?q=slipped%20disk&amp;therapy=ozone-therapy&amp;literal=slipped%20disk\"><span "
            "class=\"visually-hidden\">take back: slipped disk is Herniated disc</span>"));
  CHECK(has(chips, "exact=1\">Search exactly what I typed</a>"));
  CHECK_FALSE(has(chips, "read as typed"));
}

TEST_CASE("Words that name two concepts are one chip with both, each once") {
  Results results = sample_results();
  results.query.interpretation.push_back({"slipped disk", "disc", "therapy", "Disc", 0});
  results.query.interpretation.push_back({"slipped disk", "disc", "therapy", "Disc", 3});
  results.query.interpretation.push_back({"PRP", "plasma", "therapy", "Plasma", 1});
  const std::string chips = understood_chips(sample_request(), results).html();
  CHECK(has(chips, "take back: slipped disk is Herniated disc or Disc</span>"));
  CHECK(count(chips, "href=\"/therapy/disc\"") == 1);
  CHECK(count(chips, "class=\"reading-change\"") == 2);
  CHECK(has(chips, "take back: PRP is Plasma</span>"));
}

TEST_CASE("Words taken back are a chip that undoes it, and every link and the form keep them") {
  Results results = sample_results();
  results.query.interpretation.clear();
  results.query.literal = {"slipped \"disk\""};
  const std::string page = render_search_page(sample_request().with_literal("slipped \"disk\""), results);
  const auto needle = GENERATE(
      as<std::string>(), "read as typed</span>",
      "href=\"/search?q=slipped%20disk&amp;therapy=ozone-therapy\">undo<span class=\"visually-hidden\"> reading "
      "slipped "
      "&quot;disk&quot; as typed</span>",
      "<input type=\"hidden\" name=\"literal\" value=\"slipped &quot;disk&quot;\">",
      "rel=\"next\" href=\"/search?q=slipped%20disk&amp;therapy=ozone-therapy&amp;literal=slipped%20%22disk%22&amp;"
      "page=2\"",
      "<a class=\"chip facet-0\" href=\"/search?q=slipped%20disk&amp;literal=slipped%20%22disk%22\">");
  CAPTURE(needle);
  CHECK(has(page, needle));
}

TEST_CASE("Words taken back in another query are nowhere on the page") {
  const std::string page = render_search_page(sample_request().with_literal("another query"), sample_results());
  CHECK(has(page, "take back: slipped disk"));
  CHECK_FALSE(has(page, "another query"));
  CHECK_FALSE(has(page, "another%20query"));
}

TEST_CASE("A search for exactly what was typed has nothing to take back, and keeps what was") {
  Results results = sample_results();
  results.query.interpretation.clear();
  const SearchRequest request = sample_request().with_literal("slipped disk").as_typed();
  CHECK(understood_chips(request, results).empty());
  CHECK(has(render_search_page(request, results), "literal=slipped%20disk\">other names too</a>"));
}

TEST_CASE("Where nothing was understood there are no chips") {
  Results results = sample_results();
  results.query.interpretation.clear();
  CHECK(understood_chips(sample_request(), results).empty());
}

}  // namespace materia
