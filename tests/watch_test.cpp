// `--watch`: what editors do to a folder is in the knowledge base soon after. No test here knows how soon: each waits
// for what has to come, up to a deadline that only a broken program reaches.

#include <signal.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "indexer/watch_corpus.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// A corpus that is watched on a thread of its own.
class Watched {
 public:
  Watched() : watch_({corpus.folder()}) {
    corpus.write("knee.md", "# Knee pain\n\nKnee pain has many causes.\n");
    thread_ = std::thread([this] {
      WatchEvents events;
      events.failed = [this](const std::string& why) {
        const std::lock_guard lock(mutex_);
        failures_.push_back(why);
      };
      watch_corpus(corpus.folder(), corpus.file(), {}, watch_, events);
    });
    wait_for_paths({"knee.md"});
  }
  ~Watched() {
    watch_.stop();
    thread_.join();
    check_integrity(corpus.file());
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  static void wait_until(const std::function<bool()>& holds) {
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (!holds()) {
      REQUIRE(std::chrono::steady_clock::now() < deadline);
      std::this_thread::sleep_for(10ms);
    }
  }
  [[nodiscard]] std::vector<std::string> paths() const {
    std::vector<std::string> paths;
    if (fs::exists(corpus.file())) {
      Reader reader(corpus.file());
      for (const DocumentLengths& document : reader.lengths()) {
        paths.push_back(reader.path_and_title(document.id).path);
      }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }
  void wait_for_paths(const std::vector<std::string>& expected) const {
    wait_until([&] { return paths() == expected; });
  }
  void wait_for_title(const std::string& path, const std::string& title) const {
    wait_until([&] {
      Reader reader(corpus.file());
      const auto id = reader.find_document(path);
      return id && reader.path_and_title(*id).title == title;
    });
  }
  void wait_for_failure() {
    wait_until([&] {
      const std::lock_guard lock(mutex_);
      return !failures_.empty();
    });
  }

  SmallCorpus corpus;

 private:
  FolderWatch watch_;
  std::mutex mutex_;
  std::vector<std::string> failures_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("A watched corpus is indexed after files are written, renamed, replaced and removed") {
  const Watched watched;
  watched.corpus.write("ozone.md", "# Ozone therapy\n\nOzone therapy is tried.\n");
  watched.wait_for_paths({"knee.md", "ozone.md"});

  // Many editors save so: a new file beside it, renamed over it.
  watched.corpus.write(".ozone.md.swp", "# Ozone, second version\n\nOzone therapy is tried again.\n");
  watched.corpus.rename(".ozone.md.swp", "ozone.md");
  watched.wait_for_title("ozone.md", "Ozone, second version");

  // And others so: the old one out of the way, then a new one.
  watched.corpus.rename("ozone.md", "ozone.md~");
  watched.corpus.write("ozone.md", "# Ozone, third version\n\nOzone therapy is tried once more.\n");
  watched.corpus.remove("ozone.md~");
  watched.wait_for_title("ozone.md", "Ozone, third version");

  watched.corpus.rename("ozone.md", "o3.md");
  watched.wait_for_paths({"knee.md", "o3.md"});
  watched.corpus.remove("o3.md");
  watched.wait_for_paths({"knee.md"});
}

TEST_CASE("Folders that come, move and go in a watched corpus are seen with what is in them") {
  const Watched watched;
  const fs::path outside = watched.corpus.temporary().path() / "outside";
  watched.corpus.temporary().write("outside/deep/prp.md", "# PRP\n\nPRP for knee pain.\n");
  fs::rename(outside, watched.corpus.folder() / "inside");
  watched.wait_for_paths({"inside/deep/prp.md", "knee.md"});
  watched.corpus.write("inside/deep/more.md", "# More on PRP\n\nPRP again.\n");
  watched.wait_for_paths({"inside/deep/more.md", "inside/deep/prp.md", "knee.md"});
  watched.corpus.rename("inside", "moved");
  watched.wait_for_paths({"knee.md", "moved/deep/more.md", "moved/deep/prp.md"});
  watched.corpus.write("moved/deep/last.md", "# The last on PRP\n\nPRP once more.\n");
  watched.wait_for_paths({"knee.md", "moved/deep/last.md", "moved/deep/more.md", "moved/deep/prp.md"});
  fs::remove_all(watched.corpus.folder() / "moved");
  watched.wait_for_paths({"knee.md"});
}

TEST_CASE("Many files at once are all indexed") {
  const Watched watched;
  std::vector<std::string> expected = {"knee.md"};
  for (int i = 100; i < 400; ++i) {
    expected.push_back(fmt::format("many/{}.md", i));
    watched.corpus.write(expected.back(), fmt::format("# Article {}\n\nIts text names number {} alone.\n", i, i));
  }
  watched.wait_for_paths(expected);
}

TEST_CASE("A watched corpus may disappear and come back, and what was indexed stays meanwhile") {
  Watched watched;
  const fs::path away = watched.corpus.temporary().path() / "away";
  fs::rename(watched.corpus.folder(), away);
  SECTION("as it was") {
    fs::rename(away, watched.corpus.folder());
  }
  SECTION("empty first, like a file system that is not mounted") {
    fs::create_directories(watched.corpus.folder());
    watched.wait_for_failure();  // refuses to remove every document
    CHECK(watched.paths() == std::vector<std::string>{"knee.md"});
    fs::remove(watched.corpus.folder());
    fs::rename(away, watched.corpus.folder());
  }
  watched.corpus.write("back.md", "# Back again\n\nThe folder is back.\n");
  watched.wait_for_paths({"back.md", "knee.md"});
}

}  // namespace materia
