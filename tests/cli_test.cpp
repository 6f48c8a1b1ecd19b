// The contract of the command line, through the real program: exit codes, what goes where, JSON for programs.

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/program.h"
#include "tests/shipped_corpus.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {
namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

const std::vector<std::string> commands = {"index",      "search", "show",  "facets", "tags", "tag",  "decisions",
                                           "duplicates", "serve",  "check", "stats",  "eval", "vocab"};

std::string shipped() {
  return ShippedKnowledgeBase::instance().file().string();
}

/// Runs a command on the shipped corpus.
ProgramResult run(Words words, const ProgramOptions& options = {}) {
  words.insert(words.end(), {"--db", shipped()});
  return run_program(words, options);
}

bool has_keys(const json& object, const Words& keys) {
  for (const std::string& key : keys) {
    if (!object.contains(key)) {
      UNSCOPED_INFO("no key " << key << " in " << object.dump().substr(0, 400));
      return false;
    }
  }
  return true;
}

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

/// A wrong call: exit code 2, nothing on standard output, the needles on standard error.
void check_refused(const ProgramResult& result, const Words& needles) {
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
  for (const std::string& needle : needles) {
    CAPTURE(needle, result.err);
    CHECK(contains(result.err, needle));
  }
}

/// Overwrites a number in the header of an SQLite file; both that are used here are 4 bytes, the lowest last.
void patch(const fs::path& file, std::streamoff place, char lowest_byte) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(place);
  stream.write(std::string({0, 0, 0, lowest_byte}).data(), 4);
}

TEST_CASE("Exit codes: 0 found or done, 1 nothing found, 2 error") {
  CHECK(run({"search", "herniated disc"}).exit_code == 0);
  CHECK(run({"search", "zebrafish"}).exit_code == 1);
  CHECK(run({"search", "herniated disc", "--therapy", "tai-chi"}).exit_code == 1);
  CHECK(run({"facets", "knee"}).exit_code == 0);
  CHECK(run({"facets", "zebrafish"}).exit_code == 1);
  CHECK(run({"show", "articles/sciatica.md"}).exit_code == 0);
  CHECK(run({"show", "1"}).exit_code == 0);
  CHECK(run({"show", "articles/absent.md"}).exit_code == 1);
  CHECK(run({"show", "99999"}).exit_code == 1);
  CHECK(run({"check"}).exit_code == 0);
  CHECK(run({"stats"}).exit_code == 0);
  for (const Words& wrong : std::vector<Words>{{"search", "--limit", "many"},
                                               {"search", "--unknown"},
                                               {"search", "--match", "some"},
                                               {"show"},
                                               {"serve", "--port", "70000"}}) {
    CAPTURE(wrong);
    check_refused(run(wrong), {"--help"});
  }
  check_refused(run_program({}), {"--help"});
  check_refused(run_program({"dance"}), {"--help"});
}

TEST_CASE("Results go to standard output and nothing else does") {
  for (const Words& words : std::vector<Words>{
           {"search", "knee"}, {"show", "1"}, {"show", "1", "--tags"}, {"facets"}, {"check"}, {"stats"}}) {
    CAPTURE(words);
    const ProgramResult result = run(words);
    CHECK_FALSE(result.out.empty());
    CHECK(result.out.back() == '\n');
    CHECK(result.err.empty());
  }
  const ProgramResult absent = run({"show", "articles/absent.md"});
  CHECK(absent.out.empty());
  CHECK(contains(absent.err, "articles/absent.md"));
}

TEST_CASE("search prints each fragment below the heading of its passage") {
  const std::string out = run({"search", "herniated disc", "ozone"}).out;
  CHECK(out.find("articles/ozone-therapy-for-herniated-disc.md › ") != std::string::npos);
  CHECK(out.find("\n   › ") != std::string::npos);
  CHECK(out.find("[Ozone]") != std::string::npos);
}

