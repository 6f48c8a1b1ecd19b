// Editors' decisions through the real program: they hold at once, last, travel as lines of JSON, and can be undone.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/program.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

constexpr const char* article =
    "# Ozone therapy\n\nOzone therapy is tried for a slipped disc. Knee pain is another matter.\n";

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

/// A small corpus behind the real program.
class Desk {
 public:
  Desk() {
    corpus.write("ozone.md", article);
    corpus.write("knee.md", "# Knee pain\n\nKnee pain has many causes.\n");
    corpus.index();
  }

  ProgramResult run(Words words) const {
    words.insert(words.end(), {"--db", corpus.file().string()});
    return run_program(words, {.environment = {{"MATERIA_EDITOR", "ana"}}});
  }
  /// REQUIRES: the program succeeds.
  json data(Words words) const {
    words.emplace_back("--json");
    const ProgramResult result = run(words);
    CAPTURE(words, result.err);
    REQUIRE(result.exit_code == 0);
    return json::parse(result.out);
  }
  void index(const Words& more = {}) const {
    Words words = {"index", corpus.folder().string()};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = run(words);
    CAPTURE(result.err);
    REQUIRE(result.exit_code == 0);
    check_integrity(corpus.file());
  }
  SmallCorpus corpus;
};

constexpr const char* line =
    R"({"path":"ozone.md","scheme":"condition","concept":"herniated-disc","action":"deny","by":"bo","why":"aside",)"
    R"("at":"2024-05-01T10:00:00Z"})";

}  // namespace

TEST_CASE("A denied tag stays denied through every change, and undoing brings it back") {
  const Desk desk;
  REQUIRE(desk.corpus.tags_of("ozone.md") == "ozone-therapy herniated-disc knee-pain");
  const json denied = desk.data({"tag", "deny", "ozone.md", "herniated-disc", "--why", "an aside"});
  CHECK(denied.at("by") == "ana");
  CHECK(denied.at("tag").is_null());
  CHECK(desk.corpus.tags_of("ozone.md") == "ozone-therapy knee-pain");

  desk.corpus.write("ozone.md", std::string(article) + "\nA slipped disc again.\n");
  desk.index();
  CHECK(desk.corpus.tags_of("ozone.md") == "ozone-therapy knee-pain");

  desk.corpus.rename("ozone.md", "folder/o3.md");
  SECTION("seen by a run before the rebuild") {
    desk.index();
  }
  SECTION("seen by the rebuild") {}
  desk.index({"--rebuild"});
  CHECK(desk.corpus.tags_of("folder/o3.md") == "ozone-therapy knee-pain");

  desk.corpus.put_vocabulary({{"therapy", "ozone-therapy", "Ozone therapy"}});
  desk.index();
  const json retired = desk.data({"decisions", "list"}).at("decisions");
  REQUIRE(retired.size() == 1);
  CHECK(retired[0].at("concept_gone") == true);
  CHECK(retired[0].at("path") == "folder/o3.md");
  CHECK(contains(desk.run({"decisions", "list"}).out, "the concept is retired"));
  desk.corpus.put_vocabulary({{"therapy", "ozone-therapy", "Ozone therapy"},
                              {"condition", "herniated-disc", "Herniated disc", "Slipped disc"}});
  desk.index();
  CHECK(desk.corpus.tags_of("folder/o3.md") == "ozone-therapy");

  CHECK(desk.run({"tag", "undo", "folder/o3.md", "herniated-disc"}).exit_code == 0);
  CHECK(desk.corpus.tags_of("folder/o3.md") == "ozone-therapy herniated-disc");
  CHECK(desk.run({"decisions", "list"}).exit_code == 1);
  check_integrity(desk.corpus.file());
}

