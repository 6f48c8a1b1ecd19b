#include "web/api.h"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/said_mentions.h"
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

TEST_CASE("An article's tags have an address of their own, with the sentences they came from") {
  Fixture fixture;
  put_said(fixture.base, fixture.id,
           {{"condition:herniated-disc", "herniated disc", Assertion::uncertain, "A "},
            {"therapy:ozone-therapy", "disc", Assertion::negated}});
  const std::string address = "/api/v1/documents/" + std::to_string(fixture.id) + "/tags";
  const json evidence = fixture.data(address);
  CHECK(evidence.at("path") == "articles/a disc.md");
  CHECK(evidence.at("reviewed") == false);
  CHECK(evidence.at("generation") == fixture.data("/healthz").at("generation"));
  REQUIRE(evidence.at("tags").size() == 2);
  const json& tag = evidence.at("tags")[0];
  CHECK(tag.at("concept") == "herniated-disc");
  CHECK(tag.at("tagged") == true);
  CHECK(tag.at("assertion") == "uncertain");
  CHECK(tag.at("found").at("uncertain") == 1);
  CHECK(tag.at("decision").is_null());
  const json& mention = tag.at("evidence").at(0);
  CHECK(mention.at("words") == "herniated disc");
  CHECK(mention.at("begin") == 2);
  CHECK(mention.at("passage").at("anchor") == "start");
  CHECK(mention.at("rule") == "label");
  CHECK(mention.at("cue") == "A ");
  CHECK(mention.at("sentence") == json({{{"text", "A "}, {"is", "cue"}},
                                        {{"text", "herniated disc"}, {"is", "mention"}},
                                        {{"text", "."}, {"is", "sentence"}}}));
  CHECK(evidence.at("tags")[1].at("tagged") == false);
  CHECK(evidence.at("tags")[1].at("found").at("level").is_null());
  CHECK(fixture.data("/api/v1/documents/articles/a disc.md/tags") == evidence);
  CHECK(fixture.get("/api/v1/documents/99999/tags").status == 404);
  check_integrity(fixture.base.file());
}

TEST_CASE("The API excludes concepts") {
  Fixture fixture;
  fixture.base.add("tagged.md", "Tagged", "word", {{"condition:herniated-disc", Level::about}});
  const auto all = fixture.data("/api/v1/search");
  const auto rest = fixture.data("/api/v1/search", {{"-condition", "spine-condition"}});
  const auto with = fixture.data("/api/v1/search", {{"condition", "spine-condition"}});
  CHECK(with.at("total") > 0);
  CHECK(rest.at("total").get<int>() == all.at("total").get<int>() - with.at("total").get<int>());
  CHECK(fixture.data("/api/v1/grid", {{"-condition", "spine-condition"}}).at("excluded_filters") ==
        nlohmann::json{{"condition", {"spine-condition"}}});
  CHECK(fixture.get("/api/v1/search", {{"-condition", "no-such"}}).status == 400);
  CHECK(fixture.get("/api/v1/search", {{"-colour", "red"}}).status == 400);
}

TEST_CASE("The API filters by what articles say") {
  Fixture fixture;
  put_said(fixture.base, fixture.id, {{"condition:herniated-disc", "herniated disc", Assertion::negated}});
  const auto found = [&](const std::string& assertion) {
    return fixture.data("/api/v1/search", {{"condition", "spine-condition"}, {"assertion", assertion}}).at("total");
  };
  CHECK(found("negated") == 1);
  CHECK(found("affirmed") == 0);
  CHECK(found("") == 0);
  CHECK(fixture.get("/api/v1/search", {{"assertion", "maybe"}}).status == 400);
}

}  // namespace materia
