#include "indexer/index_corpus.h"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "store/error.h"
#include "store/writer.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

constexpr const char* ozone = "# Ozone therapy\n\nOzone therapy is tried for a herniated disc, with little evidence.\n";
constexpr const char* knee = "# Knee pain\n\nKnee pain has many causes, and most of them pass by themselves.\n";
constexpr const char* plasma = "# PRP\n\nPlatelet-rich plasma is made from the blood of the person who gets it.\n";

void touch(const fs::path& file) {
  fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(7));
}

void decide(const SmallCorpus& corpus, const std::string& path, Decision::Action action, const std::string& name) {
  Writer writer(corpus.file());
  const std::string scheme = name == "ozone-therapy" || name == "platelet-rich-plasma" ? "therapy" : "condition";
  writer.put_decision({path, scheme, name, action, "editor", "because", ""});
  writer.commit();
}

/// Root reads everything, so as root the test goes on as nobody. Files are made by whom they are to belong to.
class WithoutPrivileges {
 public:
  WithoutPrivileges() : was_root_(geteuid() == 0 && seteuid(65534) == 0) {}
  ~WithoutPrivileges() {
    if (was_root_ && seteuid(0) != 0) {
      std::abort();
    }
  }
  WithoutPrivileges(const WithoutPrivileges&) = delete;
  WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

 private:
  bool was_root_;
};

TEST_CASE("A run adds, updates, renames and removes what changed in the folder, and tells it") {
  const SmallCorpus corpus;
  corpus.write("ozone.md", ozone);
  corpus.write("knee.md", knee);
  corpus.write("deep/er/plasma.md", plasma);
  corpus.write("gone.txt", "Gone tomorrow\n\nThis one will be removed after the first run.\n");
  CHECK(changes(corpus.index()) == "4 added");
  CHECK(changes(corpus.index()) == "4 unchanged");

  corpus.write("ozone.md", std::string(ozone) + "\nA sentence about knee pain was added.\n");
  corpus.write("new.html", "<title>New</title><p>A page that came later, about knee pain and its causes.</p>");
  corpus.rename("deep/er/plasma.md", "shallow.md");
  corpus.remove("gone.txt");
  CHECK(changes(corpus.index()) == "1 added, 1 updated, 1 unchanged, 1 renamed, 1 removed");
  CHECK(changes(corpus.index()) == "4 unchanged");

  Reader reader = corpus.reader();
  CHECK(reader.find_document("new.html"));
  CHECK(reader.find_document("shallow.md"));
  CHECK_FALSE(reader.find_document("gone.txt"));
  CHECK_FALSE(reader.find_document("deep/er/plasma.md"));
  CHECK(reader.count("\"added\"") == 1);
  CHECK(reader.count("\"tomorrow\"") == 0);
  CHECK(corpus.tags_of("ozone.md") == "ozone-therapy herniated-disc knee-pain");
}

TEST_CASE("An unchanged file is not read again, and one that was only touched is unchanged") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.write("ozone.md", ozone);
  CHECK(corpus.index().files_read == 2);
  CHECK(corpus.index().files_read == 0);

  touch(corpus.folder() / "knee.md");
  const IndexReport touched = corpus.index();
  CHECK(changes(touched) == "2 unchanged");
  CHECK(touched.files_read == 1);
  CHECK(corpus.index().files_read == 0);
}

TEST_CASE("The generation grows only when something changed") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  CHECK(corpus.index().generation == 1);
  CHECK(corpus.index().generation == 1);
  touch(corpus.folder() / "knee.md");
  CHECK(corpus.index().generation == 1);
  corpus.write("ozone.md", ozone);
  CHECK(corpus.index().generation == 2);
  corpus.rename("ozone.md", "o3.md");
  CHECK(corpus.index().generation == 3);
  corpus.remove("o3.md");
  CHECK(corpus.index().generation == 4);
  CHECK(corpus.reader().generation() == 4);
}

TEST_CASE("A changed or renamed document keeps its id, a removed one's is not used again") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.write("ozone.md", ozone);
  corpus.index();
  const DocumentId knee_id = corpus.id_of("knee.md");
  const DocumentId ozone_id = corpus.id_of("ozone.md");

  corpus.write("knee.md", "# Knee pain again\n\nThe text is another one now, and shorter.\n");
  corpus.rename("ozone.md", "gases/ozone.md");
  corpus.index();
  CHECK(corpus.id_of("knee.md") == knee_id);
  CHECK(corpus.id_of("gases/ozone.md") == ozone_id);

  corpus.remove("gases/ozone.md");
  corpus.index();
  corpus.write("plasma.md", plasma);
  corpus.index();
  CHECK(corpus.id_of("plasma.md") > ozone_id);
}

