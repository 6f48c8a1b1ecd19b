#include "web/request.h"

#include <string>
#include <vector>

#include "tests/catch.h"
#include "web/readable_text.h"

namespace materia {

namespace {
const std::vector<std::string> schemes = {"therapy", "condition"};
}

TEST_CASE("A search URL is read into its state and written back in canonical order") {
  struct Row {
    Parameters parameters;
    std::string url;
  };
  const auto row = GENERATE(values<Row>({
      {{}, "/search"},
      {{{"q", ""}, {"match", ""}, {"therapy", ""}, {"page", "1"}, {"about", "0"}}, "/search"},
      {{{"q", "  slipped disk "}}, "/search?q=slipped%20disk"},
      {{{"therapy", "surgery"}, {"therapy", "ozone-therapy"}, {"therapy", "surgery"}, {"condition", "sciatica"}},
       "/search?condition=sciatica&therapy=ozone-therapy&therapy=surgery"},
      {{{"assertion", "negated"}, {"q", "a"}, {"about", "1"}}, "/search?q=a&about=1&assertion=negated"},
      {{{"page", "3"}, {"exact", "1"}, {"about", "true"}, {"match", "any"}, {"q", "a&b"}},
       "/search?q=a%26b&match=any&about=1&exact=1&page=3"},
      {{{"literal", " slipped disk "}, {"literal", "a \"b\" & c=d"}, {"literal", "slipped disk"}, {"literal", "\n"}},
       "/search?literal=a%20%22b%22%20%26%20c%3Dd&literal=slipped%20disk"},
      {{{"q", "膝"}, {"literal", "膝 ü"}, {"explain", "1"}, {"page", "2"}, {"exact", "1"}},
       "/search?q=%E8%86%9D&exact=1&literal=%E8%86%9D%20%C3%BC&explain=1&page=2"},
      {{{"match", "all"}, {"utm_source", "letter"}, {"colour", "red"}}, "/search?match=all"},
  }));
  const SearchRequest request = read_search(row.parameters, schemes);
  CHECK(search_url(request) == row.url);
}

TEST_CASE("A value that can't be is refused with the parameter's name") {
  const auto [name, value] = GENERATE(table<std::string, std::string>({
      {"page", "0"},
      {"page", "1001"},
      {"page", "-1"},
      {"page", "2x"},
      {"page", "99999999999999999999"},
      {"match", "some"},
      {"about", "maybe"},
      {"assertion", "maybe"},
      {"exact", "2"},
      {"explain", "why"},
  }));
  try {
    read_search({{name, value}}, schemes);
    FAIL("accepted " << name << "=" << value);
  } catch (const BadRequest& refused) {
    CHECK(std::string(refused.what()).find(name) != std::string::npos);
  }
}

TEST_CASE("Limit and offset of the API have bounds") {
  CHECK(read_window({}).limit == 10);
  CHECK(read_window({{"limit", "100"}, {"offset", "10000"}}).offset == 10000);
  const auto [name, value] = GENERATE(table<std::string, std::string>(
      {{"limit", "0"}, {"limit", "101"}, {"limit", "ten"}, {"limit", "1.5"}, {"offset", "-1"}, {"offset", "10001"}}));
  CHECK_THROWS_AS(read_window({{name, value}}), BadRequest);
}

TEST_CASE("The API refuses a parameter it does not know") {
  CHECK_NOTHROW(check_names({{"q", "x"}, {"therapy", "surgery"}, {"limit", "1"}}, schemes));
  CHECK_NOTHROW(check_names({{"literal", "x"}, {"explain", "1"}}, schemes));
  CHECK_THROWS_AS(check_names({{"therpay", "surgery"}}, schemes), BadRequest);
}

TEST_CASE("A text of 2,000 bytes is read and a longer one refused") {
  CHECK(read_text({{"q", std::string(2000, 'x')}}).size() == 2000);
  CHECK_THROWS_AS(read_text({{"q", std::string(2001, 'x')}}), BadRequest);
}

TEST_CASE("Bytes of a request become readable text") {
  struct Row {
    std::string bytes, text;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {" \t\n ", ""},
      {"naïve 膝 🦴", "naïve 膝 🦴"},
      {std::string("a\0b", 3), "a b"},
      {"a\x7f\xC2\x85z", "a  z"},
      {"\xFF\xFE", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"cut \xC3", "cut \xEF\xBF\xBD"},
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xE2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD"},
  }));
  CHECK(readable_text(row.bytes) == row.text);
}

