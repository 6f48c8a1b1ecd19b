// A disk that is full or fails at the n-th access, for every n that matters: an error that names the file, and the old
// state or the new one.

#include "tests/failing_disk.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>

#include "store/backup.h"
#include "store/error.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

/// A knowledge base that a changed corpus waits for, with a backup.
class Shelf {
 public:
  Shelf() {
    corpus.write("ozone.md", "# Ozone therapy\n\nOzone therapy is tried for a slipped disc.\n");
    corpus.write("knee.md", "# Knee pain\n\nKnee pain has many causes.\n");
    corpus.write("gone.md", "# PRP\n\nPRP for knee pain.\n");
    corpus.index();
    backup_knowledge_base(corpus.file(), saved());
    fs::copy_file(corpus.file(), pristine());
    corpus.write("knee.md", "# Knee pain\n\nKnee pain passes. Ozone therapy was tried.\n");
    corpus.write("new.md", "# A slipped disc\n\nPRP is tried for a slipped disc.\n");
    corpus.remove("gone.md");
  }

  [[nodiscard]] fs::path saved() const { return corpus.temporary().path() / "saved.db"; }
  [[nodiscard]] fs::path pristine() const { return corpus.temporary().path() / "pristine.db"; }

  void put_back() const {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
      fs::remove(corpus.file().native() + suffix);
    }
    fs::copy_file(pristine(), corpus.file());
  }
  /// Path and tags of each document.
  [[nodiscard]] std::map<std::string, std::string> state() const {
    std::map<std::string, std::string> tags;
    for (const char* path : {"ozone.md", "knee.md", "gone.md", "new.md"}) {
      tags[path] = corpus.id_of(path) == 0 ? "absent" : corpus.tags_of(path);
    }
    return tags;
  }

  SmallCorpus corpus;
};

struct Work {
  const char* name;
  std::function<void(const Shelf&)> run;
};

void try_on(FailingDisk::Kind kind, const Work& work, const std::string& says) {
  const Shelf shelf;
  const auto before = shelf.state();
  work.run(shelf);
  const auto after = shelf.state();
  std::size_t failures = 0;
  for (std::size_t good = 0;; good += 1 + good / 3) {
    CAPTURE(work.name, good);
    shelf.put_back();
    std::string message;
    bool failed = false;
    {
      const FailingDisk disk(kind, good);
      try {
        work.run(shelf);
      } catch (const Error& error) {
        message = error.what();
      }
      failed = FailingDisk::has_failed();
    }
    if (!message.empty()) {
      ++failures;
      CAPTURE(message);
      CHECK(contains(message, ".db"));
      CHECK(contains(message, says));
    }
    // A log that could not be written back into the file when it was closed is no failure: it is read from there.
    const auto left = shelf.state();
    CHECK((left == before || left == after));
    check_integrity(shelf.corpus.file());
    check_integrity(shelf.saved());
    if (!failed) {
      CHECK(left == after);
      break;
    }
  }
  CHECK(failures > 3);
}

const Work works[] = {
    {"index", [](const Shelf& shelf) { index_corpus(shelf.corpus.folder(), shelf.corpus.file()); }},
    {"rebuild",
     [](const Shelf& shelf) {
       IndexOptions options;
       options.rebuild = true;
       index_corpus(shelf.corpus.folder(), shelf.corpus.file(), options);
     }},
    {"backup", [](const Shelf& shelf) { backup_knowledge_base(shelf.corpus.file(), shelf.saved()); }},
    {"restore", [](const Shelf& shelf) { restore_knowledge_base(shelf.saved(), shelf.corpus.file()); }}};

}  // namespace

TEST_CASE("A full disk is told, with the file and what to do, and changes nothing") {
  for (const Work& work : works) {
    try_on(FailingDisk::Kind::full, work, "the disk is full");
  }
}

TEST_CASE("A disk that fails to write is told, and changes nothing") {
  for (const Work& work : works) {
    try_on(FailingDisk::Kind::writes, work, "Look at the disk");
  }
}

TEST_CASE("A disk that fails to read is told, and changes nothing") {
  for (const Work& work : works) {
    try_on(FailingDisk::Kind::reads, work, ".db");
  }
}

}  // namespace materia
