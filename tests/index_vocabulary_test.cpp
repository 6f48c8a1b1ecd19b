// Which vocabulary a run uses, what a changed one does, and that a run which fails leaves nothing behind.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/index_corpus.h"
#include "store/error.h"
#include "store/writer.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

constexpr const char* knee = "# Knee pain\n\nKnee pain has many causes, and slipped discs have none of them.\n";
constexpr const char* gout = "# Gout\n\nGout hurts the big toe most of all, and comes at night.\n";

IndexOptions rebuilding() {
  IndexOptions options;
  options.rebuild = true;
  return options;
}

std::vector<std::string> files_beside(const fs::path& file) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(file.parent_path())) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST_CASE("A changed vocabulary tags anew without reading files") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.write("gout.md", gout);
  CHECK(corpus.index().retagged == 0);
  CHECK(corpus.tags_of("gout.md").empty());

  corpus.put_vocabulary({{"condition", "gout", "Gout"}, {"condition", "knee-pain", "Knee pain"}});
  const IndexReport report = corpus.index();
  CHECK(changes(report) == "2 unchanged");
  CHECK(report.files_read == 0);
  CHECK(report.retagged == 2);
  CHECK(report.generation == 2);
  CHECK(corpus.tags_of("gout.md") == "gout");
  CHECK(corpus.tags_of("knee.md") == "knee-pain");
  CHECK(corpus.index().retagged == 0);
}

TEST_CASE("A document that is read in the run that brings a new vocabulary is tagged once, by the new one") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.index();
  corpus.put_vocabulary({{"condition", "gout", "Gout"}});
  corpus.write("gout.md", gout);
  const IndexReport report = corpus.index();
  CHECK(changes(report) == "1 added, 1 unchanged");
  CHECK(report.retagged == 1);
  CHECK(corpus.tags_of("gout.md") == "gout");
  CHECK(corpus.tags_of("knee.md").empty());
}

TEST_CASE("Without a vocabulary folder the one that is built in is used") {
  const SmallCorpus corpus;
  fs::remove_all(corpus.folder() / "vocabulary");
  corpus.write("gout.md", gout);
  corpus.index();
  CHECK(corpus.tags_of("gout.md") == "gout");
  CHECK(corpus.reader().vocabulary().concepts().size() > 200);
}

TEST_CASE("A vocabulary of its own stays when none is given later, also through a rebuild") {
  const SmallCorpus corpus;
  fs::remove_all(corpus.folder() / "vocabulary");
  corpus.write("knee.md", knee);
  corpus.write("gout.md", gout);
  IndexOptions options;
  options.vocabulary = corpus.temporary().write("mine.ttl", small_turtle({{"condition", "toe-trouble", "Gout"}}));
  corpus.index(options);
  CHECK(corpus.tags_of("gout.md") == "toe-trouble");

  corpus.index();
  CHECK(corpus.tags_of("gout.md") == "toe-trouble");
  corpus.index(rebuilding());
  CHECK(corpus.tags_of("gout.md") == "toe-trouble");
  CHECK(corpus.reader().vocabulary().concepts().size() == 1);
  corpus.index(options);
  CHECK(corpus.index(options).retagged == 0);
}

TEST_CASE("A rebuild reads everything and keeps the ids that links point to") {
  const SmallCorpus corpus;
  corpus.write("first.md", "# First\n\nThis one will be gone before the rebuild.\n");
  corpus.index();
  corpus.write("gout.md", gout);
  corpus.write("knee.md", knee);
  corpus.index();
  corpus.remove("first.md");
  corpus.write("a-new-one.md", "# New\n\nIt sorts before the others and must not take their ids.\n");
  const DocumentId gout_id = corpus.id_of("gout.md");
  const DocumentId knee_id = corpus.id_of("knee.md");

  const IndexReport report = corpus.index(rebuilding());
  CHECK(changes(report) == "3 added");
  CHECK(report.files_read == 3);
  CHECK(report.generation == 3);
  CHECK(corpus.id_of("gout.md") == gout_id);
  CHECK(corpus.id_of("knee.md") == knee_id);
  CHECK(corpus.id_of("a-new-one.md") != 0);
  CHECK(changes(corpus.index()) == "3 unchanged");
}

TEST_CASE("Nothing of a run that fails is to be seen, and it leaves no files behind") {
  const SmallCorpus corpus;
  const std::string faulty = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:x> skos:prefLabel \"X\"@en";
  SECTION("A first run") {
    corpus.write("vocabulary/small.ttl", faulty);
    corpus.write("knee.md", knee);
    CHECK_THROWS_AS(corpus.index(), Error);
    CHECK(files_beside(corpus.file()) == std::vector<std::string>{"corpus"});
  }
  SECTION("A later run or a rebuild") {
    corpus.write("knee.md", knee);
    corpus.index();
    corpus.write("vocabulary/small.ttl", faulty);
    corpus.write("gout.md", gout);
    corpus.remove("knee.md");
    CHECK_THROWS_AS(corpus.index(GENERATE(IndexOptions(), rebuilding())), Error);

    check_integrity(corpus.file());
    Reader reader = corpus.reader();
    CHECK(reader.generation() == 1);
    CHECK(reader.find_document("knee.md"));
    CHECK_FALSE(reader.find_document("gout.md"));
    CHECK(corpus.tags_of("knee.md") == "herniated-disc knee-pain");
    for (const std::string& name : files_beside(corpus.file())) {
      CHECK(name.find(".new-") == std::string::npos);
    }
  }
}

TEST_CASE("A fault in the vocabulary is told with its file and line") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.write("vocabulary/small.ttl", small_turtle({{"condition", "gout", "Gout"}}) + "\nthis is no turtle\n");
  try {
    corpus.index();
    FAIL("not refused");
  } catch (const Error& failure) {
    CHECK(std::string(failure.what()).find("small.ttl:6") != std::string::npos);
  }
}

TEST_CASE("Editor's tags that the vocabulary does not have are told and left out") {
  const SmallCorpus corpus;
  corpus.write("knee.md",
               "---\ntitle: Knees\ntherapies: [moon-therapy, ozone-therapy]\n---\n\nA text on knees alone.\n");
  const IndexReport report = corpus.index();
  CHECK(changes(report) == "1 added");
  REQUIRE(report.repaired.size() == 1);
  CHECK(report.repaired[0].path == "knee.md");
  CHECK(report.repaired[0].reason.find("moon-therapy") != std::string::npos);
  CHECK(corpus.tags_of("knee.md") == "ozone-therapy");
}

}  // namespace
}  // namespace materia