TEST_CASE("search --json prints the object of the contract") {
  const ProgramResult result = run({"search", "slipped disk", "--limit", "3", "--offset", "1", "--json"});
  const json object = json::parse(result.out);
  CHECK(has_keys(object, {"query", "total", "offset", "limit", "match", "generation", "took_ms", "interpretation",
                          "did_you_mean", "hits", "facets"}));
  CHECK(object["query"] == "slipped disk");
  CHECK(object["limit"] == 3);
  CHECK(object["offset"] == 1);
  CHECK(object["generation"] == 1);
  REQUIRE(object["hits"].size() == 3);
  const json& hit = object["hits"][0];
  CHECK(has_keys(hit,
                 {"id", "path", "title", "title_inferred", "url", "score", "snippet", "passage", "fragments", "tags"}));
  CHECK(has_keys(hit["passage"], {"anchor", "heading"}));
  CHECK(has_keys(hit["snippet"].at(0), {"text", "match"}));
  CHECK(has_keys(hit["fragments"].at(0), {"pieces", "passage"}));
  CHECK(has_keys(hit["tags"].at(0), {"concept", "scheme", "label", "level"}));
  CHECK(object["interpretation"].at(0)["concept"] == "herniated-disc");
  CHECK(has_keys(object["interpretation"][0], {"typed", "concept", "scheme", "label"}));
  CHECK(has_keys(object["facets"], {"therapy", "condition"}));
  CHECK(has_keys(object["facets"]["therapy"].at(0), {"concept", "label", "broader", "count", "selected"}));

  const ProgramResult nothing = run({"search", "zebrafish", "--json"});
  CHECK(nothing.exit_code == 1);
  CHECK(json::parse(nothing.out)["total"] == 0);
  CHECK(json::parse(nothing.out)["ways_out"].at(0)["alone"] == 0);
}

TEST_CASE("Where nothing is found, search tells which word fails, what is found without it, and what was meant") {
  const ProgramResult fails = run({"search", "zebrafish sciatica", "--match", "all"});
  CHECK(fails.exit_code == 1);
  const json without = json::parse(run({"search", "sciatica", "--match", "all", "--limit", "0", "--json"}).out);
  CHECK(contains(fails.out, "no article has “zebrafish”; without it: " + without["total"].dump() + " article"));
  CHECK_FALSE(contains(fails.out, "without “sciatica”"));
  CHECK(contains(run({"search", "scaitica surgery", "--match", "all"}).out, "did you mean: sciatica surgery\n"));
}

TEST_CASE("show, facets, stats and check print JSON too") {
  const json document = json::parse(run({"show", "articles/sciatica.md", "--json"}).out);
  CHECK(has_keys(document, {"id", "path", "title", "title_inferred", "url", "author", "date", "language", "passages",
                            "tags", "generation"}));
  CHECK(document["path"] == "articles/sciatica.md");
  CHECK(has_keys(document["passages"].at(0), {"anchor", "heading", "level", "text"}));

  const json facets = json::parse(run({"facets", "knee", "--json"}).out);
  CHECK(has_keys(facets["condition"].at(0), {"concept", "label", "broader", "count", "selected"}));
  const json stats = json::parse(run({"stats", "--json"}).out);
  CHECK(has_keys(stats, {"generation", "documents", "passages", "words", "concepts", "tags", "skipped"}));
  CHECK(json::parse(run({"check", "--json"}).out) == json{{"ok", true}, {"problems", json::array()}});
}

TEST_CASE("index tells what it did, in words and in JSON, and its progress not at all on a pipe") {
  const TemporaryFolder folder;
  folder.write("corpus/a.md", "# Knee pain\n\nKnee pain has many causes, and most of them pass.\n");
  folder.write("corpus/empty.txt", "");
  const std::string db = (folder.path() / "kb.db").string();
  const std::string corpus = (folder.path() / "corpus").string();
  const ProgramResult first = run_program({"index", corpus, "--db", db});
  CHECK(first.exit_code == 0);
  CHECK(contains(first.out, "1 added, 0 updated, 0 unchanged, 0 renamed, 0 removed, 1 skipped\n"));
  CHECK(first.err.starts_with("skipped: empty.txt: "));

  const ProgramResult second = run_program({"index", corpus, "--db", db, "--json"});
  CHECK(second.exit_code == 0);
  CHECK(second.err.empty());
  const json report = json::parse(second.out);
  CHECK(has_keys(report, {"added", "updated", "unchanged", "renamed", "removed", "skipped", "generation", "seconds"}));
  CHECK(report["unchanged"] == 1);
  CHECK(has_keys(report["skipped"].at(0), {"path", "reason"}));
  check_integrity(db);
}

