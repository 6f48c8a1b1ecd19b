// The filters beside a list of results.

#include <string>

#include "tests/catch.h"
#include "tests/page_samples.h"
#include "web/page_search.h"

namespace materia {

TEST_CASE("A long facet shows its most frequent concepts and the ticked ones, the rest behind more") {
  Results results = sample_results();
  std::vector<FacetCount>& counts = results.facets[1].counts;
  counts.clear();
  for (std::size_t at = 0; at < 30; ++at) {
    const std::string name = "c" + std::to_string(at);
    counts.push_back(value(name, "Label " + name, {}, 100 - at, at == 29));
  }
  const std::string page = render_search_page(sample_request(), results);
  const std::size_t more = page.find(">19 more<");
  REQUIRE(more != std::string::npos);
  CHECK(page.find("Label c9<") < more);
  CHECK(page.find("Label c10<") > more);
  CHECK(page.find("Label c29<") < more);
}

TEST_CASE("A concept with two broader ones has one check box") {
  Results results = sample_results();
  results.facets[0].counts.push_back(value("both", "Both", {"ozone-therapy", "regenerative-medicine"}, 1));
  CHECK(count(render_search_page(sample_request(), results), "name=\"therapy\" value=\"both\"") == 1);
}

TEST_CASE("A concept can be left out, and taken in again where it was not typed") {
  SearchRequest request = sample_request();
  Results results = sample_results();
  const std::string leave_out = "name=\"-therapy\" value=\"regenerative-medicine\"";
  const std::string take_back = "href=\"/search?q=slipped%20disk&amp;therapy=ozone-therapy\"";
  std::string page = render_search_page(request, results);
  CHECK(count(page, "<button class=\"facet-exclude\" form=\"search_form\" " + leave_out) == 1);
  CHECK(count(page, "name=\"-therapy\" value=\"ozone-therapy\"") == 0);

  results.facets[0].counts[0].excluded = true;
  page = render_search_page(request, results);
  CHECK(count(page, leave_out) == 0);
  CHECK(count(page, "<del>Regenerative medicine</del>") == 1);
  CHECK(count(page, "No longer leave out") == 0);

  request.excluded_filters["therapy"] = {"regenerative-medicine"};
  page = render_search_page(request, results);
  CHECK(count(page, "<input type=\"hidden\" form=\"search_form\" " + leave_out + ">") == 1);
  CHECK(count(page, take_back) == 2);  // in the facet and as a chip
  CHECK(count(page, "not Regenerative medicine") == 1);
}

}  // namespace materia