TEST_CASE("A file moved over another is an update of that one and a removal") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.write("ozone.md", ozone);
  corpus.index();
  corpus.rename("ozone.md", "knee.md");
  CHECK(changes(corpus.index()) == "1 updated, 1 removed");
  CHECK(corpus.tags_of("knee.md") == "ozone-therapy herniated-disc");
}

TEST_CASE("Two files with the same text are two documents, and a copy is no rename") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.index();
  corpus.write("copy.md", knee);
  CHECK(changes(corpus.index()) == "1 added, 1 unchanged");
  corpus.rename("copy.md", "second.md");
  CHECK(changes(corpus.index()) == "1 unchanged, 1 renamed");
}

TEST_CASE("An editor's decisions outlive a new run, a rename, a removal and a rebuild") {
  const SmallCorpus corpus;
  corpus.write("ozone.md", ozone);
  corpus.write("knee.md", knee);
  corpus.index();
  decide(corpus, "ozone.md", Decision::Action::deny, "herniated-disc");
  decide(corpus, "ozone.md", Decision::Action::add, "platelet-rich-plasma");

  corpus.write("ozone.md", std::string(ozone) + "\nMore text.\n");
  corpus.index();
  CHECK(corpus.tags_of("ozone.md") == "ozone-therapy platelet-rich-plasma");

  corpus.rename("ozone.md", "o3.md");
  corpus.index();
  CHECK(corpus.tags_of("o3.md") == "ozone-therapy platelet-rich-plasma");
  corpus.write("o3.md", ozone);
  corpus.index();
  CHECK(corpus.tags_of("o3.md") == "ozone-therapy platelet-rich-plasma");

  IndexOptions rebuild;
  rebuild.rebuild = true;
  CHECK(changes(corpus.index(rebuild)) == "2 added");
  CHECK(corpus.tags_of("o3.md") == "ozone-therapy platelet-rich-plasma");
  CHECK(corpus.reader().statistics().decisions == 2);

  corpus.remove("o3.md");
  corpus.index();
  corpus.write("o3.md", ozone);
  corpus.index();
  CHECK(corpus.tags_of("o3.md") == "ozone-therapy platelet-rich-plasma");
}

TEST_CASE("A file renamed before a rebuild keeps its id and its decisions") {
  const SmallCorpus corpus;
  corpus.write("a.md", knee);
  corpus.write("ozone.md", ozone);
  corpus.index();
  decide(corpus, "ozone.md", Decision::Action::deny, "herniated-disc");
  const DocumentId id = corpus.id_of("ozone.md");
  corpus.rename("ozone.md", "o3.md");
  corpus.write("another.md", "# Another\n\nA new one that sorts before.\n");
  corpus.write("and-another.md", "# One more\n\nSo that ids would be taken.\n");
  IndexOptions rebuild;
  rebuild.rebuild = true;
  corpus.index(rebuild);
  CHECK(corpus.id_of("o3.md") == id);
  CHECK(corpus.tags_of("o3.md") == "ozone-therapy");
  CHECK(corpus.reader().decisions("ozone.md").empty());
  CHECK(corpus.id_of("another.md") > id);
}

TEST_CASE("A copy beside its source is no rename for a rebuild") {
  const SmallCorpus corpus;
  corpus.write("ozone.md", ozone);
  corpus.index();
  decide(corpus, "ozone.md", Decision::Action::deny, "herniated-disc");
  corpus.write("copy.md", ozone);
  IndexOptions rebuild;
  rebuild.rebuild = true;
  corpus.index(rebuild);
  CHECK(corpus.tags_of("ozone.md") == "ozone-therapy");
  CHECK(corpus.tags_of("copy.md") == "ozone-therapy herniated-disc");
}

TEST_CASE("Decisions and reviews taken while a rebuild runs are in the new file, undone ones are not") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.write("ozone.md", ozone);
  corpus.index();
  decide(corpus, "ozone.md", Decision::Action::add, "platelet-rich-plasma");
  corpus.rename("ozone.md", "o3.md");
  IndexOptions rebuild;
  rebuild.rebuild = true;
  bool decided = false;
  rebuild.progress = [&](const IndexProgress&) {
    if (decided) return;
    decided = true;
    decide(corpus, "ozone.md", Decision::Action::deny, "herniated-disc");
    Writer writer(corpus.file());
    writer.undo_decision("ozone.md", "therapy", "platelet-rich-plasma");
    writer.put_review({"ozone.md", "editor", ""});
    writer.commit();
  };
  const auto generation = corpus.index(rebuild).generation;
  REQUIRE(decided);
  CHECK(corpus.tags_of("o3.md") == "ozone-therapy");
  CHECK(corpus.reader().decisions().size() == 1);
  CHECK(corpus.reader().decisions("o3.md").size() == 1);
  CHECK(corpus.reader().review("o3.md").has_value());
  CHECK(corpus.reader().generation() == generation);
}

