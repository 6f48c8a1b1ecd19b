// A file of every schema version that ever landed (tests/schemas/make), opened by this program.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "store/backup.h"
#include "store/error.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

const fs::path source = MATERIA_SOURCE_DIR;

std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_editors_work(const fs::path& file) {
  Writer writer(file);
  const std::vector<Decision> decisions = writer.decisions();
  REQUIRE(decisions.size() == 2);
  CHECK(decisions[0].path == "a00.md");
  CHECK(decisions[0].action == Decision::Action::deny);
  CHECK(decisions[0].why == "an aside");
  CHECK(decisions[1].by == "bo");
}

}  // namespace

TEST_CASE("There is a file of every schema version") {
  CHECK(files_in(source / "tests" / "schemas", ".db").size() == files_in(source / "store" / "schema", ".sql").size());
}

TEST_CASE("A file of every schema version is brought up to date, and loses nothing") {
  for (const fs::path& old : files_in(source / "tests" / "schemas", ".db")) {
    CAPTURE(old.filename().string());
    const SmallCorpus corpus;
    corpus.write("a00.md", "# Ozone therapy\n\nOzone therapy is tried for knee pain.\n");
    corpus.write("a01.md", "# Knee pain\n\nKnee pain has many causes.\n");
    const auto check_indexed = [&] {
      CHECK(corpus.id_of("a00.md") == 1);
      CHECK(corpus.id_of("a01.md") == 7);
      CHECK(corpus.tags_of("a00.md") == "ozone-therapy");
      CHECK(corpus.tags_of("a01.md") == "ozone-therapy knee-pain");
      check_editors_work(corpus.file());
    };

    fs::copy_file(old, corpus.file());
    CHECK_THROWS_AS(Reader(corpus.file()), Error);  // a reader never changes a file: it says what to do
    check_editors_work(corpus.file());
    check_integrity(corpus.file());
    corpus.index();
    check_indexed();

    // Its pages are smaller than those of a new file.
    fs::remove(corpus.file());
    fs::copy_file(old, corpus.file());
    IndexOptions options;
    options.rebuild = true;
    corpus.index(options);
    check_indexed();

    const RestoreReport report = restore_knowledge_base(old, corpus.file());
    CHECK(report.restored.documents == 2);
    CHECK(report.wants_tags);
    CHECK(report.restored.generation > report.replaced.generation);
    CHECK(corpus.id_of("a01.md") == 7);
    check_editors_work(corpus.file());
    check_integrity(corpus.file());
  }
}

}  // namespace materia
