// Looking through the vocabulary, and what the first page says is in here.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/page_samples.h"
#include "tests/small_knowledge_base.h"
#include "web/page_browse.h"
#include "web/page_concept.h"
#include "web/page_home.h"
#include "web/site.h"

namespace materia {
namespace {

using Names = std::vector<std::string>;

Names names_of(const std::vector<ListedName>& listed) {
  Names names;
  for (const ListedName& name : listed) names.push_back(name.name);
  return names;
}

struct Fixture {
  Fixture() {
    base.add("a", "A", "word", {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::about}});
    base.add("b", "B", "word", {{"condition:lumbar-disc-herniation", Level::about}});
  }
  Response get(const std::string& path, const Parameters& parameters = {}) { return site.answer({path, parameters}); }

  SmallKnowledgeBase base;
  Site site = Site(base.file());
};

Visitor editor() {
  Visitor visitor;
  visitor.editing = true;
  visitor.name = "an editor";
  visitor.csrf = "secret";
  return visitor;
}

}  // namespace

TEST_CASE("Every name of a concept is listed as a dictionary orders them, and found by the beginning of its words") {
  Fixture fixture;
  Searcher searcher(fixture.base.file());
  const std::vector<ListedName> all = searcher.concept_names();
  const Names names = names_of(all);
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const ListedName& left, const ListedName& right) { return left.initial < right.initial; }));
  const auto slipped = std::find(names.begin(), names.end(), "Slipped disc");
  REQUIRE(slipped != names.end());
  const ListedName& other = all[static_cast<std::size_t>(slipped - names.begin())];
  CHECK(other.initial == "S");
  CHECK_FALSE(other.preferred);
  CHECK(other.concept_name == "herniated-disc");
  CHECK(other.label == "Herniated disc");
  CHECK(other.documents == 2);
  CHECK(names_of(searcher.concept_names("disc SLIP")) == Names{"Slipped disc"});
  CHECK(names_of(searcher.concept_names("herniated d")).front() == "Herniated disc");
  CHECK(searcher.concept_names("xyzzy").empty());
  CHECK(searcher.concept_names("?").empty());
}

TEST_CASE("The vocabulary is looked through as trees, by letter and by what is typed") {
  Fixture fixture;
  const std::string tree = fixture.get("/browse").body;
  CHECK(has(tree, "id=\"condition\""));
  CHECK(has(tree, "<a href=\"/condition/lumbar-disc-herniation\">Lumbar disc herniation</a>"));
  CHECK_FALSE(has(tree, "narrower<span"));  // few enough to be shown whole
  const std::string letter = fixture.get("/browse", {{"by", "name"}, {"letter", "S"}}).body;
  CHECK(has(letter, "<a href=\"/condition/herniated-disc\">Slipped disc</a> <span class=\"quiet\">is Herniated disc"));
  CHECK_FALSE(has(letter, ">Lumbar disc herniation</a>"));
  CHECK(has(letter, "<a href=\"/browse?by=name&amp;letter=S\" aria-current=\"page\">S</a>"));
  CHECK(has(fixture.get("/browse", {{"by", "name"}}).body, "aria-current=\"page\">B</a>"));
  CHECK(has(fixture.get("/browse", {{"by", "name"}, {"letter", "Y"}}).body, "No name begins with Y"));
  const std::string found = fixture.get("/browse", {{"find", "slip"}}).body;
  CHECK(has(found, "1 name for “slip”"));
  CHECK(has(found, "is Herniated disc"));
  CHECK(has(fixture.get("/browse", {{"find", "lumbar disc"}}).body, "below </span>"));
  CHECK_FALSE(has(letter, "below </span>"));
  CHECK(has(fixture.get("/browse", {{"find", "<zz>"}}).body, "href=\"/search?q=%3Czz%3E\""));
  for (const Parameters& wrong :
       {Parameters{{"by", "size"}}, Parameters{{"letter", "s"}}, Parameters{{"letter", "SS"}}}) {
    CHECK(fixture.get("/browse", wrong).status == 400);
  }
  const Response moved = fixture.get("/concepts");
  CHECK(moved.status == 301);
  CHECK(moved.headers.at(0) == std::pair<std::string, std::string>("Location", "/browse"));
}

