// Files that are damaged, foreign, too new or out of reach: the program names the file and the way out, exits with 2,
// and never crashes or answers wrongly.

#include <fmt/format.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/catch.h"
#include "tests/program.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void put_bytes(const fs::path& file, const std::string& bytes) {
  for (const char* suffix : {"-wal", "-shm"}) {
    fs::remove(file.native() + suffix);
  }
  std::ofstream(file, std::ios::binary) << bytes;
}

/// A small corpus behind the real program, with a decision and a backup.
class Desk {
 public:
  Desk() {
    corpus.write("ozone.md", "# Ozone therapy\n\nOzone therapy is tried for a slipped disc. Knee pain is another.\n");
    corpus.write("knee.md", "# Knee pain\n\nKnee pain has many causes.\n");
    corpus.index();
    REQUIRE(run({"tag", "deny", "ozone.md", "knee-pain", "--by", "ana"}).exit_code == 0);
    REQUIRE(run({"backup", saved().string()}).exit_code == 0);
  }

  [[nodiscard]] fs::path saved() const { return corpus.temporary().path() / "saved.db"; }
  [[nodiscard]] std::string db() const { return corpus.file().string(); }

  ProgramResult run(Words words) const {
    words.insert(words.end(), {"--db", db()});
    return run_program(words);
  }
  /// It is refused with exit code 2 and a message that names the file and says `way_out`.
  void refused(const Words& words, const std::string& way_out, const std::string& file) const {
    const ProgramResult result = run(words);
    CAPTURE(words, result.out, result.err);
    CHECK(result.exit_code == 2);
    CHECK(contains(result.err, file));
    CHECK(contains(result.err, way_out));
  }
  void refused(const Words& words, const std::string& way_out) const { refused(words, way_out, db()); }

  SmallCorpus corpus;
};

}  // namespace

TEST_CASE("What is no knowledge base is refused by every command, with the file and the way out") {
  const Desk desk;
  const auto by_all = [&](const std::string& way_out) {
    for (const Words& words : std::vector<Words>{{"search", "knee"},
                                                 {"stats"},
                                                 {"check"},
                                                 {"index", desk.corpus.folder().string()},
                                                 {"backup", desk.saved().string()},
                                                 {"serve", "--port", "0"},
                                                 {"tag", "deny", "knee.md", "knee-pain", "--by", "ana"}}) {
      desk.refused(words, way_out);
    }
  };
  SECTION("a text") {
    put_bytes(desk.corpus.file(), "This is a text, and it is long enough to be looked into: " + std::string(2000, 'x'));
    by_all("materia restore");
  }
  SECTION("a file that was cut off") {
    put_bytes(desk.corpus.file(), bytes_of(desk.corpus.file()).substr(0, 3000));
    by_all("materia restore");
  }
  SECTION("another program's database") {
    put_bytes(desk.corpus.file(), bytes_of(desk.corpus.file()).replace(68, 4, "abcd"));
    by_all("choose another file with --db");
  }
  SECTION("a newer materia's") {
    put_bytes(desk.corpus.file(), bytes_of(desk.corpus.file()).replace(60, 4, std::string("\0\0\x03\xe7", 4)));
    by_all("update materia");
  }
  CHECK(run_program({"check", "--db", desk.saved().string()}).exit_code == 0);
}

TEST_CASE("A file that is not there, and a folder that is gone, are named") {
  const Desk desk;
  fs::remove(desk.corpus.file());
  for (const Words& words : std::vector<Words>{{"search", "knee"}, {"check"}, {"backup", desk.saved().string()}}) {
    desk.refused(words, "no such knowledge base");
  }
  desk.refused({"restore", "/nowhere/saved.db"}, "no such knowledge base", "/nowhere/saved.db");
  desk.refused({"index", "/nowhere/corpus"}, "no such folder", "/nowhere/corpus");
  const ProgramResult result = run_program({"index", desk.corpus.folder().string(), "--db", "/nowhere/materia.db"});
  CHECK(result.exit_code == 2);
  CHECK(contains(result.err, "/nowhere/materia.db"));
  CHECK(contains(result.err, "folder exists"));
}

