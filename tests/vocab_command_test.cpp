// `materia vocab`, through the real program.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "store/decide.h"
#include "tests/catch.h"
#include "tests/program.h"
#include "tests/shipped_corpus.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

ProgramResult vocab(Words words, const fs::path& db) {
  words.insert(words.begin(), "vocab");
  words.insert(words.end(), {"--db", db.string()});
  return run_program(words);
}

fs::path shipped() {
  return ShippedKnowledgeBase::instance().file();
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST_CASE("Every subcommand of vocab explains itself with an example, and the manual names it") {
  const std::string manual = content_of(fs::path(MATERIA_SOURCE_DIR) / "docs/materia.1");
  const std::string page = content_of(fs::path(MATERIA_SOURCE_DIR) / "docs/vocabulary.md");
  for (const std::string name : {"check", "list", "show", "preview", "apply", "suggest", "export", "import"}) {
    CAPTURE(name);
    const ProgramResult help = run_program({"vocab", name, "--help"});
    CHECK(help.exit_code == 0);
    CHECK_THAT(help.out, Catch::Contains("\n  materia vocab " + name));
    CHECK_THAT(manual, Catch::Contains(".BR \"vocab " + name));
    CHECK_THAT(page, Catch::Contains("materia vocab " + name));
  }
}

TEST_CASE("Vocabulary files are checked without a knowledge base: faults and warnings with file and line") {
  const TemporaryFolder folder;
  const fs::path absent = folder.path() / "absent.db";
  const std::string good = small_turtle({{"condition", "gout", "Gout", "X"}, {"condition", "toes", "Toes", "the"}});
  const fs::path fine = folder.write("fine.ttl", good);
  const ProgramResult warned = vocab({"check", fine.string()}, absent);
  CHECK(warned.exit_code == 0);
  CHECK_THAT(warned.out, Catch::Contains("warning: " + fine.string() + ":4: the label \"X\" is one letter"));
  CHECK_THAT(warned.out, Catch::Contains("fine.ttl:5: the label \"the\" is an everyday word"));
  CHECK_THAT(warned.out, Catch::Contains("2 concepts, 4 labels, 2 warnings"));

  const fs::path faulty =
      folder.write("faulty/a.ttl", good +
                                       "<urn:t:condition:gout> skos:broader <urn:t:condition:absent> .\n"
                                       "<urn:t:condition:x> a skos:Concept .\n");
  const ProgramResult refused = vocab({"check", (folder.path() / "faulty").string(), "--json"}, absent);
  CHECK(refused.exit_code == 2);
  const json object = json::parse(refused.out);
  CHECK_FALSE(object["ok"].get<bool>());
  REQUIRE(object["errors"].size() == 3);
  CHECK(object["errors"][0]["file"] == faulty.string());
  CHECK(object["errors"][2]["line"] == 6);
  CHECK_FALSE(fs::exists(absent));
  CHECK(vocab({"check", (folder.path() / "none").string()}, absent).exit_code == 2);
  CHECK(vocab({"check", folder.write("bad.ttl", "no Turtle").string()}, absent).exit_code == 2);
}

TEST_CASE("The stored vocabulary is checked where no file is named") {
  const ProgramResult result = vocab({"check"}, shipped());
  CAPTURE(result.out);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, Catch::Contains(" concepts, "));
  CHECK(result.out.find("stored:") == std::string::npos);
}

TEST_CASE("The list is a tree with counts by level, one concept shows all there is of it") {
  const json all = json::parse(vocab({"list", "--json"}, shipped()).out);
  REQUIRE(all["schemes"].size() == 2);
  const json& therapies = all["schemes"][0]["concepts"];
  const auto ozone = std::find_if(therapies.begin(), therapies.end(),
                                  [](const json& one) { return one["concept"] == "ozone-therapy"; });
  REQUIRE(ozone != therapies.end());
  CHECK((*ozone)["about"].get<int>() > 0);
  const ProgramResult text = vocab({"list", "--scheme", "therapy"}, shipped());
  CHECK(text.exit_code == 0);
  CHECK_THAT(text.out, Catch::Contains("ozone-therapy: " + (*ozone)["about"].dump() + " about, "));
  CHECK(text.out.find("herniated-disc") == std::string::npos);
  CHECK(vocab({"list", "--scheme", "animals"}, shipped()).exit_code == 2);
  CHECK(vocab({"list", "--retired"}, shipped()).exit_code == 1);

  const json shown = json::parse(vocab({"show", "ozone-therapy", "--json"}, shipped()).out);
  CHECK(shown["label"] == (*ozone)["label"]);
  CHECK(shown["about"] == (*ozone)["about"]);
  CHECK(shown["broader"].size() == (*ozone)["broader"].size());
  CHECK_FALSE(shown["definition"].get<std::string>().empty());
  const std::vector<std::string> tagging = shown["tagging_labels"];
  CHECK(std::count(tagging.begin(), tagging.end(), "Ozonated water") == 1);
  const ProgramResult told = vocab({"show", "therapy:ozone-therapy"}, shipped());
  CHECK(told.exit_code == 0);
  CHECK_THAT(told.out, Catch::Contains("tags only") && Catch::Contains("Ozonated water"));
  const ProgramResult absent = vocab({"show", "unicorn-horn"}, shipped());
  CHECK(absent.exit_code == 2);
  CHECK_THAT(absent.err, Catch::Contains("unicorn-horn: the vocabulary has no such concept"));
}

