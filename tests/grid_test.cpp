#include "query/grid.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

std::vector<std::string> names(const GridAxis& axis) {
  std::vector<std::string> result;
  for (const GridLine& line : axis.lines) {
    result.push_back(std::string(line.depth * 2, ' ') + line.concept_name);
  }
  return result;
}

using Cells = std::map<std::string, std::uint32_t>;

/// Those that are not empty, as "ozone-therapy × herniated-disc".
Cells cells(const Grid& grid) {
  Cells result;
  for (std::size_t row = 0; row < grid.rows.lines.size(); ++row) {
    for (std::size_t column = 0; column < grid.columns.lines.size(); ++column) {
      if (grid.cell(row, column) > 0) {
        result[grid.rows.lines[row].concept_name + " × " + grid.columns.lines[column].concept_name] =
            grid.cell(row, column);
      }
    }
  }
  return result;
}

std::vector<std::string> gaps(const Grid& grid) {
  std::vector<std::string> result;
  for (const GridGap& gap : grid.gaps) {
    result.push_back(gap.row + " × " + gap.column);
  }
  return result;
}

class Written {
 public:
  Written() {
    base.add("both", "Discs", "word",
             {{"therapy:ozone-therapy", Level::about},
              {"therapy:platelet-rich-plasma", Level::mention},
              {"condition:lumbar-disc-herniation", Level::about},
              {"condition:herniated-disc", Level::mention}});
    base.add("ozone", "Discs", "word",
             {{"therapy:ozone-therapy", Level::mention}, {"condition:herniated-disc", Level::about}});
    base.add("prp", "Backs", "word other",
             {{"therapy:platelet-rich-plasma", Level::about}, {"condition:back-pain", Level::about}});
    base.add("exercise", "Exercise", "other", {{"therapy:physical-therapy", Level::about}});
    base.add("none", "Nothing", "other");
  }

  [[nodiscard]] Grid grid(GridRequest request, const std::string& typed = "") const {
    Searcher searcher(base.file());
    const auto filters = request.query.filters;
    const auto excluded = request.query.excluded_filters;
    const bool about = request.query.about_only;
    request.query = searcher.parse(typed);
    for (const auto& [scheme, ids] : filters) {
      request.query.filters[scheme] = ids;
    }
    request.query.excluded_filters.insert(excluded.begin(), excluded.end());
    request.query.about_only = about;
    return searcher.grid(request);
  }

  SmallKnowledgeBase base;
};

GridRequest unfolded() {
  GridRequest request;
  request.rows.open_all = true;
  request.columns.open_all = true;
  return request;
}

}  // namespace

TEST_CASE("A grid counts the articles of therapies and conditions at the top of their trees") {
  const Grid grid = Written().grid({});
  CHECK(grid.total == 5);
  CHECK(grid.rows.scheme == "therapy");
  CHECK(grid.columns.label == "Condition");
  CHECK(names(grid.rows) == std::vector<std::string>{"regenerative-medicine", "physical-therapy"});
  CHECK(names(grid.columns) == std::vector<std::string>{"spine-condition", "back-pain"});
  CHECK(grid.rows.lines[0].count == 3);
  CHECK(grid.rows.lines[0].fold == GridLine::Fold::folded);
  CHECK(grid.rows.lines[1].fold == GridLine::Fold::nothing);
  // "both" has two therapies below the row and two conditions below the column: one article.
  CHECK(cells(grid) == Cells{{"regenerative-medicine × spine-condition", 2}, {"regenerative-medicine × back-pain", 1}});
}

