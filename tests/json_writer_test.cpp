#include "query/json_writer.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "query/json.h"
#include "query/json_parts.h"
#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {

TEST_CASE("Texts are written as a DOM would dump them") {
  const std::string text = GENERATE(as<std::string>(), "", "plain", "\"quoted\" \\ back", "a\nb\tc\rd\be\f",
                                    std::string("\0\x01\x1f\x7f", 4), "caf\xC3\xA9 \xE2\x80\xA6", "\xF0\x9F\xA6\xB4",
                                    "\xFF\xFE", "cut \xE2\x80", "\xC0\xAF", "\xED\xA0\x80", "</script>");
  CHECK(JsonWriter().text(text).take() == dumped(Json(text)));
  CHECK(JsonWriter().text_or_null(text).take() == dumped(text_or_null(text)));
  CHECK(JsonWriter().open_object().any_key(text).null().close_object().take() == dumped(Json{{text, nullptr}}));
}

TEST_CASE("Numbers are written as a DOM would dump them") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const double value = std::ldexp(static_cast<double>(random() >> 11U), static_cast<int>(random() % 140) - 100);
    for (const double number : {value, -value, rounded(value, 1e4), std::floor(value)}) {
      REQUIRE(JsonWriter().number(number).take() == dumped(Json(number)));
    }
  }
  for (const double number : {0.0, -0.0, 1.0, 0.1, 1e15, 1e16, 1e-4, 1e-5, 1e-7, std::numeric_limits<double>::max(),
                              std::numeric_limits<double>::infinity(), std::nan("")}) {
    CHECK(JsonWriter().number(number).take() == dumped(Json(number)));
  }
  CHECK(JsonWriter().number(std::int64_t{-7}).take() == "-7");
  CHECK(JsonWriter().number(std::numeric_limits<std::uint64_t>::max()).take() == "18446744073709551615");
}

TEST_CASE("Commas stand between values, whatever those hold") {
  JsonWriter out;
  out.open_object().key("a").open_array().close_array().key("b").open_array().text("[").text("{").text(":");
  out.number(1).boolean(true).null().open_object().close_object().open_object().close_object().close_array();
  CHECK(out.key("c").text("").close_object().take() == R"({"a":[],"b":["[","{",":",1,true,null,{},{}],"c":""})");
}

TEST_CASE("Results are the bytes that their DOM is dumped as") {
  SmallKnowledgeBase base;
  Document broken;
  broken.path = "broken \xFF.md";
  broken.title = "Ozone \"and\" caf\xC3\xA9\x01";
  broken.body = "Ozone \xE2\x80\x93 for a herniated disc.\nOzone again \xC3\x28.";
  broken.passages = {{"start", "What \"for\"?", 2, 0, broken.body.size()}};
  base.add(broken, {{"therapy:ozone-therapy", Level::about}});
  base.add("plasma.md", "Plasma for the back", "Platelet-rich plasma for back pain.",
           {{"condition:back-pain", Level::mention}});
  Searcher searcher(base.file());
  for (const char* text : {"", "ozone", "slipped disc", "plasma back", "plazma", "ozone plasma nothing", "\xFF\"\n"}) {
    Query query = searcher.parse(text);
    query.explain = true;
    const std::string json = to_json(searcher.search(query));
    CAPTURE(text);
    CHECK(dumped(Json::parse(json)) == json);
  }
  const std::string facets = to_json(searcher.all_concepts());
  CHECK(dumped(Json::parse(facets)) == facets);
}

}  // namespace materia