TEST_CASE("A bad file is a row with its reason, and the run goes on") {
  const SmallCorpus corpus;
  corpus.write("binary.txt", std::string("\x7f"
                                         "ELF\0\1\2\3\0\0\0\xff\xfe\x80\x81",
                                         15));
  corpus.write("empty.md", "");
  corpus.write("knee.md", knee);
  fs::create_symlink("self.md", corpus.folder() / "self.md");
  const IndexReport report = corpus.index();
  CHECK(changes(report) == "1 added, 3 skipped");
  for (const SkippedFile& row : report.skipped) {
    CHECK_FALSE(row.reason.empty());
    CHECK(row.reason.find(row.path) == std::string::npos);
  }
  CHECK(paths_of(corpus.reader().statistics().skipped) == Paths{"binary.txt", "empty.md", "self.md"});
  CHECK(changes(corpus.index()) == "1 unchanged, 3 skipped");

  corpus.write("empty.md", ozone);
  CHECK(changes(corpus.index()) == "1 added, 1 unchanged, 2 skipped");
}

TEST_CASE("A file that can no longer be read keeps its last version") {
  const WithoutPrivileges nobody;
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.write("folder/ozone.md", ozone);
  corpus.index();

  SECTION("because it became binary") {
    corpus.write("folder/ozone.md", std::string("\0\1\2\3\xff\xfe\x80\x81\0\0\0", 11));
    CHECK(changes(corpus.index()) == "1 unchanged, 1 skipped");
  }
  SECTION("because it may not be opened") {
    corpus.write("folder/ozone.md", std::string(ozone) + "\nChanged and then closed.\n");
    fs::permissions(corpus.folder() / "folder/ozone.md", fs::perms::none);
    CHECK(changes(corpus.index()) == "1 unchanged, 1 skipped");
    fs::permissions(corpus.folder() / "folder/ozone.md", fs::perms::owner_all);
    CHECK(changes(corpus.index()) == "1 updated, 1 unchanged");
  }
  SECTION("because its folder may not be opened") {
    fs::permissions(corpus.folder() / "folder", fs::perms::none);
    CHECK(changes(corpus.index()) == "1 unchanged, 1 skipped");
    fs::permissions(corpus.folder() / "folder", fs::perms::owner_all);
    CHECK(changes(corpus.index()) == "2 unchanged");
  }
  SECTION("because it became a link to itself") {
    corpus.remove("folder/ozone.md");
    fs::create_symlink("ozone.md", corpus.folder() / "folder/ozone.md");
    CHECK(changes(corpus.index()) == "1 unchanged, 1 skipped");
  }
  CHECK(corpus.tags_of("folder/ozone.md") == "ozone-therapy herniated-disc");
  CHECK(corpus.reader().count("\"ozone\"") == 1);
}

TEST_CASE("A folder with none of the documents is refused, unless it is meant") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.index();
  IndexOptions options;
  const auto other = corpus.temporary().write("other/unlike.md", plasma).parent_path();
  const auto empty = corpus.temporary().path() / "empty";
  fs::create_directories(empty);

  CHECK_THROWS_AS(corpus.index(options, other), Error);
  CHECK_THROWS_AS(corpus.index(options, empty), Error);
  CHECK_THROWS_AS(corpus.index(options, corpus.temporary().path() / "absent"), Error);
  CHECK(corpus.reader().count("\"knee\"") == 1);
  SECTION("The same folder, emptied, as an unmounted disk looks") {
    corpus.remove("knee.md");
    CHECK_THROWS_AS(corpus.index(), Error);
    CHECK(corpus.id_of("knee.md") == 1);
  }
  SECTION("The same folder, all files replaced, is no mistake") {
    corpus.remove("knee.md");
    corpus.write("plasma.md", plasma);
    CHECK(changes(corpus.index()) == "1 added, 1 removed");
  }
  SECTION("Meant") {
    options.rebuild = true;
    CHECK(changes(corpus.index(options, other)) == "1 added");
    CHECK(corpus.reader().count("\"knee\"") == 0);
  }
}

TEST_CASE("Progress is told in bytes and ends with all of them") {
  const SmallCorpus corpus;
  corpus.write("knee.md", knee);
  corpus.write("ozone.md", ozone);
  std::vector<IndexProgress> told;
  IndexOptions options;
  options.progress = [&](const IndexProgress& progress) { told.push_back(progress); };
  corpus.index(options);
  REQUIRE_FALSE(told.empty());
  CHECK(told.back().done == told.back().total);
  CHECK(told.back().total == std::string(knee).size() + std::string(ozone).size());
  CHECK(told.back().documents == 2);
}

}  // namespace
}  // namespace materia