TEST_CASE("A wrong index run ends with 2 and makes no file") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "kb.db").string();
  check_refused(run_program({"index", (folder.path() / "absent").string(), "--db", db}), {"absent"});
  check_refused(run_program({"index", "--db", db}), {"corpus"});
  folder.write("corpus/a.md", "# Knee\n\nA text about a knee.\n");
  check_refused(run_program({"index", (folder.path() / "corpus").string(), "--db", db, "--vocabulary",
                             (folder.path() / "corpus").string()}),
                {"corpus"});
  CHECK_FALSE(fs::exists(db));
}

TEST_CASE("An unknown therapy or condition is refused with the nearest there is") {
  check_refused(run({"search", "pain", "--therapy", "ozone"}), {"ozone", "did you mean ozone-therapy?"});
  check_refused(run({"facets", "--condition", "artritis"}), {"did you mean arthritis?"});
  check_refused(run({"search", "--filter", "colour:red"}), {"colour"});
  check_refused(run({"search", "--filter", "red"}), {"FACET:ID"});
}

TEST_CASE("No command and an unknown command say which there are") {
  check_refused(run_program({}), {"no command given", "search", "serve"});
  check_refused(run_program({"serach", "knee"}), {"unknown command 'serach'", "--help"});
}

TEST_CASE("A missing knowledge base is named, with the command that makes it") {
  const TemporaryFolder folder;
  const std::string absent = (folder.path() / "absent.db").string();
  for (const Words& words :
       std::vector<Words>{{"search", "x"}, {"show", "1"}, {"facets"}, {"serve", "--port", "0"}, {"stats"}}) {
    CAPTURE(words);
    Words with_db = words;
    with_db.insert(with_db.end(), {"--db", absent});
    check_refused(run_program(with_db), {absent, "materia index"});
  }
  check_refused(run_program({"check", "--db", absent}), {absent});
  CHECK_FALSE(fs::exists(absent));
}

TEST_CASE("A file of another program or of a newer materia is refused and left as it is") {
  const TemporaryFolder folder;
  const auto text = folder.write("text.db", "This is a letter. " + std::string(100, 'x'));  // as long as a header
  const auto short_text = folder.write("short.db", "x");
  const auto other = folder.path() / "other.db";
  const auto newer = folder.path() / "newer.db";
  fs::copy_file(shipped(), other);
  fs::copy_file(shipped(), newer);
  patch(other, 68, 7);   // application_id
  patch(newer, 60, 99);  // user_version
  const auto index_into = [&](const fs::path& db) {
    return run_program({"index", shipped_corpus().string(), "--db", db.string()});
  };
  const std::string foreign = "not a materia knowledge base";
  for (const auto& [file, needle] : std::vector<std::pair<fs::path, std::string>>{
           {text, foreign}, {short_text, foreign}, {other, foreign}, {newer, "newer materia"}}) {
    const auto size = fs::file_size(file);
    check_refused(run_program({"search", "x", "--db", file.string()}), {file.string(), needle});
    check_refused(run_program({"check", "--db", file.string()}), {file.string(), needle});
    check_refused(index_into(file), {file.string(), needle});
    CHECK(fs::file_size(file) == size);
  }
}

TEST_CASE("Every command's help shows an example, and help is no error") {
  const ProgramResult help = run_program({"--help"});
  CHECK(help.exit_code == 0);
  for (const std::string& command : commands) {
    CAPTURE(command);
    CHECK(contains(help.out, "\n  " + command + " "));
    const ProgramResult result = run_program({command, "--help"});
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    CHECK(contains(result.out, "\n  materia " + command));
  }
  const ProgramResult version = run_program({"--version"});
  CHECK(version.exit_code == 0);
  CHECK(version.out.starts_with("materia "));
}

