#include "web/api.h"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/site.h"

namespace materia {
namespace {

using nlohmann::json;

/// A site over two articles, asked without HTTP.
struct Fixture {
  Response get(const std::string& path, const Parameters& parameters = {}) { return site.answer({path, parameters}); }
  json data(const std::string& path, const Parameters& parameters = {}) {
    const Response response = get(path, parameters);
    CAPTURE(path, response.body);
    REQUIRE(response.status == 200);
    return json::parse(response.body);
  }

  SmallKnowledgeBase base;
  DocumentId id = base.add("articles/a disc.md", "Discs", "A herniated disc.");
  DocumentId like = base.add("articles/a disc.md/similar", "Named like an address", "A slipped disc.");
  Site site = Site(base.file());
};

}  // namespace

TEST_CASE("The API takes words back and says so") {
  Fixture fixture;
  const json understood = fixture.data("/api/v1/search", {{"q", "slipped disk"}});
  CHECK(understood.at("interpretation").size() == 1);
  CHECK(understood.at("literal").empty());
  const json typed = fixture.data("/api/v1/search", {{"q", "slipped disk"}, {"literal", "Slipped discs"}});
  CHECK(typed.at("interpretation").empty());
  CHECK(typed.at("literal") == json({"Slipped discs"}));
  CHECK(typed.at("total") <= understood.at("total"));
  CHECK(fixture.data("/api/v1/search", {{"q", "disc"}, {"literal", "back pain"}}).at("literal").empty());
}

TEST_CASE("The API explains where it is asked to") {
  Fixture fixture;
  const json plain = fixture.data("/api/v1/search", {{"q", "disc"}});
  CHECK_FALSE(plain.at("hits").at(0).contains("explanation"));
  const json explained = fixture.data("/api/v1/search", {{"q", "disc"}, {"explain", "1"}});
  CHECK(explained.at("hits").at(0).at("explanation").is_array());
  CHECK(fixture.get("/api/v1/search", {{"q", "disc"}, {"explain", "why"}}).status == 400);
}

TEST_CASE("The articles like one have an address of their own") {
  Fixture fixture;
  const std::string address = "/api/v1/documents/" + std::to_string(fixture.id) + "/similar";
  const json similar = fixture.data(address, {{"limit", "1"}});
  CHECK(similar.at("id") == fixture.id);
  CHECK(similar.at("path") == "articles/a disc.md");
  CHECK(similar.at("generation") == fixture.data("/healthz").at("generation"));
  CHECK(similar.at("similar").is_array());
  CHECK(similar.at("similar").size() <= 1);
  CHECK(fixture.data("/api/v1/documents/articles/a disc.md/similar").at("id") == fixture.id);
  for (const std::string limit : {"0", "101", "x"}) {
    CAPTURE(limit);
    CHECK(fixture.get(address, {{"limit", limit}}).status == 400);
  }
}

TEST_CASE("There is nothing like an article that is not there") {
  Fixture fixture;
  for (const std::string name : {"999999/similar", "similar", "/similar", "articles/none.md/similar"}) {
    CAPTURE(name);
    const Response response = fixture.get("/api/v1/documents/" + name);
    CHECK(response.status == 404);
    CHECK(response.media_type == media_type::problem);
  }
}

TEST_CASE("An article whose path ends like that address is still found by its id") {
  Fixture fixture;
  CHECK(fixture.data("/api/v1/documents/" + std::to_string(fixture.like)).at("path") == "articles/a disc.md/similar");
  const DocumentId other = fixture.base.add("b/similar", "Alone", "A knee.");
  CHECK(fixture.data("/api/v1/documents/b/similar").at("id") == other);
}

}  // namespace materia
