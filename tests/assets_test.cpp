#include "web/assets.h"

#include <string>

#include "tests/catch.h"

namespace materia {

TEST_CASE("An asset is served under a name that holds a hash of its content") {
  const auto [name, type] = GENERATE(table<std::string, std::string>({
      {"materia.css", "text/css; charset=utf-8"},
      {"materia.js", "text/javascript; charset=utf-8"},
      {"favicon.svg", "image/svg+xml"},
  }));
  const std::string url = asset_url(name);
  REQUIRE(url.rfind("/assets/", 0) == 0);
  CHECK(url.size() == std::string("/assets/").size() + name.size() + 17);
  const auto asset = find_asset(url.substr(8));
  REQUIRE(asset);
  CHECK(asset->media_type == type);
  CHECK_FALSE(asset->content.empty());
}

TEST_CASE("No other name is served, an old hash neither") {
  const auto name =
      GENERATE(as<std::string>(), "", "materia.css", "materia-0000000000000000.css", "../server.cpp", "nothing.js");
  CHECK_FALSE(find_asset(name));
}

TEST_CASE("Assets load nothing from elsewhere") {
  for (const char* name : {"materia.css", "materia.js"}) {
    const auto content = find_asset(asset_url(name).substr(8))->content;
    CHECK(content.find("http:") == std::string_view::npos);
    CHECK(content.find("https:") == std::string_view::npos);
    CHECK(content.find("@import") == std::string_view::npos);
  }
}

}  // namespace materia