TEST_CASE("Bits that flipped never crash a command") {
  const Desk desk;
  const std::string whole = bytes_of(desk.corpus.file());
  std::mt19937 random(7);
  std::size_t found = 0;
  constexpr int rounds = 25;
  for (int round = 0; round < rounds; ++round) {
    std::string bytes = whole;
    for (int flip = 0; flip < 40; ++flip) {
      bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
    }
    put_bytes(desk.corpus.file(), bytes);
    CAPTURE(round);
    for (const Words& words : std::vector<Words>{{"search", "ozone", "--json"}, {"check"}}) {
      const ProgramResult result = desk.run(words);
      CAPTURE(words, result.err);
      CHECK(result.exit_code <= 2);  // ended by itself
      CHECK_FALSE(contains(result.err, "Sanitizer"));
      found += words[0] == "check" && result.exit_code == 2 ? 1 : 0;
    }
  }
  // Some flips hit bytes that nothing depends on.
  CHECK(found > rounds / 2);
}

TEST_CASE("A restored backup holds what it held, and the damaged file is kept") {
  const Desk desk;
  put_bytes(desk.corpus.file(), bytes_of(desk.corpus.file()).substr(0, 20000));
  desk.refused({"check"}, "damaged");
  const ProgramResult result = desk.run({"restore", desk.saved().string(), "--json"});
  CAPTURE(result.err);
  REQUIRE(result.exit_code == 0);
  const json report = json::parse(result.out);
  CHECK(report.at("restored").at("decisions") == 1);
  CHECK(fs::file_size(report.at("set_aside").get<std::string>()) == 20000);
  CHECK(desk.run({"check"}).exit_code == 0);
  CHECK(desk.corpus.tags_of("ozone.md") == "ozone-therapy herniated-disc");
}

TEST_CASE("A rebuild in the place of a damaged file says what only that file held") {
  const Desk desk;
  put_bytes(desk.corpus.file(), bytes_of(desk.corpus.file()).substr(0, 3000));
  const ProgramResult result = desk.run({"index", desk.corpus.folder().string(), "--rebuild"});
  CAPTURE(result.err);
  CHECK(result.exit_code == 0);
  CHECK(contains(result.err, "decisions"));
  CHECK(contains(result.err, desk.db() + ".damaged"));
  CHECK(desk.run({"check"}).exit_code == 0);
  CHECK(desk.corpus.tags_of("ozone.md") == "ozone-therapy herniated-disc knee-pain");
}

TEST_CASE("A log that was lost, or a lost index of it, is no damage") {
  const Desk desk;
  fs::remove(desk.db() + "-wal");
  fs::remove(desk.db() + "-shm");
  CHECK(desk.run({"check"}).exit_code == 0);
  CHECK(desk.corpus.tags_of("ozone.md") == "ozone-therapy herniated-disc");
}

TEST_CASE("A backup never takes the place of something else") {
  const Desk desk;
  desk.refused({"backup", desk.db()}, "is the knowledge base itself");
  const fs::path text = desk.corpus.temporary().write("notes.txt", "notes");
  desk.refused({"backup", text.string()}, "no backup", text.string());
  CHECK(bytes_of(text) == "notes");
  // An index of it makes it one that keeps a log; a server has that open.
  REQUIRE(run_program({"index", desk.corpus.folder().string(), "--db", desk.saved().string()}).exit_code == 0);
  const RunningServer server(desk.saved());
  desk.refused({"backup", desk.saved().string()}, "in use", desk.saved().string());
}

TEST_CASE("A backup that is no good changes nothing") {
  const Desk desk;
  const fs::path bad = desk.corpus.temporary().path() / "bad.db";
  const std::string whole = bytes_of(desk.saved());
  SECTION("cut off") {
    put_bytes(bad, whole.substr(0, whole.size() / 2));
  }
  SECTION("of a newer materia") {
    put_bytes(bad, std::string(whole).replace(60, 4, std::string("\0\0\x03\xe7", 4)));
  }
  SECTION("of another program") {
    put_bytes(bad, std::string(whole).replace(68, 4, "abcd"));
  }
  desk.refused({"restore", bad.string()}, "bad.db", bad.string());
  CHECK(desk.run({"check"}).exit_code == 0);
  CHECK(desk.corpus.tags_of("ozone.md") == "ozone-therapy herniated-disc");
}

TEST_CASE("What was decided after a backup goes with a restore, and the report says how much there was") {
  const Desk desk;
  REQUIRE(desk.run({"tag", "deny", "knee.md", "knee-pain", "--by", "ana"}).exit_code == 0);
  const ProgramResult result = desk.run({"restore", desk.saved().string(), "--json"});
  REQUIRE(result.exit_code == 0);
  const json report = json::parse(result.out);
  CHECK(report.at("replaced").at("decisions") == 2);
  CHECK(report.at("restored").at("decisions") == 1);
  CHECK(report.at("restored").at("generation") > report.at("replaced").at("generation"));
  CHECK(desk.corpus.tags_of("knee.md") == "knee-pain");
}

