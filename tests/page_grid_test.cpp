#include "web/page_grid.h"

#include <string>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/site.h"

namespace materia {
namespace {

struct Fixture {
  Fixture() {
    base.add("a", "A", "word", {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::about}});
    base.add("b", "B", "other", {{"therapy:physical-therapy", Level::about}, {"condition:back-pain", Level::about}});
  }
  Response get(const std::string& path, const Parameters& parameters = {}) { return site.answer({path, parameters}); }

  SmallKnowledgeBase base;
  Site site = Site(base.file());
};

bool has(const Response& response, const std::string& needle) {
  return response.body.find(needle) != std::string::npos;
}

}  // namespace

TEST_CASE("The grid's page is a table with heads and a caption, whose cells open their lists") {
  Fixture fixture;
  const Response page = fixture.get("/grid");
  REQUIRE(page.status == 200);
  CHECK(has(page, "<caption id=\"grid_caption\">"));
  CHECK(has(page, "<th scope=\"row\" id=\"row_regenerative-medicine\""));
  CHECK(has(page, "<th scope=\"col\" id=\"column_back-pain\""));
  CHECK(has(page, "href=\"/search?condition=back-pain&amp;therapy=physical-therapy\">1</a>"));
  CHECK(has(page, "Counts measure coverage, not evidence"));
  CHECK(has(page, "Written about, but never together"));
  CHECK(has(page, "href=\"/grid?open_rows=regenerative-medicine#row_regenerative-medicine\""));
  CHECK_FALSE(has(page, "row_ozone-therapy"));
  CHECK_FALSE(has(page, " style="));
  CHECK(has(fixture.get("/grid", {{"open_rows", "*"}}), "row_ozone-therapy"));
}

TEST_CASE("What is typed on the grid's page is escaped, and filters in it become chips") {
  Fixture fixture;
  const Response page = fixture.get("/grid", {{"q", "word <img src=x> therapy:ozone-therapy"}, {"match", "any"}});
  CHECK(page.status == 200);
  CHECK_FALSE(has(page, "<img"));
  CHECK(has(page, "Remove the filter </span>Ozone therapy"));
  CHECK(has(fixture.get("/grid", {{"q", "-therapy:ozone-therapy word"}, {"match", "any"}}),
            "Remove the filter </span>not Ozone therapy"));
  CHECK(has(fixture.get("/grid", {{"q", "xyzzyplugh"}}), "Show the grid of all articles"));
}

TEST_CASE("The grid is a file for spreadsheets and data, and says what it can't read") {
  Fixture fixture;
  const Response file = fixture.get("/grid.csv", {{"open_columns", "*"}});
  CHECK(file.media_type == media_type::csv);
  CHECK(has(file, "Therapy,Articles,"));
  CHECK(has(fixture.get("/api/v1/grid"), "\"cells\":[["));
  CHECK(fixture.get("/api/v1/grid", {{"open", "x"}}).status == 400);
  CHECK(fixture.get("/grid", {{"sort_rows", "size"}}).status == 400);
  CHECK(fixture.get("/grid", {{"most", "0"}}).status == 400);
  CHECK(fixture.get("/grid", {{"rows", "condition"}, {"columns", "condition"}}).status == 400);
}

TEST_CASE("A concept's page says what it is written about together with, and which articles are most about it") {
  Fixture fixture;
  const Response page = fixture.get("/therapy/ozone-therapy");
  REQUIRE(page.status == 200);
  CHECK(has(page, "Condition, in the same articles"));
  CHECK(has(page, "href=\"/search?condition=herniated-disc&amp;therapy=ozone-therapy\">1 article</a>"));
  CHECK(has(page, "Most about it"));
  CHECK_FALSE(has(page, "Therapy, in the same articles"));
}

}  // namespace materia
