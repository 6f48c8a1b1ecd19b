// Lists of articles for other programs: what a field holds stays in it.

#include "query/export.h"

#include <nlohmann/json.hpp>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

FoundDocument article() {
  FoundDocument document;
  document.id = 7;
  document.path = "articles/a.md";
  document.title = "Ozone, \"gas\" & 50 % of {knees}_";
  document.url = "https://example.org/a_b?c=1&d={2}";
  document.author = "A. Writer; Writer, B.";
  document.date = "2024-02-29";
  document.language = "en";
  document.tags = {{"ozone-therapy", "therapy", "Ozone therapy", Level::about},
                   {"prolotherapy", "therapy", "Prolotherapy", Level::mention},
                   {"knee-pain", "condition", "Knee pain", Level::about}};
  return document;
}

std::string written(ExportFormat format, const FoundDocument& document) {
  const Exporter exporter(format, {"therapy", "condition"});
  return exporter.head() + exporter.article(document);
}

}  // namespace

TEST_CASE("CSV: a line of names, values in quotes where they need them, a column for each facet") {
  CHECK(written(ExportFormat::csv, article()) ==
        "id,path,title,url,author,date,language,therapy,condition\r\n"
        "7,articles/a.md,\"Ozone, \"\"gas\"\" & 50 % of {knees}_\",https://example.org/a_b?c=1&d={2},"
        "\"A. Writer; Writer, B.\",2024-02-29,en,Ozone therapy; Prolotherapy,Knee pain\r\n");
  FoundDocument empty;
  CHECK(written(ExportFormat::csv, empty).ends_with("\r\n0,,,,,,,,\r\n"));
}

TEST_CASE("CSV: no value is a formula to a spreadsheet, and none ends its line") {
  for (const std::string formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"}) {
    FoundDocument document;
    document.title = formula;
    CAPTURE(formula);
    CHECK(written(ExportFormat::csv, document).find("0,,'" + formula + ",") != std::string::npos);
  }
  FoundDocument lines;
  lines.title = "one\r\ntwo";
  CHECK(written(ExportFormat::csv, lines).find(",\"one\r\ntwo\",") != std::string::npos);
}

TEST_CASE("JSON lines: one object a line, whatever it holds") {
  FoundDocument document = article();
  document.title = "two\nlines \xff";
  const std::string line = written(ExportFormat::json_lines, document);
  CHECK(line.find('\n') == line.size() - 1);
  const auto object = nlohmann::json::parse(line);
  CHECK(object.at("id") == 7);
  CHECK(object.at("tags").size() == 3);
  CHECK(object.at("tags")[1].at("level") == "mention");
  CHECK(object.at("tags")[0].at("concept") == "ozone-therapy");
}

TEST_CASE("RIS: a tag a line, and a line break in a value is a space") {
  FoundDocument document = article();
  document.title = "Ozone\r\nER  - ";
  CHECK(written(ExportFormat::ris, document) ==
        "TY  - ELEC\r\nID  - articles/a.md\r\nTI  - Ozone  ER  - \r\nAU  - A. Writer\r\nAU  - Writer, B.\r\nPY  - "
        "2024\r\nDA  - "
        "2024/02/29/\r\n"
        "UR  - https://example.org/a_b?c=1&d={2}\r\nLA  - en\r\nKW  - Ozone therapy\r\nKW  - Prolotherapy\r\n"
        "KW  - Knee pain\r\nER  - \r\n\r\n");
  FoundDocument undated;
  undated.title = "T";
  CHECK(written(ExportFormat::ris, undated) == "TY  - ELEC\r\nTI  - T\r\nER  - \r\n\r\n");
}

TEST_CASE("BibTeX: what means something to TeX is taken literally, braces stay in pairs") {
  const std::string entry = written(ExportFormat::bibtex, article());
  CHECK(entry ==
        "@misc{materia-7,\n  title = {{Ozone, \"gas\" \\& 50 \\% of \\{knees\\}\\_}},\n  author = {{A. Writer} and "
        "{Writer, B.}},\n"
        "  year = {2024},\n  date = {2024-02-29},\n  url = {https://example.org/a_b?c=1&d=%7B2%7D},\n  langid = {en},\n"
        "  keywords = {Ozone therapy, Prolotherapy, Knee pain}\n}\n\n");
}

TEST_CASE("Formats are known by name") {
  for (const std::string& name : export_format_names()) {
    CAPTURE(name);
    REQUIRE(export_format_named(name));
    CHECK_FALSE(media_type_of(*export_format_named(name)).empty());
    CHECK_FALSE(extension_of(*export_format_named(name)).empty());
  }
  CHECK_FALSE(export_format_named("xls"));
}

TEST_CASE("What is exported is what is found, in its order, with all its tags") {
  SmallKnowledgeBase base;
  base.add("a.md", "Knees", "A knee.", {{"therapy:ozone-therapy", Level::about}});
  base.add("b.md", "Knee", "Knee, knee and knee.");
  base.add("c.md", "Hips", "A hip.");
  Searcher searcher(base.file());
  Query query = searcher.parse("knee");
  query.limit = 100;
  std::vector<std::string> paths;
  searcher.for_each_found(query, [&](const FoundDocument& document) {
    paths.push_back(document.path + " " + std::to_string(document.tags.size()));
  });
  std::vector<std::string> found;
  for (const Hit& hit : searcher.search(query).hits) {
    found.push_back(hit.path + " " + std::to_string(hit.tags.size()));
  }
  CHECK(found.size() == 2);
  CHECK(paths == found);
  CHECK(searcher.document_ids().size() == 3);
}

}  // namespace materia