TEST_CASE("A full disk is exit code 2, names the file and leaves it whole") {
  const Desk desk;
  const fs::path small = desk.corpus.temporary().path() / "small";
  fs::create_directories(small);
  if (geteuid() != 0 || mount("tmpfs", small.c_str(), "tmpfs", 0, "size=1600k") != 0) {
    WARN("skipped: no small file system can be mounted here; failing_disk_test does the same without one");
    return;
  }
  const std::string db = (small / "kb.db").string();
  const ProgramResult first = run_program({"index", desk.corpus.folder().string(), "--db", db});
  for (int i = 0; i < 200; ++i) {
    std::string words;
    for (int word = 0; word < 400; ++word) {
      words += fmt::format("word{} ", i * 400 + word);
    }
    desk.corpus.write(fmt::format("{}.md", i), fmt::format("# Article {}\n\n{}\n", i, words));
  }
  const ProgramResult full = run_program({"index", desk.corpus.folder().string(), "--db", db});
  const ProgramResult check = run_program({"search", "knee", "--db", db});
  umount(small.c_str());
  CAPTURE(first.err, full.err);
  CHECK(first.exit_code == 0);
  CHECK(full.exit_code == 2);
  CHECK(contains(full.err, db));
  CHECK(contains(full.err, "Make room"));
  CHECK(check.exit_code == 0);
}

TEST_CASE("A read-only folder is named") {
  const Desk desk;
  const fs::path folder = desk.corpus.temporary().path() / "locked";
  fs::create_directories(folder);
  const bool mounted = geteuid() == 0 && mount("tmpfs", folder.c_str(), "tmpfs", MS_RDONLY, "size=64k") == 0;
  if (!mounted && geteuid() == 0) {
    WARN("skipped: root writes everywhere, and nothing can be mounted here");
    return;
  }
  if (!mounted) {
    fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
  }
  const std::string db = (folder / "kb.db").string();
  const ProgramResult index = run_program({"index", desk.corpus.folder().string(), "--db", db});
  const ProgramResult backup = desk.run({"backup", (folder / "saved.db").string()});
  if (mounted) {
    umount(folder.c_str());
  }
  for (const ProgramResult& result : {index, backup}) {
    CAPTURE(result.err);
    CHECK(result.exit_code == 2);
    CHECK(contains(result.err, folder.string()));
    CHECK(contains(result.err, "may be written"));
  }
}

TEST_CASE("A corpus that changes while it is read makes no half state") {
  const SmallCorpus corpus;
  for (int i = 0; i < 60; ++i) {
    corpus.write(fmt::format("{}.md", i), fmt::format("# Article {}\n\nKnee pain, number {}.\n", i, i));
  }
  IndexOptions options;
  int told = 0;
  options.progress = [&](const IndexProgress&) {
    // Files go, come and change under the reader.
    corpus.write(fmt::format("{}.md", told), "");
    fs::remove(corpus.folder() / fmt::format("{}.md", 59 - told));
    corpus.write(fmt::format("new{}.md", told), "# New\n\nOzone therapy.\n");
    ++told;
  };
  corpus.index(options);
  CHECK(told > 0);
  options.progress = {};
  corpus.index(options);
  std::set<std::string> there;
  for (const auto& entry : fs::directory_iterator(corpus.folder())) {
    if (entry.is_regular_file() && fs::file_size(entry) > 0) {
      there.insert(entry.path().filename().string());
    }
  }
  for (const std::string& path : there) {
    CAPTURE(path);
    CHECK(corpus.id_of(path) != 0);
  }
}

TEST_CASE("Of two indexers one waits, and both complete") {
  const Desk desk;
  for (int i = 0; i < 40; ++i) {
    desk.corpus.write(fmt::format("{}.md", i), fmt::format("# Article {}\n\nKnee pain, number {}.\n", i, i));
  }
  ProgramResult other;
  std::thread second([&] { other = desk.run({"index", desk.corpus.folder().string(), "--rebuild"}); });
  const ProgramResult one = desk.run({"index", desk.corpus.folder().string()});
  second.join();
  CAPTURE(one.err, other.err);
  CHECK(one.exit_code == 0);
  CHECK(other.exit_code == 0);
  check_integrity(desk.corpus.file());
  CHECK(desk.corpus.reader().lengths().size() == 42);
  CHECK(desk.corpus.tags_of("ozone.md") == "ozone-therapy herniated-disc");
}

}  // namespace materia