TEST_CASE("A grid unfolds where it is asked to, and what is below counts in what is above") {
  const Written written;
  SECTION("one concept") {
    GridRequest request;
    request.columns.open = {"spine-condition", "no-such-concept"};
    const Grid grid = written.grid(request);
    CHECK(names(grid.columns) == std::vector<std::string>{"spine-condition", "  herniated-disc", "back-pain"});
    CHECK(grid.columns.lines[0].fold == GridLine::Fold::unfolded);
    CHECK(grid.columns.lines[1].fold == GridLine::Fold::folded);
  }
  SECTION("all of them") {
    const Grid grid = written.grid(unfolded());
    CHECK(names(grid.rows) == std::vector<std::string>{"regenerative-medicine", "  ozone-therapy",
                                                       "  platelet-rich-plasma", "physical-therapy"});
    CHECK(names(grid.columns) ==
          std::vector<std::string>{"spine-condition", "  herniated-disc", "    lumbar-disc-herniation", "back-pain"});
    CHECK(grid.cell(1, 1) == 2);
    CHECK(grid.cell(1, 2) == 1);
    CHECK(grid.cell(2, 3) == 1);
  }
}

TEST_CASE("A grid is sorted by count or by name, each family in itself") {
  const Written written;
  GridRequest request = unfolded();
  request.rows.order = GridOrder::by_name;
  request.columns.order = GridOrder::by_name;
  const Grid grid = written.grid(request);
  CHECK(names(grid.rows) == std::vector<std::string>{"physical-therapy", "regenerative-medicine", "  ozone-therapy",
                                                     "  platelet-rich-plasma"});
  CHECK(names(grid.columns).front() == "back-pain");
}

TEST_CASE("Each number of a grid is the total of a search") {
  const Written written;
  struct Asked {
    std::string typed;
    std::map<std::string, std::vector<std::string>> filters;
    bool about = false;
  };
  const Asked asked = GENERATE(values<Asked>(
      {{"", {}, false},
       {"", {}, true},
       {"word", {}, false},
       {"other word", {}, false},
       {"", {{"therapy", {"platelet-rich-plasma"}}}, false},
       {"", {{"therapy", {"regenerative-medicine"}}, {"condition", {"herniated-disc", "back-pain"}}}, false},
       {"word therapy:ozone-therapy", {{"condition", {"spine-condition"}}}, true}}));
  CAPTURE(asked.typed, asked.about);
  GridRequest request = unfolded();
  request.query.filters = asked.filters;
  request.query.about_only = asked.about;
  const Grid grid = written.grid(request, asked.typed);
  Searcher searcher(written.base.file());
  const auto total = [&](const GridLine* row, const GridLine* column) {
    Query query = searcher.parse(grid.query.text);
    query.filters = grid.query.filters;
    query.match = grid.match;
    query.about_only = asked.about;
    if (row != nullptr) {
      query.filters["therapy"] = {row->concept_name};
    }
    if (column != nullptr) {
      query.filters["condition"] = {column->concept_name};
    }
    return searcher.search(query).total;
  };
  CHECK(total(nullptr, nullptr) == grid.total);
  REQUIRE_FALSE(grid.rows.lines.empty());
  for (std::size_t row = 0; row < grid.rows.lines.size(); ++row) {
    CHECK(total(&grid.rows.lines[row], nullptr) == grid.rows.lines[row].count);
    for (std::size_t column = 0; column < grid.columns.lines.size(); ++column) {
      CHECK(total(&grid.rows.lines[row], &grid.columns.lines[column]) == grid.cell(row, column));
    }
  }
  for (const GridLine& column : grid.columns.lines) {
    CHECK(total(nullptr, &column) == column.count);
  }
}

TEST_CASE("A filter of a side shows what it chose and what stands below it") {
  GridRequest request;
  request.query.filters["condition"] = {"herniated-disc", "lumbar-disc-herniation"};
  const Grid grid = Written().grid(request, "word therapy:ozone-therapy");
  CHECK(names(grid.rows) == std::vector<std::string>{"ozone-therapy"});
  CHECK(names(grid.columns) == std::vector<std::string>{"herniated-disc", "  lumbar-disc-herniation"});
  CHECK(grid.columns.lines[0].fold == GridLine::Fold::nothing);
  CHECK(grid.query.text == "word");
  REQUIRE(grid.chosen.size() == 3);
  CHECK(grid.chosen[0].label == "Herniated disc");
  CHECK(grid.chosen[2].scheme == "therapy");
  CHECK(grid.query.filters.at("therapy") == std::vector<std::string>{"ozone-therapy"});
}

