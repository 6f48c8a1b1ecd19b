// JSON lines: many documents in one file.

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/index_corpus.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

using Paths = std::vector<std::string>;

constexpr const char* first =
    R"({"_id": "a", "title": "Ozone therapy", "text": "Ozone therapy is a gas given as medicine."})";
constexpr const char* second = R"({"_id": "b", "title": "Knee pain", "text": "Knee pain has many causes."})";
constexpr const char* third = R"({"_id": "c", "title": "PRP", "text": "Platelet-rich plasma is made from blood."})";

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& line : all) {
    text += line + "\n";
  }
  return text;
}

TEST_CASE("One .jsonl file is a corpus: a line's path is its _id") {
  const SmallCorpus corpus;
  const auto file = corpus.temporary().write("articles.jsonl", lines({first, "", second, third}));
  CHECK(changes(corpus.index({}, file)) == "3 added");
  const IndexReport again = corpus.index({}, file);
  CHECK(changes(again) == "3 unchanged");
  CHECK(again.files_read == 0);
  CHECK(corpus.reader().document(corpus.id_of("b"))->title == "Knee pain");

  corpus.temporary().write("articles.jsonl",
                           lines({first, R"({"_id": "b", "title": "Knee", "text": "Written anew."})", R"({"_id": "d",
                           "title": "broken over two lines"})"}));
  const IndexReport changed = corpus.index({}, file);
  CHECK(changes(changed) == "1 updated, 1 unchanged, 1 removed, 2 skipped");
  CHECK(paths_of(changed.skipped) == Paths{"articles.jsonl:3", "articles.jsonl:4"});
  CHECK(corpus.reader().document(corpus.id_of("b"))->title == "Knee");
}

TEST_CASE("A .jsonl file in a folder: a line's path is the file's, # and its _id") {
  const SmallCorpus corpus;
  corpus.write("more/x.jsonl", lines({first, second}));
  corpus.write("plasma.md", "# PRP\n\nPlatelet-rich plasma beside the lines.\n");
  CHECK(changes(corpus.index()) == "3 added");
  CHECK(corpus.tags_of("more/x.jsonl#a") == "ozone-therapy");
  const DocumentId id = corpus.id_of("more/x.jsonl#b");
  REQUIRE(id != 0);

  SECTION("A changed and an added line, the others stay as they are") {
    corpus.write("more/x.jsonl",
                 lines({third, first, R"({"_id": "b", "text": "No title, other text about knee pain."})"}));
    CHECK(changes(corpus.index()) == "1 added, 1 updated, 2 unchanged");
    CHECK(corpus.id_of("more/x.jsonl#b") == id);
    CHECK(corpus.reader().document(id)->title_inferred);
  }
  SECTION("A removed line") {
    corpus.write("more/x.jsonl", lines({second}));
    CHECK(changes(corpus.index()) == "2 unchanged, 1 removed");
    CHECK(corpus.id_of("more/x.jsonl#a") == 0);
  }
  SECTION("The file under another name") {
    corpus.rename("more/x.jsonl", "y.jsonl");
    CHECK(changes(corpus.index()) == "1 unchanged, 2 renamed");
    CHECK(corpus.id_of("y.jsonl#b") == id);
  }
  SECTION("The file removed") {
    corpus.remove("more/x.jsonl");
    CHECK(changes(corpus.index()) == "1 unchanged, 2 removed");
  }
  check_integrity(corpus.file());
}

TEST_CASE("The one .jsonl file under another name keeps its documents") {
  const SmallCorpus corpus;
  const auto old_file = corpus.temporary().write("old.jsonl", lines({first, second}));
  corpus.index({}, old_file);
  const auto new_file = corpus.temporary().path() / "new.jsonl";
  std::filesystem::rename(old_file, new_file);
  IndexOptions options;
  options.rebuild = true;
  const DocumentId id = corpus.id_of("b");
  CHECK(changes(corpus.index(options, new_file)) == "2 added");
  CHECK(corpus.id_of("b") == id);
}

TEST_CASE("A broken or repeated line is a row with its number, and the others are read") {
  const SmallCorpus corpus;
  corpus.write("x.jsonl", lines({"{broken", first, "[1, 2]", R"({"_id": "a", "text": "The same id again."})",
                                 R"({"text": "No id."})", "null", second, R"({"_id": "empty", "text": ""})"}));
  const Paths bad = {"x.jsonl:1", "x.jsonl:3", "x.jsonl:4", "x.jsonl:5", "x.jsonl:6", "x.jsonl:8"};
  const IndexReport report = corpus.index();
  CHECK(changes(report) == "2 added, 6 skipped");
  CHECK(paths_of(report.skipped) == bad);
  CHECK(corpus.reader().document(corpus.id_of("x.jsonl#a"))->title == "Ozone therapy");

  SECTION("They are still told of when the file has not changed") {
    const IndexReport again = corpus.index();
    CHECK(again.files_read == 0);
    CHECK(changes(again) == "2 unchanged, 6 skipped");
    CHECK(paths_of(corpus.reader().statistics().skipped) == bad);
  }
  SECTION("A line that was good and broke takes its document away") {
    corpus.write("x.jsonl", lines({first, "{\"_id\": \"b\", "}));
    CHECK(changes(corpus.index()) == "1 unchanged, 1 removed, 1 skipped");
  }
}

TEST_CASE("The fields of a front matter may stand on a line, and the editor's tags count") {
  const SmallCorpus corpus;
  const auto file = corpus.temporary().write(
      "x.jsonl", lines({R"({"_id": "a", "title": "Gas", "text": "A gas in a joint. Knee pain is named.",)"
                        R"( "date": "2024-05-01", "url": "https://example.org/gas", "author": "Ed", "language": "en",)"
                        R"( "therapies": ["ozone-therapy"], "conditions": ["-knee-pain"]})"}));
  CHECK(changes(corpus.index({}, file)) == "1 added");
  const auto document = corpus.reader().document(corpus.id_of("a"));
  CHECK(document->date == "2024-05-01");
  CHECK(document->url == "https://example.org/gas");
  CHECK(document->author == "Ed");
  CHECK(document->language == "en");
  CHECK(corpus.tags_of("a") == "ozone-therapy");
}

}  // namespace
}  // namespace materia