TEST_CASE("A large vocabulary's trees are folded, a small one's are whole") {
  Facet facet{"condition", "Condition", {value("top", "Top", {}, 3)}};
  for (int i = 0; i < 500; ++i) facet.counts.push_back(value("c" + std::to_string(i), "C", {"top"}, 1));
  CHECK(has(render_browse_page({}, {facet}, {}), "<details><summary>500 narrower<span"));
  facet.counts.resize(500);
  CHECK_FALSE(has(render_browse_page({}, {facet}, {}), "<details><summary>"));
}

TEST_CASE("A large vocabulary with hardly any hierarchy is folded by letter") {
  Facet facet{"condition",
              "Condition",
              {value("gout", "gout", {}, 1), value("a", "\u00C5ngstr\u00F6m", {}, 1),
               value("b", "(abscess) Abscess", {}, 1), value("d", "5-HT", {}, 1)}};
  for (int i = 0; i < 600; ++i) facet.counts.push_back(value("c" + std::to_string(i), "Gap", {}, 1));
  const std::string page = render_browse_page({}, {facet}, {});
  CHECK(has(page, "<details class=\"letter\"><summary>G <span class=\"facet-count\">601 concepts</span></summary>"));
  CHECK(has(page, "<details class=\"letter\"><summary>A <span class=\"facet-count\">2 concepts</span></summary>"));
  CHECK(has(page, "<details class=\"letter\"><summary># <span class=\"facet-count\">1 concept</span></summary>"));
  CHECK(page.find("Abscess") < page.find("\u00C5ngstr\u00F6m"));
  CHECK(count(page, "href=\"/condition/") == 604);
}

TEST_CASE("The API lists names") {
  Fixture fixture;
  const Response response = fixture.get("/api/v1/names", {{"find", "slipped"}});
  REQUIRE(response.status == 200);
  CHECK(nlohmann::json::parse(response.body) ==
        nlohmann::json::parse(R"([{"name": "Slipped disc", "preferred": false, "scheme": "condition",
                                   "concept": "herniated-disc", "label": "Herniated disc", "count": 2}])"));
  CHECK(nlohmann::json::parse(fixture.get("/api/v1/names").body).size() == 14);
  CHECK(fixture.get("/api/v1/names", {{"q", "x"}}).status == 400);
}

TEST_CASE("A concept's page draws what stands above and below it, of a large family the nearest") {
  ConceptView view = sample_concept();
  view.family = {value("regenerative-medicine", "Regenerative medicine", {}, 9),
                 value("ozone-therapy", "Ozone therapy", {"regenerative-medicine"}, 5),
                 value("ozone-injection", "Ozone injection", {"ozone-therapy"}, 2),
                 value("deep", "Deep one", {"ozone-injection"}, 1)};
  std::string page = render_concept_page(view, sample_results());
  CHECK(has(page,
            "<li aria-current=\"true\"><strong>Ozone therapy</strong>\u00a0<span class=\"facet-count\">5</span><ul>"));
  CHECK(has(page, ">Deep one</a>"));
  for (int i = 0; i < 40; ++i) view.family.push_back(value("c" + std::to_string(i), "Other", {"deep"}, 0));
  page = render_concept_page(view, sample_results());
  CHECK(has(page, ">Regenerative medicine</a>"));
  CHECK(has(page, ">Ozone injection</a>"));
  CHECK_FALSE(has(page, ">Deep one</a>"));
  view.family.resize(1);
  CHECK_FALSE(has(render_concept_page(view, sample_results()), "Where it stands"));
}