TEST_CASE("Preview, apply, and what is retired then, with its decisions") {
  SmallCorpus corpus;
  corpus.write("knee.md", "# Knee pain\n\nKnee pain is treated with PRP. Some call a prion protein PRP as well.\n");
  corpus.index();
  decide(corpus.file(), {"knee.md", "ozone-therapy"}, Decision::Action::add, "Ada", "it is about that");
  const fs::path next = corpus.temporary().write(
      "next.ttl", small_turtle({{"therapy", "platelet-rich-plasma", "Platelet-rich plasma", "PRP"},
                                {"condition", "knee-pain", "Pain in the knee", "Knee pain"},
                                {"condition", "prion-protein", "Prion protein", "PRP"}}));
  const ProgramResult preview = vocab({"preview", next.string()}, corpus.file());
  CAPTURE(preview.out, preview.err);
  CHECK(preview.exit_code == 0);
  CHECK_THAT(preview.out, Catch::Contains("tags: +1, −1, 0 at another level, on 1 of 1 article\n"));
  CHECK_THAT(preview.out, Catch::Contains("PRP: Platelet-rich plasma / Prion protein"));
  CHECK_THAT(preview.out, Catch::Contains("1 decision on concepts that are gone"));
  CHECK_THAT(preview.out, Catch::Contains("Pain in the knee (condition:knee-pain), before “Knee pain”"));
  CHECK(corpus.reader().generation() == 2);

  const json applied = json::parse(vocab({"apply", next.string(), "--json"}, corpus.file()).out);
  check_integrity(corpus.file());
  CHECK(applied["generation"] == 3);
  CHECK(applied["gained"] == 1);
  CHECK(applied["lost"] == 1);
  CHECK(applied["tags"].size() == 2);
  const json retired = json::parse(vocab({"list", "--retired", "--json"}, corpus.file()).out)["retired"];
  REQUIRE(retired.size() == 2);
  const auto ozone =
      std::find_if(retired.begin(), retired.end(), [](const json& one) { return one["concept"] == "ozone-therapy"; });
  REQUIRE(ozone != retired.end());
  CHECK((*ozone)["decisions"] == 1);
  const ProgramResult gone = vocab({"show", "ozone-therapy"}, corpus.file());
  CHECK_THAT(gone.out, Catch::Contains("no longer in the vocabulary") && Catch::Contains("add knee.md by Ada"));
  const json plasma = json::parse(vocab({"show", "platelet-rich-plasma", "--json"}, corpus.file()).out);
  REQUIRE(plasma["collisions"].size() == 1);
  CHECK(plasma["collisions"][0]["shared_with"][0]["concept"] == "prion-protein");

  const ProgramResult refused =
      vocab({"apply", corpus.temporary().write("bad.ttl", small_turtle({{"condition", "a", "A"}}) + "?").string()},
            corpus.file());
  CHECK(refused.exit_code == 2);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, Catch::Contains("bad.ttl:5: "));
  CHECK(corpus.reader().generation() == 3);
}

TEST_CASE("What is exported can be applied again and changes nothing, as Turtle and as a table") {
  const TemporaryFolder folder;
  const fs::path db = folder.path() / "copy.db";
  fs::copy_file(shipped(), db);
  const std::string turtle = vocab({"export"}, db).out;
  CHECK_THAT(turtle, Catch::StartsWith("@prefix skos:"));
  const fs::path table = folder.path() / "v.csv";
  const ProgramResult exported = vocab({"export", "--format", "csv", "--output", table.string()}, db);
  CHECK(exported.exit_code == 0);
  CHECK_THAT(exported.out, Catch::Contains("v.csv: "));
  for (const fs::path& file : {folder.write("v.ttl", turtle), table}) {
    const json preview = json::parse(vocab({"preview", file.string(), "--json"}, db).out);
    CAPTURE(file, preview.dump());
    for (const char* list : {"added", "removed", "renamed", "new_collisions", "tags"}) {
      CHECK(preview[list].empty());
    }
    CHECK(preview["relabelled"] == 0);
  }
  const ProgramResult imported = vocab({"import", table.string(), "--output", folder.path().string()}, db);
  CHECK(imported.exit_code == 0);
  CHECK(content_of(folder.path() / "v.ttl") == turtle);
  CHECK(vocab({"import", table.string()}, db).out == turtle);
  const json applied = json::parse(vocab({"import", table.string(), "--apply", "--json"}, db).out);
  CHECK(applied["gained"] == 0);
  check_integrity(db);
  CHECK(vocab({"import", (folder.path() / "v.ttl").string()}, db).exit_code == 2);
  CHECK(vocab({"export", "--output", (folder.path() / "no/such/place").string()}, db).exit_code == 2);
  const ProgramResult bad = vocab({"import", folder.write("b.csv", "scheme,id,prefLabel\na,b,\"c\n").string()}, db);
  CHECK(bad.exit_code == 2);
  CHECK_THAT(bad.err, Catch::Contains("b.csv:2: "));
}

TEST_CASE("Suggestions: phrases that no label covers, and searches that name no concept") {
  const TemporaryFolder folder;
  const fs::path queries =
      folder.write("searched.txt", "zebra stripes\nherniated disc\nZebra  stripes\n\nprp\r\nsunshine\n");
  const json object =
      json::parse(vocab({"suggest", "--queries", queries.string(), "--limit", "5", "--json"}, shipped()).out);
  REQUIRE(object["queries"].size() == 2);
  CHECK(object["queries"][0]["query"] == "zebra stripes");
  CHECK(object["queries"][0]["times"] == 2);
  CHECK(object["queries"][1]["query"] == "sunshine");
  CHECK(object["phrases"].size() <= 5);
  for (const json& phrase : object["phrases"]) {
    CAPTURE(phrase.dump());
    CHECK(phrase["articles"].get<int>() > 1);
    CHECK_FALSE(phrase["examples"].empty());
  }
  CHECK(vocab({"suggest", "--queries", (folder.path() / "none").string()}, shipped()).exit_code == 2);
}

}  // namespace
}  // namespace materia