TEST_CASE("Decisions are taken, told and taken back on the command line") {
  const Desk desk;
  const ProgramResult added = desk.run({"tag", "add", "knee.md", "therapy:platelet-rich-plasma", "--by", "bo"});
  CHECK(added.exit_code == 0);
  CHECK(added.out == "knee.md: add therapy:platelet-rich-plasma by bo; tagged now, level about\n");
  CHECK(added.err.empty());
  const json confirmed = desk.data({"tag", "confirm", "knee.md", "knee-pain"});
  CHECK(confirmed.at("tag").at("source") == "editor");
  CHECK(confirmed.at("undone") == false);
  const ProgramResult undone = desk.run({"tag", "undo", "knee.md", "platelet-rich-plasma", "--by", "ana"});
  CHECK(contains(undone.out, "add of therapy:platelet-rich-plasma by bo taken back; no tag now"));
  const ProgramResult again = desk.run({"tag", "undo", "knee.md", "platelet-rich-plasma"});
  CHECK(again.exit_code == 1);
  CHECK(again.out.empty());
  CHECK(contains(again.err, "no decision on “Platelet-rich plasma” to undo"));
}

TEST_CASE("A decision on what is not there is an error that names the nearest, and changes nothing") {
  const Desk desk;
  const auto generation = desk.corpus.reader().generation();
  const auto refused = [&](const Words& words, const std::string& needle) {
    const ProgramResult result = desk.run(words);
    CAPTURE(words, result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(contains(result.err, needle));
  };
  refused({"tag", "deny", "ozon.md", "knee-pain"}, "did you mean ozone.md?");
  refused({"tag", "deny", "ozone.md", "knee-pian"}, "did you mean knee-pain?");
  refused({"tag", "undo", "ozone.md", "knee-pian"}, "did you mean knee-pain?");
  refused({"tag", "confirm", "knee.md", "ozone-therapy"}, "add it instead");
  refused({"tag", "dance", "knee.md", "knee-pain"}, "--help");
  CHECK(desk.corpus.reader().generation() == generation);

  const auto absent = desk.corpus.temporary().path() / "absent.db";
  const ProgramResult nowhere =
      run_program({"tag", "add", "knee.md", "knee-pain", "--by", "a", "--db", absent.string()});
  CHECK(nowhere.exit_code == 2);
  CHECK(contains(nowhere.err, "no such knowledge base"));
  CHECK_FALSE(std::filesystem::exists(absent));
}

TEST_CASE("A decision on an article that is gone is listed as such and undone by its path") {
  const Desk desk;
  desk.data({"tag", "deny", "ozone.md", "knee-pain"});
  desk.corpus.remove("ozone.md");
  desk.index();
  CHECK(contains(desk.run({"decisions", "list"}).out, "no such document now"));
  CHECK(desk.data({"decisions", "list"}).at("decisions").at(0).at("document_gone") == true);
  CHECK(desk.run({"tag", "undo", "ozone.md", "knee-pain"}).exit_code == 0);
  CHECK(desk.run({"decisions", "list"}).exit_code == 1);
  check_integrity(desk.corpus.file());
}

TEST_CASE("Decisions travel as lines of JSON, once") {
  const Desk desk;
  desk.data({"tag", "deny", "ozone.md", "herniated-disc", "--why", "a “quoted” aside"});
  desk.data({"tag", "add", "knee.md", "ozone-therapy"});
  const auto file = desk.corpus.temporary().path() / "decisions.jsonl";
  CHECK(desk.run({"decisions", "export", file.string()}).exit_code == 0);
  CHECK(desk.run({"decisions", "export"}).out == [&] {
    std::ifstream stream(file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  }());

  const Desk other;
  CHECK(other.data({"decisions", "import", file.string()}).at("added") == 2);
  CHECK(other.corpus.tags_of("ozone.md") == "ozone-therapy knee-pain");
  CHECK(other.corpus.tags_of("knee.md") == "ozone-therapy knee-pain");
  const json again = other.data({"decisions", "import", file.string()});
  CHECK(again.at("added") == 0);
  CHECK(again.at("known") == 2);
  CHECK(other.run({"decisions", "export"}).out == desk.run({"decisions", "export"}).out);
  check_integrity(other.corpus.file());
}

TEST_CASE("One bad line is named, and nothing is imported") {
  const Desk desk;
  const auto check_bad = [&](std::string bad, const std::string& needle) {
    const auto file = desk.corpus.temporary().write("bad.jsonl", std::string(line) + "\n\n" + bad + "\n");
    const ProgramResult result = desk.run({"decisions", "import", file.string()});
    CAPTURE(bad, result.err);
    CHECK(result.exit_code == 2);
    CHECK(contains(result.err, "bad.jsonl:3: "));
    CHECK(contains(result.err, needle));
    CHECK(contains(result.err, "nothing was imported"));
    CHECK(desk.run({"decisions", "list"}).exit_code == 1);
  };
  const auto changed = [](const std::string& from, const std::string& to) {
    std::string text = line;
    return text.replace(text.find(from), from.size(), to);
  };
  check_bad("{", "no JSON object");
  check_bad("[1]", "no JSON object");
  check_bad(changed("\"deny\"", "\"maybe\""), "confirm, deny or add");
  check_bad(changed("\"bo\"", "\"\""), "\"by\" must be a text");
  check_bad(changed("\"path\":\"ozone.md\",", ""), "\"path\" must be a text");
  check_bad(changed("\"herniated-disc\"", "7"), "\"concept\" must be a text");
  check_bad(changed("2024-05-01T10:00:00Z", "yesterday"), "2024-05-31T09:30:00Z");
  check_bad(changed("\"aside\"", "\"\xff\""), "no JSON object");
  CHECK(desk.corpus.tags_of("ozone.md") == "ozone-therapy herniated-disc knee-pain");

  const ProgramResult absent = desk.run({"decisions", "import", "no-such.jsonl"});
  CHECK(absent.exit_code == 2);
  CHECK(contains(absent.err, "no-such.jsonl"));
  check_integrity(desk.corpus.file());
}

TEST_CASE("tags prints each tag with its reasons and its sentences, and what an editor denied apart") {
  const Desk desk;
  desk.data({"tag", "deny", "ozone.md", "knee-pain", "--why", "an aside"});
  const std::string out = desk.run({"tags", "ozone.md"}).out;
  CAPTURE(out);
  CHECK(contains(out, "about    Ozone therapy  therapy:ozone-therapy, 2 mentions\n    in the title (4)"));
  CHECK(contains(out, "[Ozone therapy] is tried for a slipped disc.\n"));
  CHECK(contains(out, "Ozone therapy is tried for a [slipped disc].\n"));
  CHECK(contains(out, "denied   Knee pain  condition:knee-pain, 1 mention, denied by ana on "));
  CHECK(contains(out, ": an aside\n"));
  const json tags = desk.data({"tags", "ozone.md"}).at("tags");
  REQUIRE(tags.size() == 3);
  CHECK(tags[2].at("tagged") == false);
  CHECK(tags[2].at("decision").at("why") == "an aside");
  CHECK(tags[0].at("evidence").at(0).at("field") == "title");
  CHECK(desk.run({"tags", "absent.md"}).exit_code == 1);
  CHECK(desk.run({"show", "ozone.md", "--tags"}).out.find("is tried for") == std::string::npos);
}

TEST_CASE("search and facets take an assertion") {
  const Desk desk;
  const Words negated = {"search", "--condition", "knee-pain", "--assertion", "negated"};
  CHECK(desk.run(negated).exit_code == 1);
  CHECK(desk.run({"search", "--condition", "knee-pain", "--assertion", "affirmed"}).exit_code == 0);
  CHECK(desk.data({"facets", "--assertion", "affirmed"}).at("condition").size() == 2);
  CHECK(desk.data({"facets", "--assertion", "contrast"}).at("condition").empty());
  CHECK(desk.run({"search", "knee", "--assertion", "maybe"}).exit_code == 2);
}

}  // namespace materia