TEST_CASE("What is ticked is added to what was typed as a filter") {
  Query parsed;
  parsed.text = "knee therapy:surgery";
  parsed.filters["therapy"] = {"surgery"};
  SearchRequest request;
  request.filters = {{"condition", {"sciatica"}}, {"therapy", {"ozone-therapy", "surgery"}}};
  parsed.excluded_filters["therapy"] = {"laser"};
  request.excluded_filters = {{"therapy", {"cupping", "laser"}}};
  request.match = MatchMode::any;
  request.exact = true;
  request.literal = {"back pain", "slipped disk"};
  request.explain = true;
  request.about_only = true;
  request.assertion = Assertion::negated;
  request.page = 3;
  const Query query = to_query(parsed, request);
  CHECK(query.filters.at("therapy") == std::vector<std::string>{"surgery", "ozone-therapy"});
  CHECK(query.filters.at("condition") == std::vector<std::string>{"sciatica"});
  CHECK(query.excluded_filters.at("therapy") == std::vector<std::string>{"laser", "cupping"});
  CHECK(query.match == MatchMode::any);
  CHECK(query.exact);
  CHECK(query.literal == request.literal);
  CHECK(query.explain);
  CHECK(query.about_only);
  CHECK(query.assertion == Assertion::negated);
  CHECK(query.offset == 20);
  CHECK(query.limit == 10);
}

TEST_CASE("A changed search begins at its first page again and keeps the rest") {
  SearchRequest request;
  request.text = "knee";
  request.filters = {{"therapy", {"ozone-therapy", "surgery"}}};
  request.page = 4;
  CHECK(search_url(request.without("therapy", "surgery")) == "/search?q=knee&therapy=ozone-therapy");
  CHECK(search_url(request.without("therapy", "ozone-therapy").without("therapy", "surgery")) == "/search?q=knee");
  CHECK(search_url(request.without("condition", "x").without_filters()) == "/search?q=knee");
  CHECK(search_url(request.with_text("hip")) == "/search?q=hip&therapy=ozone-therapy&therapy=surgery");
  CHECK(search_url(request.as_typed().without_filters()) == "/search?q=knee&exact=1");
  CHECK(search_url(request.with_match(MatchMode::all).on_page(2).without_filters()) == "/search?q=knee&match=all");
  CHECK(request.has("therapy", "surgery"));
  CHECK_FALSE(request.has("condition", "surgery"));
}

TEST_CASE("An address excludes with a minus before the facet's name") {
  const std::vector<std::string> schemes = {"condition", "therapy"};
  const SearchRequest request = read_search({{"q", "knee"},
                                             {"-therapy", "surgery"},
                                             {"therapy", "ozone-therapy"},
                                             {"-therapy", "laser"},
                                             {"condition", "sciatica"},
                                             {"-condition", "sciatica"},
                                             {"-other", "x"}},
                                            schemes);
  CHECK(search_url(request) ==
        "/search?q=knee&therapy=ozone-therapy&-condition=sciatica&-therapy=laser&-therapy=surgery");
  CHECK(request.excludes("therapy", "laser"));
  CHECK_FALSE(request.excludes("condition", "laser"));
  CHECK_FALSE(request.has("condition", "sciatica"));
  CHECK(search_url(request.without_excluded("therapy", "laser").without_excluded("condition", "sciatica")) ==
        "/search?q=knee&therapy=ozone-therapy&-therapy=surgery");
  CHECK(search_url(request.without_filters()) == "/search?q=knee");
  CHECK_NOTHROW(check_names({{"-therapy", "x"}}, schemes));
  CHECK_THROWS_AS(check_names({{"-other", "x"}}, schemes), BadRequest);
  CHECK_THROWS_AS(check_names({{"-q", "x"}}, schemes), BadRequest);
}

TEST_CASE("What was taken back and whether to explain go with every change of a search") {
  SearchRequest request;
  request.text = "knee";
  request.filters = {{"therapy", {"surgery"}}};
  request.page = 4;
  const SearchRequest changed = request.with_literal("knee").with_literal("ä & b").with_literal("knee");
  CHECK(changed.literal == std::vector<std::string>{"knee", "ä & b"});
  CHECK(search_url(changed) == "/search?q=knee&therapy=surgery&literal=knee&literal=%C3%A4%20%26%20b");
  const std::string kept = "literal=knee&explain=1";
  const SearchRequest explained = request.with_literal("knee").explained(true);
  for (const SearchRequest& other :
       {explained.on_page(3), explained.with_text("hip"), explained.as_typed(), explained.with_match(MatchMode::any),
        explained.without("therapy", "surgery"), explained.without_filters()}) {
    CAPTURE(search_url(other));
    CHECK(search_url(other).find(kept) != std::string::npos);
  }
  CHECK(search_url(explained.without_literal("knee").explained(false)) == "/search?q=knee&therapy=surgery");
  CHECK(search_url(request.explained(true)) == "/search?q=knee&therapy=surgery&explain=1&page=4");
}

TEST_CASE("A concept's address is two names") {
  CHECK(split_concept("therapy/ozone-therapy").second == "ozone-therapy");
  const auto name = GENERATE(as<std::string>(), "", "therapy", "therapy/", "/ozone-therapy", "a/b/c", "/");
  CHECK_THROWS_AS(split_concept(name), NotFound);
}

}  // namespace materia