TEST_CASE("A grid leaves out what is excluded and says so") {
  GridRequest request;
  request.query.excluded_filters["condition"] = {"lumbar-disc-herniation"};
  const Grid grid = Written().grid(request, "word -therapy:platelet-rich-plasma");
  CHECK(grid.query.text == "word");
  REQUIRE(grid.chosen.size() == 2);
  CHECK(grid.chosen[0].label == "Lumbar disc herniation");
  CHECK(grid.chosen[0].excluded);
  CHECK(grid.query.excluded_filters.at("therapy") == std::vector<std::string>{"platelet-rich-plasma"});
  for (const GridLine& line : grid.rows.lines) {
    CHECK(line.concept_name != "platelet-rich-plasma");
  }
  for (const GridLine& line : grid.columns.lines) {
    CHECK(line.concept_name != "lumbar-disc-herniation");
  }
}

TEST_CASE("Gaps are what is written about, but never together, the most expected first") {
  const Written written;
  const Grid grid = written.grid({});
  // Below regenerative medicine: ozone × back pain. Platelet-rich plasma stands with both.
  CHECK(gaps(grid) == std::vector<std::string>{"ozone-therapy × back-pain", "physical-therapy × spine-condition",
                                               "physical-therapy × back-pain"});
  CHECK(grid.gap_count == 3);
  CHECK(std::abs(grid.gaps[0].expected - 2 * 1 / 5.0) < 1e-9);
  CHECK(grid.gaps[0].row_count == 2);
  CHECK(grid.gaps[0].column_label == "Back pain");

  SECTION("what stands below a gap is none of its own, folded or not") {
    CHECK(gaps(written.grid(unfolded())) == gaps(grid));
  }
  SECTION("as many as are asked for, and all are counted") {
    GridRequest request;
    request.gaps = 1;
    CHECK(written.grid(request).gaps.size() == 1);
    CHECK(written.grid(request).gap_count == 3);
    request.gaps = 0;
    CHECK(written.grid(request).gaps.empty());
  }
}

TEST_CASE("Where there is not room for all lines those with most articles are kept") {
  GridRequest request = unfolded();
  request.columns.most = 2;
  request.columns.order = GridOrder::by_name;
  const Grid grid = Written().grid(request);
  CHECK(names(grid.columns) == std::vector<std::string>{"spine-condition", "  herniated-disc"});
  CHECK(grid.columns.left_out == 2);
  CHECK(grid.cells.size() == grid.rows.lines.size() * 2);
}

TEST_CASE("A grid that would be too large is refused") {
  Vocabulary vocabulary = small_vocabulary();
  std::vector<Concept> concepts;
  for (const std::string scheme : {"therapy", "condition"}) {
    for (std::size_t i = 0; i <= 2000; ++i) {
      Concept& made = concepts.emplace_back();
      made.scheme = scheme;
      made.local_name = scheme.substr(0, 1) + std::to_string(i);
      made.iri = "urn:test:" + made.local_name;
      made.pref_label = made.local_name;
      made.labels.push_back({made.local_name, LabelKind::preferred, "en"});
    }
  }
  SmallKnowledgeBase base(Vocabulary(vocabulary.schemes(), concepts));
  SmallKnowledgeBase::TagNames tags;
  for (const Concept& each : concepts) {
    tags.emplace_back(each.scheme + ":" + each.local_name, Level::mention);
  }
  base.add("all", "All", "word", tags);
  Searcher searcher(base.file());
  GridRequest request;
  CHECK(searcher.grid(request).cells.size() == 10000);
  request.rows.most = request.columns.most = 5000;
  CHECK_THROWS_AS(searcher.grid(request), QueryError);
}