TEST_CASE("The first page draws the articles by year, without gaps, and what is older or undated beside it") {
  Statistics statistics;
  const auto page = [&](const Visitor& visitor = {}) {
    return render_home_page(sample_results(), {}, statistics, {}, visitor);
  };
  CHECK_FALSE(has(page(), "Articles by year"));
  statistics.years = {{"2020", 4}};
  statistics.undated_documents = 1;
  CHECK_FALSE(has(page(), "Articles by year"));
  statistics.years = {{"1900", 7}, {"2020", 4}, {"2023", 8}};
  const std::string drawn = page();
  CHECK(has(drawn, "<span>1964</span><span>most: 8</span><span>2023</span>"));
  CHECK(has(drawn, "<tr><th scope=\"row\">2021</th><td>0</td></tr>"));
  CHECK(has(drawn, "y=\"50\" width=\"8\" height=\"50\"><title>2020: 4 articles</title>"));
  CHECK(has(drawn, "7 articles are older"));
  CHECK(has(drawn, "1 article has no date"));
}

TEST_CASE("Editors are told of the health of the index, others are not") {
  Statistics statistics;
  statistics.untagged_documents = 3;
  statistics.skipped = {{"bad <name>.md", "the front matter is not closed"}};
  for (int i = 0; i < 25; ++i) statistics.skipped.push_back({"more.md", "too large"});
  const auto page = [&](const Visitor& visitor) {
    return render_home_page(sample_results(), {}, statistics, {}, visitor);
  };
  CHECK_FALSE(has(page({}), "Health of the index"));
  const std::string told = page(editor());
  CHECK(has(told, "<dt>without a tag</dt><dd>3</dd>"));
  CHECK(has(told, "bad &lt;name&gt;.md</span> the front matter is not closed"));
  CHECK(has(told, "And 6 more"));
}

TEST_CASE("Statistics count the dated articles by year and the undated ones apart") {
  struct Row {
    std::vector<std::string> dates;
    std::vector<std::pair<std::string, std::size_t>> years;
    std::size_t undated;
  };
  std::vector<std::string> century;
  std::vector<std::pair<std::string, std::size_t>> each_year;
  for (int year = 1925; year <= 2024; ++year) {
    century.push_back(std::to_string(year) + "-06-15");
    each_year.emplace_back(std::to_string(year), 1);
  }
  const std::vector<Row> rows = {
      {{}, {}, 0},
      {{"", ""}, {}, 2},
      {{"2024-01-01", "2024-12-31"}, {{"2024", 2}}, 0},
      {{"2024-05-01", "2022-01-31", "2024-12-31", ""}, {{"2022", 1}, {"2024", 2}}, 1},
      {century, each_year, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.dates);
    SmallKnowledgeBase base;
    for (std::size_t at = 0; at < row.dates.size(); ++at) {
      Document document;
      document.path = "article-" + std::to_string(at);
      document.title = document.body = "A";
      document.date = row.dates[at];
      document.passages.push_back({"start", "", 2, 0, 1});
      base.add(document);
    }
    const Statistics statistics = Searcher(base.file()).statistics();
    std::vector<std::pair<std::string, std::size_t>> years;
    for (const YearCount& year : statistics.years) years.emplace_back(year.year, year.documents);
    CHECK(years == row.years);
    CHECK(statistics.undated_documents == row.undated);
  }
}

TEST_CASE("What is told of the collection follows each change, that of what can't be read too") {
  SmallKnowledgeBase base;
  base.add("a", "A", "word", {});
  Searcher searcher(base.file());
  CHECK(searcher.statistics().documents == 1);
  base.add("b", "B", "word", {});
  CHECK(searcher.statistics().documents == 2);

  const std::int64_t generation = searcher.statistics().generation;
  const auto run_that_skips = [&](const std::vector<SkippedFile>& skipped) {
    Writer writer(base.file());
    writer.put_skipped(skipped);
    writer.put_corpus("articles");
    return writer.commit();
  };
  const std::vector<SkippedFile> skipped = {{"binary.txt", "is no text"}, {"empty.md", "is empty"}};
  CHECK(run_that_skips(skipped) == generation + 1);
  CHECK(searcher.statistics().skipped == skipped);
  CHECK(searcher.statistics().corpus == "articles");
  CHECK(run_that_skips({skipped[1], skipped[0]}) == generation + 1);  // the same, in another order
  CHECK(run_that_skips({}) == generation + 2);
  CHECK(searcher.statistics().skipped.empty());
}

}  // namespace materia
