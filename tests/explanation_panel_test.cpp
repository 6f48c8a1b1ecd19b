#include "web/explanation_panel.h"

#include <string>

#include "tests/catch.h"
#include "web/page_search.h"

namespace materia {
namespace {

bool has(const std::string& page, const std::string& needle) {
  return page.find(needle) != std::string::npos;
}

/// Two hits of a ranked search.
Results sample_results() {
  Results results;
  results.query.clauses.resize(1);
  results.total = 25;
  Hit hit;
  hit.title = "Discs <b>";
  hit.explanation = {
      {ScorePart::Source::text, "slipped disk", {{"discs", FoundForm::Way::typed, 2}}, 1, 3.214, 0.5, 1.6},
      {ScorePart::Source::meaning, "", {}, 0.25, 0, 0, 0.4}};
  results.hits = {hit, hit};
  return results;
}

SearchRequest sample_request() {
  SearchRequest request;
  request.text = "slipped disk";
  return request;
}

}  // namespace

TEST_CASE("Scores are explained on demand, by a link that keeps the page") {
  Results results = sample_results();
  for (Hit& hit : results.hits) hit.explanation.clear();
  const std::string page = render_search_page(sample_request().on_page(2), results);
  CHECK(has(page, "href=\"/search?q=slipped%20disk&amp;explain=1&amp;page=2\">Why these results</a>"));
  CHECK_FALSE(has(page, "class=\"explanation\""));
  CHECK_FALSE(has(page, "class=\"explanation-note\""));
}

TEST_CASE("An explained page says what the numbers are, and every link and the form keep explaining") {
  const std::string page = render_search_page(sample_request().explained(true), sample_results());
  const auto needle =
      GENERATE(as<std::string>(), "href=\"/search?q=slipped%20disk\">Hide why</a>", "not how well something works",
               "<details class=\"explanation\" open>", "<details class=\"explanation\"><summary>Why this result",
               "<input type=\"hidden\" name=\"explain\" value=\"1\">",
               "rel=\"next\" href=\"/search?q=slipped%20disk&amp;explain=1&amp;page=2\"");
  CAPTURE(needle);
  CHECK(has(page, needle));
}

TEST_CASE("A panel has a sentence, a bar and the numbers for each part, and their sum") {
  const std::string panel = explanation_panel(sample_results().hits[0], false).html();
  const auto needle =
      GENERATE(as<std::string>(), "<span class=\"visually-hidden\">score </span>2.00</span></summary>",
               "The parts of the score of Discs &lt;b&gt;</caption>", "<th scope=\"col\">Weight</th>",
               "<th scope=\"row\">“slipped disk” stands in the text twice as “discs”<svg",
               "<td>1.00</td><td>3.21</td><td>0.50</td><td class=\"part-value\">1.60</td>", "width=\"80.0\"",
               "width=\"20.0\"", "<span class=\"visually-hidden\">none</span></td><td class=\"part-value\">0.40</td>",
               "<th scope=\"row\" colspan=\"4\">Score</th><td class=\"part-value\">2.00</td>");
  CAPTURE(needle);
  CHECK(has(panel, needle));
}

TEST_CASE("A hit without an explanation has no panel, and a score of nothing an empty bar") {
  Hit hit;
  CHECK(explanation_panel(hit, true).empty());
  hit.explanation.resize(1);
  CHECK(has(explanation_panel(hit, true).html(), "<rect class=\"part-bar-part\" width=\"0.0\""));
}

TEST_CASE("A list that was not ranked, or is empty, has nothing to explain") {
  Results results = sample_results();
  results.query.clauses.clear();
  CHECK(explanation_switch({}, results).empty());
  results = sample_results();
  results.total = 0;
  CHECK(explanation_switch({}, results).empty());
}

}  // namespace materia