TEST_CASE("A reader that stops reading is no error") {
  const TemporaryFolder folder;
  std::string text = "A long text\n\n";
  while (text.size() < 500'000) {
    text += "This sentence on knee pain is repeated until the article is longer than a pipe is wide.\n\n";
  }
  folder.write("corpus/long.txt", text);
  const std::string db = (folder.path() / "kb.db").string();
  REQUIRE(run_program({"index", (folder.path() / "corpus").string(), "--db", db}).exit_code == 0);
  ProgramOptions options;
  options.close_output_after = 100;
  for (const Words& words : std::vector<Words>{{"show", "long.txt", "--db", db},
                                               {"show", "long.txt", "--json", "--db", db},
                                               {"search", "", "--limit", "1000", "--json", "--db", shipped()}}) {
    const ProgramResult result = run_program(words, options);
    CAPTURE(words, result.err);
    CHECK(result.exit_code == 0);
    CHECK(result.out.size() == 100);
    CHECK(result.err.empty());
  }
}

TEST_CASE("The knowledge base is --db, else $MATERIA_DB, else materia.db here") {
  const TemporaryFolder folder;
  ProgramOptions options;
  options.folder = folder.path();
  check_refused(run_program({"stats"}, options), {"materia.db: no such knowledge base"});
  options.environment["MATERIA_DB"] = shipped();
  CHECK(run_program({"stats"}, options).exit_code == 0);
  check_refused(run_program({"stats", "--db", "other.db"}, options), {"other.db"});
  options.environment.clear();
  fs::copy_file(shipped(), folder.path() / "materia.db");
  CHECK(run_program({"stats"}, options).exit_code == 0);
}

TEST_CASE("Words may be one argument or several, before or after options") {
  const auto hits = [](const Words& words) {
    const json object = json::parse(run(words).out);
    Words paths;
    for (const json& hit : object["hits"]) {
      paths.push_back(hit["path"]);
    }
    return std::make_pair(object["total"].get<int>(), paths);
  };
  const auto expected = hits({"search", "herniated disc", "--therapy", "ozone-therapy", "--json"});
  CHECK(expected.first > 0);
  CHECK(hits({"search", "herniated", "disc", "--therapy", "ozone-therapy", "--json"}) == expected);
  CHECK(hits({"search", "--therapy", "ozone-therapy", "herniated disc", "--json"}) == expected);
  CHECK(hits({"search", "--json", "--therapy", "ozone-therapy", "herniated", "disc"}) == expected);
  CHECK(hits({"search", "herniated disc therapy:ozone-therapy", "--json"}) == expected);
  CHECK(hits({"search", "herniated disc", "--filter", "therapy:ozone-therapy", "--json"}) == expected);

  const auto either = hits({"search", "--therapy", "ozone-therapy", "--therapy", "tai-chi", "disc", "--json"});
  CHECK(either.first >= hits({"search", "--therapy", "ozone-therapy", "disc", "--json"}).first);
}

TEST_CASE("Matches are marked: in brackets on a pipe, in colours on a terminal unless NO_COLOR is set") {
  const Words words = {"search", "sciatica", "--limit", "3"};
  CHECK_FALSE(contains(run(words).out, "\x1b"));
  CHECK(contains(run(words).out, "[sciatica]"));
  if (!has_terminals()) {
    WARN("skipped: no terminals here");
    return;
  }
  ProgramOptions options;
  options.terminal = true;
  CHECK(contains(run(words, options).out, "\x1b[1m"));
  options.environment["NO_COLOR"] = "1";
  const ProgramResult plain = run(words, options);
  CHECK_FALSE(contains(plain.out, "\x1b"));
  CHECK(contains(plain.out, "[sciatica]"));
}

TEST_CASE("On a terminal indexing shows how far it is") {
  if (!has_terminals()) {
    WARN("skipped: no terminals here");
    return;
  }
  const TemporaryFolder folder;
  ProgramOptions options;
  options.terminal = true;
  const ProgramResult result =
      run_program({"index", shipped_corpus().string(), "--db", (folder.path() / "kb.db").string()}, options);
  CHECK(result.exit_code == 0);
  CHECK(contains(result.out, "%"));
  CHECK(contains(result.out, "left"));
}

}  // namespace
}  // namespace materia