TEST_CASE("A group of copies is one article of a grid, and copies can be asked for") {
  SmallKnowledgeBase base;
  const DocumentId first = base.add("a", "A", "word", {{"therapy:ozone-therapy", Level::about}});
  const DocumentId second =
      base.add("b", "B", "word", {{"therapy:ozone-therapy", Level::about}, {"condition:back-pain", Level::about}});
  const DocumentId third = base.add("c", "C", "word", {{"condition:back-pain", Level::about}});
  {
    Writer writer(base.file());
    writer.put_resemblances({{first, first}, {second, first}, {third, first}});
    writer.commit();
  }
  Searcher searcher(base.file());
  Grid grid = searcher.grid({});
  CHECK(grid.total == 1);
  CHECK(grid.rows.lines[0].count == 1);
  CHECK(grid.cells == std::vector<std::uint32_t>{1});
  GridRequest request;
  request.query.copies = true;
  grid = searcher.grid(request);
  CHECK(grid.total == 3);
  CHECK(grid.columns.lines[0].count == 2);
  CHECK(grid.cells == std::vector<std::uint32_t>{1});
}

TEST_CASE("Nothing found makes a grid without lines") {
  const Grid grid = Written().grid({}, "xyzzyplugh");
  CHECK(grid.total == 0);
  CHECK(grid.rows.lines.empty());
  CHECK(grid.cells.empty());
  CHECK(grid.gaps.empty());
  CHECK(to_csv(grid) == "Therapy,Articles\r\nAll,0\r\n");
}

TEST_CASE("Any two facets may be set against each other") {
  const Written written;
  GridRequest request;
  request.rows.scheme = "condition";
  CHECK(written.grid(request).columns.scheme == "therapy");
  request.columns.scheme = "condition";
  CHECK_THROWS_AS(written.grid(request), QueryError);
  request.columns.scheme = "colour";
  CHECK_THROWS_AS(written.grid(request), QueryError);
  CHECK_THROWS_AS(Searcher(SmallKnowledgeBase(Vocabulary()).file()).grid({}), QueryError);
}

TEST_CASE("A grid is written as JSON and CSV") {
  const Grid grid = Written().grid(unfolded());
  const auto json = nlohmann::json::parse(to_json(grid));
  CHECK(json.at("total") == 5);
  CHECK(json.at("rows").at("lines").at(1).at("concept") == "ozone-therapy");
  CHECK(json.at("rows").at("lines").at(1).at("depth") == 1);
  CHECK(json.at("rows").at("lines").at(0).at("below") == "unfolded");
  CHECK(json.at("cells").at(1).at(1) == 2);
  CHECK(json.at("gaps").at(0).at("row").at("concept") == "ozone-therapy");
  CHECK(json.at("gaps").at(0).at("expected") == 0.4);
  const std::string csv = to_csv(grid);
  CHECK(
      csv.starts_with("Therapy,Articles,Spine condition,Herniated disc,Lumbar disc herniation,Back pain\r\n"
                      "All,5,2,2,1,1\r\nRegenerative medicine,3,2,2,1,1\r\n"));
}

TEST_CASE("A label in CSV is quoted and never a formula") {
  Grid grid;
  grid.rows.label = "Therapy";
  grid.rows.lines.push_back({"a", "=1+1", 0, 2, GridLine::Fold::nothing});
  grid.columns.lines.push_back({"b", "Pain, \"chronic\"", 0, 3, GridLine::Fold::nothing});
  grid.cells = {1};
  CHECK(to_csv(grid) == "Therapy,Articles,\"Pain, \"\"chronic\"\"\"\r\nAll,0,3\r\n'=1+1,2,1\r\n");
}

}  // namespace materia
