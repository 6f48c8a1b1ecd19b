#include <nlohmann/json.hpp>
#include <string>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"
#include "web/site.h"

namespace materia {
namespace {

struct Fixture {
  Fixture() {
    base.add("ozone.md", "Ozone", "Ozone for a herniated disc.", {{"condition:herniated-disc", Level::about}});
    base.add("plasma.md", "Plasma for the back", "Platelet-rich plasma.");
  }

  Response suggest(const Parameters& parameters) {
    Site site(base.file());
    return site.answer({"/api/v1/suggest", parameters});
  }

  SmallKnowledgeBase base;
};

TEST_CASE("The API suggests what is about to be typed, as the contract says") {
  Fixture fixture;
  const Response response = fixture.suggest({{"q", "slip"}, {"limit", "1"}});
  CHECK(response.status == 200);
  CHECK(response.media_type == "application/json");
  CHECK(response.body ==
        R"({"query":"slip","generation":3,"suggestions":[{"kind":"concept","text":"Slipped disc","scheme":"condition",)"
        R"("concept":"herniated-disc","label":"Herniated disc","path":null,"documents":1}]})");
  CHECK(fixture.suggest({{"q", "plasma f"}}).body ==
        R"({"query":"plasma f","generation":3,"suggestions":[{"kind":"title","text":"Plasma for the back",)"
        R"("scheme":null,"concept":null,"label":null,"path":"plasma.md","documents":1}]})");
}

TEST_CASE("Nothing typed has no suggestions, and any bytes are an answer in JSON") {
  Fixture fixture;
  const std::string typed = GENERATE("", " ", "\"<script>\xff\n", "-(", "\xe2\x80");
  CAPTURE(typed);
  const Response response = fixture.suggest({{"q", typed}});
  CHECK(response.status == 200);
  CHECK(nlohmann::json::parse(response.body)["suggestions"].empty());
  CHECK(fixture.suggest({}).body == R"({"query":"","generation":3,"suggestions":[]})");
}

TEST_CASE("A request for suggestions that can't be read is a problem that says so") {
  Fixture fixture;
  const auto [name, value] = GENERATE(table<std::string, std::string>(
      {{"limit", "0"}, {"limit", "21"}, {"limit", "x"}, {"offset", "2"}, {"Q", "a"}, {"q", std::string(2001, 'a')}}));
  CAPTURE(name, value);
  const Response response = fixture.suggest({{name, value}});
  CHECK(response.status == 400);
  CHECK(response.media_type == "application/problem+json");
}

}  // namespace
}  // namespace materia
