#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/page_samples.h"
#include "web/page_browse.h"
#include "web/page_concept.h"
#include "web/page_document.h"
#include "web/page_error.h"
#include "web/page_home.h"
#include "web/page_parts.h"
#include "web/page_search.h"
#include "web/pagination.h"

namespace materia {

TEST_CASE("The search page shows what was found and how") {
  const std::string page = render_search_page(sample_request(), sample_results());
  const auto needle = GENERATE(
      as<std::string>(), "<title>slipped disk · materia</title>", "25 articles", "0.8 ms",
      "<a href=\"/documents/12?q=slipped%20disk#who-can-benefit\">Ozone for <mark>herniated discs</mark></a>",
      "<p class=\"hit-passage\">Who can benefit?</p><p class=\"snippet\">"
      "<a href=\"/documents/12?q=slipped%20disk#who-can-benefit\">… such as <mark>herniated discs</mark></a></p>",
      "<time datetime=\"2025-03-14\">14 March 2025</time>", "articles/ozone.md", "example.org",
      "class=\"tag facet-0\" href=\"/therapy/ozone-therapy\"",
      "class=\"tag facet-1 tag-mention\" href=\"/condition/sciatica\"",
      "href=\"/search?q=slipped%20disk&amp;therapy=ozone-therapy&amp;exact=1\">Search exactly what I typed</a>",
      "name=\"therapy\" value=\"ozone-therapy\" checked>", "rel=\"next\"", "aria-current=\"page\"",
      "<link rel=\"next\" href=\"/search?q=slipped%20disk&amp;therapy=ozone-therapy&amp;page=2\">",
      "Counts measure coverage, not evidence.", "value=\"slipped disk\"", "Skip to the content");
  CAPTURE(needle);
  CHECK(has(page, needle));
}

TEST_CASE("Each fragment leads to its passage, those of one passage as one text") {
  Results results = sample_results();
  results.hits[0].fragments = {{{{"One.", false}}, {"a", "First"}}, {{{"Two.", false}}, {"a", "First"}}};
  CHECK(has(render_search_page(sample_request(), results),
            "<p class=\"hit-passage\">First</p><p class=\"snippet\"><a href=\"/documents/12?q=slipped%20disk#a\">"
            "One. … Two.</a></p><ul"));
  results.hits[0].fragments[1].passage = {"b", "Second"};
  CHECK(has(render_search_page(sample_request(), results),
            "#a\">One.</a></p><p class=\"hit-passage\">Second</p><p class=\"snippet\">"
            "<a href=\"/documents/12?q=slipped%20disk#b\">Two.</a></p>"));
  results.hits[0].fragments.clear();
  const std::string page = render_search_page(sample_request(), results);
  CHECK(has(page, "<a href=\"/documents/12?q=slipped%20disk\">Ozone for"));
  CHECK_FALSE(has(page, "class=\"snippet\""));
}

TEST_CASE("A hit says when its title was inferred") {
  Results results = sample_results();
  CHECK_FALSE(has(render_search_page(sample_request(), results), "title inferred"));
  results.hits[0].title_inferred = true;
  CHECK(has(render_search_page(sample_request(), results), "title inferred"));
}

TEST_CASE("A filter in force is a chip that removes it") {
  const std::string page = render_search_page(sample_request(), sample_results());
  CHECK(has(page, "<a class=\"chip facet-0\" href=\"/search?q=slipped%20disk\">"));
}

TEST_CASE("A filter that was typed shows as a box that can't be changed") {
  SearchRequest request = sample_request();
  request.filters.clear();
  const std::string page = render_search_page(request, sample_results());
  CHECK(has(page, "value=\"ozone-therapy\" checked disabled>"));
}

TEST_CASE("A search for any of the words says how many have all") {
  Results results = sample_results();
  results.match = MatchMode::any;
  results.total = 148;
  results.query.clauses.resize(2);
  SECTION("some have all") {
    results.total_all = 12;
    const std::string page = render_search_page(sample_request(), results);
    CHECK(has(page, ">12 with all words</a> · 148 with any"));
  }
  SECTION("none has all") {
    results.total_all = 0;
    CHECK(has(render_search_page(sample_request(), results), "none has all the words"));
  }
}

TEST_CASE("Where nothing is found the page says what to try") {
  Results results = sample_results();
  results.total = 0;
  results.hits.clear();
  SearchRequest request = sample_request();
  request.match = MatchMode::all;
  results.ways_out.push_back({WayOut::Kind::filter, "Ozone therapy", "therapy", "slipped disk", 9, 1204});
  results.ways_out.push_back({WayOut::Kind::words, "<slipped>", "", "disk", 0, 1});
  results.ways_out.push_back({WayOut::Kind::words, "disk", "", "slipped", 0, 0});
  results.ways_out.push_back({WayOut::Kind::words, "seldom", "", "slipped", 7, 0});
  results.ways_out.push_back({WayOut::Kind::tag, "sore disk", "condition", "condition:back-pain", 7, 3, "Back pain"});
  const std::string page = render_search_page(request, results);
  CHECK(has(page, "0 articles"));
  CHECK(has(
      page,
      "<li><a href=\"/search?q=condition%3Aback-pain&amp;therapy=ozone-therapy&amp;match=all\">look at the articles "
      "tagged Back pain</a>: 3 articles; “sore disk” belongs to it</li>"));
  CHECK(has(page,
            "<ul><li><a href=\"/search?q=slipped%20disk&amp;match=all\">search without the filter Ozone therapy</a>: "
            "1,204 articles</li>"));
  CHECK(has(
      page,
      "<li><a href=\"/search?q=disk&amp;therapy=ozone-therapy&amp;match=all\">search without “&lt;slipped&gt;”</a>: "
      "1 article; no article has it</li>"));
  CHECK(has(page, "<li>try other words: no article has “disk”</li>"));
  CHECK_FALSE(has(page, "seldom"));
  CHECK(has(page, ">search with any of the words</a>"));
  CHECK(has(page, ">search exactly what you typed</a>"));
}

TEST_CASE("A page behind the last one leads back to the first") {
  Results results = sample_results();
  results.hits.clear();
  const std::string page = render_search_page(sample_request().on_page(9), results);
  CHECK(has(page, "Go to its first page"));
}

TEST_CASE("The pages of a list end at the thousandth") {
  CHECK(page_count(0) == 0);
  CHECK(page_count(10) == 1);
  CHECK(page_count(11) == 2);
  CHECK(page_count(1000000) == 1000);
  SearchRequest request;
  CHECK(page_links(request, 10).empty());
  const std::string links = page_links(request.on_page(50), 1000000).html();
  CHECK(has(links, "rel=\"prev\" href=\"/search?page=49\""));
  CHECK(has(links, "rel=\"next\" href=\"/search?page=51\""));
  CHECK(has(links, "/search?page=1000\""));
}

TEST_CASE("The home page says what is in here and where to begin") {
  Results newest = sample_results();
  Statistics statistics;
  statistics.documents = 5486;
  statistics.words = 1234567;
  std::vector<Facet> all = newest.facets;
  all[0].counts.push_back(value("unused", "Unused", {}, 0));
  const std::string page = render_home_page(newest, newest.facets, statistics, all);
  CHECK(has(page, "5,486"));
  CHECK(has(page, "1,234,567"));
  CHECK(has(page, "of 3 written about"));
  CHECK(has(page, "href=\"/search?q=Ozone%20therapy\""));
  CHECK_FALSE(has(page, "href=\"/search?q=Regenerative%20medicine\""));
  CHECK(count(page, "id=\"search_form\"") == 1);
}

TEST_CASE("The article page is for reading and for linking") {
  const std::string page = render_document_page(sample_document(), "ozone one", sample_results().facets);
  const auto needle =
      GENERATE(as<std::string>(), "<h1><mark id=\"match_1\">Ozone</mark></h1>", "<section id=\"who-can-benefit\">",
               "<h2>Who can benefit?", "<h3>In detail", "<li><mark id=\"match_2\">one</mark></li>",
               "<a href=\"#who-can-benefit\">Who can benefit?</a>", "title was inferred", "An Editor",
               "href=\"https://www.example.org/ozone\"", "2 matches here", "href=\"/search?q=ozone%20one\"",
               "class=\"tag facet-0\" data-evidence href=\"/documents/");
  CAPTURE(needle);
  CHECK(has(page, needle));
}

TEST_CASE("The concept page tells what a concept is, its neighbours and its articles") {
  const std::string page = render_concept_page(sample_concept(), sample_results());
  const auto needle = GENERATE(as<std::string>(), "<h1>Ozone therapy</h1>", "A gas.", "Medical ozone", "25 articles",
                               "href=\"/therapy/regenerative-medicine\"", "href=\"/search?therapy=ozone-therapy\"",
                               "href=\"http://id.nlm.nih.gov/mesh/D010126\"",
                               "<li class=\"path\">javascript:alert(1)</li>", "not evidence");
  CAPTURE(needle);
  CHECK(has(page, needle));
}

TEST_CASE("All concepts stand in their tree, the unused ones too") {
  std::vector<Facet> facets = sample_results().facets;
  facets[1].counts.push_back(value("rare", "Rare", {}, 0));
  const std::string page = render_browse_page({}, facets, {});
  CHECK(has(page, "<section class=\"concept-tree facet-0\" id=\"therapy\">"));
  CHECK(has(page, "<li class=\"unwritten\"><a href=\"/condition/rare\">Rare</a>"));
  CHECK(page.find("/therapy/regenerative-medicine") < page.find("/therapy/ozone-therapy"));
}

TEST_CASE("Nothing hostile gets through any page") {
  Results results = sample_results();
  results.did_you_mean = hostile;
  results.query.interpretation = {{hostile, hostile, hostile, hostile, 0}};
  results.facets.push_back({hostile, hostile, {value(hostile, hostile, {}, 3, true), value("x", "y", {hostile}, 1)}});
  results.query.literal = {hostile};
  Hit& hit = results.hits[0];
  hit.explanation = {{ScorePart::Source::text, hostile, {{hostile, FoundForm::Way::other_name, 1}}, 1, 1, 1, 1}};
  hit.title = hit.path = hit.date = hostile;
  hit.url = "http://" + hostile;
  hit.title_pieces = {{hostile, true}, {hostile, false}};
  hit.fragments = {{hit.title_pieces, {hostile, hostile}}, {hit.title_pieces, {"other", hostile}}};
  hit.tags = {{hostile, hostile, hostile, Level::about, 1, TagSource::tagger, 1}};
  SearchRequest request;
  request.text = hostile;
  request.filters[hostile] = {hostile};
  request.literal = {hostile};
  DocumentView view = sample_document();
  view.document = {};
  view.document.path = view.document.title = view.document.author = view.document.date = view.document.language =
      hostile;
  view.document.url = "http://" + hostile;
  view.title = {};
  view.sections = {{hostile, {{hostile, true}}, 2, {{false, {{{hostile, false}}}}, {true, {{{hostile, true}}}}}},
                   {hostile, {{hostile, false}}, 3, {}}};
  view.tags = hit.tags;
  ConceptView shown = sample_concept();
  shown.concept_name = shown.scheme = shown.label = shown.definition = shown.scope_note = hostile;
  shown.other_names = shown.exact_match = {hostile, "http://" + hostile};
  shown.broader = shown.narrower = results.facets.back().counts;
  Results empty = results;
  empty.hits.clear();
  empty.total = 0;

  for (const std::string& page :
       {render_search_page(request, results), render_search_page(request, empty),
        render_home_page(results, results.facets, {}, results.facets),
        render_document_page(view, hostile, results.facets, {{1, hostile, hostile, hostile, 1, hit.tags}}),
        render_concept_page(shown, results),
        render_browse_page({false, "", hostile}, results.facets, {{hostile, "#", false, hostile, hostile, hostile, 1}}),
        render_error_page(400, hostile)}) {
    CHECK_FALSE(has(page, "<img"));
    CHECK_FALSE(has(page, "x onerror=alert(1)>"));
    CHECK_FALSE(has(page, "\"'&"));
    CHECK_FALSE(has(page, " style="));
    const std::size_t data = count(page, "<script type=\"application/ld+json\">");
    CHECK(count(page, "<script") == count(page, "<script type=\"module\" src=\"/assets/") + data);
    CHECK(count(page, "</script>") == count(page, "<script"));
  }
}

TEST_CASE("An address that is not http or https is never a link") {
  CHECK(web_address("https://example.org/a"));
  CHECK(web_address("HTTP://example.org"));
  const auto url = GENERATE(as<std::string>(), "", "javascript:alert(1)", "data:text/html,x", "//example.org", "http:x",
                            " https://example.org", "ftp://example.org");
  CHECK_FALSE(web_address(url));
}

TEST_CASE("Numbers and dates are written for people") {
  CHECK(grouped_number(0) == "0");
  CHECK(grouped_number(999) == "999");
  CHECK(grouped_number(1000) == "1,000");
  CHECK(grouped_number(1234567) == "1,234,567");
  CHECK(counted(1, "match", "matches") == "1 match");
  CHECK(counted(0, "match", "matches") == "0 matches");
  CHECK(readable_date("2025-03-04") == "4 March 2025");
  CHECK(readable_date("2025-13-04") == "2025-13-04");
  CHECK(readable_date("spring") == "spring");
}

}  // namespace materia
