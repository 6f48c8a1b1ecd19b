// What other programs look for at a site: exports, feeds, a description of the search, sitemaps.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/export.h"
#include "web/site.h"

namespace materia {
namespace {

class Place {
 public:
  explicit Place(std::string_view public_url = {}) : site_(filled(), std::nullopt, 0, public_url) {}

  Response get(std::string path, const Parameters& parameters = {}) {
    Request request;
    request.path = std::move(path);
    request.parameters = parameters;
    request.target = request.path;
    return site_.answer(request);
  }

  SmallKnowledgeBase& base() { return base_; }

 private:
  std::filesystem::path filled() {
    base_.add("a.md", "Old <ozone> & co", "Ozone for discs.", {{"therapy:ozone-therapy", Level::about}});
    base_.add("b.md", "Newer ozone", "Ozone, ozone and ozone.", {{"condition:back-pain", Level::mention}});
    base_.add("c.md", "Discs", "Discs alone.");
    return base_.file();
  }

  SmallKnowledgeBase base_;
  Site site_;
};

bool has(const Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

TEST_CASE("A search is exported as a file, whole, by any page's parameters") {
  Place place;
  const Response csv = place.get("/export", {{"q", "ozone"}, {"format", "csv"}, {"page", "3"}});
  CHECK(csv.status == 200);
  CHECK(csv.media_type.starts_with("text/csv"));
  CHECK(header(csv, "Content-Disposition") == "attachment; filename=\"articles.csv\"");
  CHECK(std::count(csv.body.begin(), csv.body.end(), '\n') == 3);
  const Response lines = place.get("/export", {{"q", "ozone"}, {"format", "jsonl"}});
  CHECK(std::count(lines.body.begin(), lines.body.end(), '\n') == 2);
  CHECK(place.get("/export", {{"q", "ozone"}, {"therapy", "ozone-therapy"}, {"format", "ris"}}).body.find("Newer") ==
        std::string::npos);
  const Response wrong = place.get("/export", {{"q", "ozone"}, {"format", "doc"}});
  CHECK(wrong.status == 400);
  CHECK(has(wrong, "bibtex"));
  CHECK(place.get("/export", {{"q", "ozone"}}).status == 400);
}

TEST_CASE("A long list is exported in parts that lead from one to the next") {
  SmallKnowledgeBase base;
  for (const char* path : {"a.md", "b.md", "c.md", "d.md", "e.md"}) base.add(path, path, "Ozone.");
  Searcher searcher(base.file());
  Parameters parameters = {{"q", "ozone"}, {"sort", "title"}, {"format", "jsonl"}};
  std::vector<std::string> paths;
  std::vector<std::string> links;
  for (const char* part : {"1", "2", "3"}) {
    parameters.erase("part");
    parameters.emplace("part", part);
    const Response response = export_articles(searcher, parameters, 2);
    std::istringstream lines(response.body);
    for (std::string line; std::getline(lines, line);) paths.push_back(nlohmann::json::parse(line).at("path"));
    links.push_back(header(response, "Link"));
  }
  CHECK(paths == std::vector<std::string>{"a.md", "b.md", "c.md", "d.md", "e.md"});
  CHECK(links == std::vector<std::string>{"</export?q=ozone&sort=title&format=jsonl&part=2>; rel=\"next\"",
                                          "</export?q=ozone&sort=title&format=jsonl&part=3>; rel=\"next\"", ""});
  parameters.erase("part");
  parameters.emplace("part", "0");
  CHECK_THROWS_AS(export_articles(searcher, parameters, 2), BadRequest);
}

TEST_CASE("A feed has the newest first, escaped, with addresses that stay") {
  Place place("https://kb.example.org/");
  const Response feed = place.get("/search.atom", {{"q", "ozone"}});
  CHECK(feed.status == 200);
  CHECK(feed.media_type.starts_with("application/atom+xml"));
  CHECK(feed.body.find("Newer ozone") < feed.body.find("Old &lt;ozone&gt; &amp; co"));
  CHECK(has(feed,
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://kb.example.org/search.atom?q=ozone\"/>"));
  CHECK(has(feed, "href=\"https://kb.example.org/documents/1\""));
  CHECK(has(feed, "<category term=\"therapy/ozone-therapy\" label=\"Ozone therapy\"/>"));
  CHECK(has(feed, "<updated>2024-01-11T00:00:00Z</updated>"));
  CHECK_FALSE(has(feed, "Discs"));
  CHECK(feed.body == place.get("/search.atom", {{"q", "ozone"}}).body);

  const Response of_concept = place.get("/therapy/ozone-therapy.atom");
  CHECK(of_concept.status == 200);
  CHECK(has(of_concept, "Old &lt;ozone&gt;"));
  CHECK_FALSE(has(of_concept, "Newer"));
  CHECK(place.get("/therapy/no-such-thing.atom").status == 404);
}

TEST_CASE("A feed stays XML whatever is asked, and is one whatever the list is ordered by") {
  Place place;
  place.base().add("odd.md", "Odd \xef\xbf\xbe ozone \xef\xbf\xbf", "Ozone \x01.");
  const Response feed = place.get("/search.atom", {{"q", "ozone"}});
  CHECK(has(feed, "<title>Odd  ozone </title>"));
  CHECK_FALSE(has(place.get("/search.atom", {{"q", "ozone \xef\xbf\xbe"}}), "\xef\xbf\xbe"));
  CHECK(place.get("/search.atom", {{"q", "ozone"}, {"sort", "title"}}).body == feed.body);
}

TEST_CASE("An article without a date is in no feed: a feed tells what is new") {
  Place place;
  Document undated;
  undated.path = "u.md";
  undated.title = "Undated ozone";
  undated.body = "Ozone.";
  undated.passages.push_back({"start", "", 2, 0, undated.body.size()});
  place.base().add(undated);
  const Response feed = place.get("/search.atom", {{"q", "ozone"}});
  CHECK_FALSE(has(feed, "Undated"));
  CHECK(has(feed, "href=\"/documents/1\""));  // relative where nobody said where the site is
}

TEST_CASE("Search engines and browsers find their files where the address of the site is known") {
  Place place("http://kb.example.org");
  CHECK(has(place.get("/robots.txt"), "Sitemap: http://kb.example.org/sitemap.xml"));
  CHECK(has(place.get("/opensearch.xml"), "http://kb.example.org/search?q={searchTerms}"));
  const Response map = place.get("/sitemap.xml");
  CHECK(map.status == 200);
  CHECK(has(map, "<loc>http://kb.example.org/documents/3</loc>"));
  CHECK(has(map, "<loc>http://kb.example.org/therapy/ozone-therapy</loc>"));
  CHECK_FALSE(has(map, "physical-therapy"));  // no article has it
  CHECK(place.get("/sitemap-1.xml").status == 200);
  CHECK(place.get("/sitemap-2.xml").status == 404);
  CHECK(place.get("/sitemap-x.xml").status == 404);
  const Response page = place.get("/documents/1");
  CHECK(has(page, "<link rel=\"canonical\" href=\"http://kb.example.org/documents/1\">"));
  CHECK(has(page, "<meta property=\"og:title\" content=\"Old &lt;ozone&gt; &amp; co\">"));

  Place unknown;
  CHECK(unknown.get("/robots.txt").status == 200);
  CHECK_FALSE(has(unknown.get("/robots.txt"), "Sitemap"));
  CHECK(unknown.get("/sitemap.xml").status == 404);
  CHECK(has(unknown.get("/opensearch.xml"), "--public-url"));
  CHECK_FALSE(has(unknown.get("/documents/1"), "opensearch"));
}

TEST_CASE("Results lead to what can be kept of them") {
  Place place;
  const Response page = place.get("/search", {{"q", "ozone"}, {"therapy", "ozone-therapy"}});
  CHECK(has(page, "href=\"/export?q=ozone&amp;therapy=ozone-therapy&amp;format=bibtex\""));
  CHECK(has(page, "<link rel=\"alternate\" type=\"application/atom+xml\""));
  CHECK_FALSE(has(place.get("/search", {{"q", "nowhere"}}), "/export"));
}

}  // namespace materia
