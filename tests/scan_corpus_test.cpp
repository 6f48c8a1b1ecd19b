#include "indexer/scan_corpus.h"

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "store/error.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

Paths listed(const CorpusListing& listing) {
  Paths paths;
  for (const CorpusFile& file : listing.files) {
    paths.push_back(file.path);
  }
  return paths;
}

TEST_CASE("Every readable file below a folder is listed, sorted, with its size and time") {
  const TemporaryFolder folder;
  folder.write("b.md", "123");
  folder.write("a/deep/c.html", "1");
  folder.write("a/d.htm", "1");
  folder.write("e.txt", "1");
  folder.write("f.markdown", "1");
  folder.write("g.jsonl", "1");
  folder.write("picture.png", "1");
  folder.write("no-extension", "1");
  folder.write("a folder é/with spaces.md", "1");
  const CorpusListing listing = scan_corpus(folder.path(), {});
  CHECK(listed(listing) ==
        Paths{"a folder é/with spaces.md", "a/d.htm", "a/deep/c.html", "b.md", "e.txt", "f.markdown", "g.jsonl"});
  CHECK(listing.skipped.empty());
  CHECK(listing.files[3].size == 3);
  CHECK(listing.files[3].modified_ns > 0);
  CHECK(listing.files[3].file == folder.path() / "b.md");
}

TEST_CASE("Hidden files and folders and the folder left out are passed over") {
  const TemporaryFolder folder;
  folder.write("a.md", "1");
  folder.write(".hidden.md", "1");
  folder.write(".git/b.md", "1");
  folder.write("vocabulary/readme.md", "1");
  folder.write("deep/vocabulary/c.md", "1");
  const CorpusListing listing = scan_corpus(folder.path(), folder.path() / "vocabulary");
  CHECK(listed(listing) == Paths{"a.md", "deep/vocabulary/c.md"});
}

TEST_CASE("Links to files are followed, links to folders not, and loops end") {
  const TemporaryFolder folder;
  folder.write("real/a.md", "text");
  fs::create_symlink("real/a.md", folder.path() / "link.md");
  fs::create_directory_symlink("real", folder.path() / "folder-link");
  fs::create_directory_symlink("..", folder.path() / "real/up");
  fs::create_symlink("itself.md", folder.path() / "itself.md");
  fs::create_symlink("nowhere.md", folder.path() / "dangling.md");
  const CorpusListing listing = scan_corpus(folder.path(), {});
  CHECK(listed(listing) == Paths{"link.md", "real/a.md"});
  CHECK(listing.files[0].size == 4);
  REQUIRE(listing.skipped.size() == 2);
  for (const SkippedFile& row : listing.skipped) {
    CHECK((row.path == "itself.md" || row.path == "dangling.md"));
    CHECK(row.reason.find("can't be read") == 0);
  }
}

TEST_CASE("What is no file is passed over: a pipe named like an article can't stop a run") {
  const TemporaryFolder folder;
  folder.write("a.md", "1");
  REQUIRE(mkfifo((folder.path() / "pipe.md").c_str(), 0600) == 0);
  fs::create_directory(folder.path() / "folder.md");
  CHECK(listed(scan_corpus(folder.path(), {})) == Paths{"a.md"});
}

TEST_CASE("A name that is not UTF-8 is a row that can be shown") {
  const TemporaryFolder folder;
  folder.write("sub/na\xefve.md", "1");
  folder.write("ok.md", "1");
  const CorpusListing listing = scan_corpus(folder.path(), {});
  CHECK(listed(listing) == Paths{"ok.md"});
  REQUIRE(listing.skipped.size() == 1);
  CHECK(listing.skipped[0].path == "sub/…");
}

TEST_CASE("One .jsonl file is a corpus, other files and nothing are not") {
  const TemporaryFolder folder;
  const auto lines = folder.write("x.jsonl", "{}");
  CHECK(listed(scan_corpus(lines, {})) == Paths{"x.jsonl"});
  CHECK_THROWS_AS(scan_corpus(folder.write("a.md", "1"), {}), Error);
  CHECK_THROWS_AS(scan_corpus(folder.path() / "absent", {}), Error);
}

TEST_CASE("Links out of the corpus are told, and followed only when asked") {
  const TemporaryFolder folder;
  folder.write("private/secret.md", "1");
  folder.write("corpus/deep/a.md", "1");
  fs::create_symlink("../private/secret.md", folder.path() / "corpus/out.md");
  fs::create_symlink(folder.path() / "private/secret.md", folder.path() / "corpus/deep/absolute.md");
  fs::create_symlink("deep/a.md", folder.path() / "corpus/inside.md");
  folder.write("corpus-of-others/b.md", "1");  // begins like the corpus
  fs::create_symlink("../corpus-of-others/b.md", folder.path() / "corpus/other.md");
  const CorpusListing listing = scan_corpus(folder.path() / "corpus", {});
  CHECK(listed(listing) == Paths{"deep/a.md", "inside.md"});
  CHECK(listing.skipped.size() == 3);
  CHECK(listed(scan_corpus(folder.path() / "corpus", {}, true)) ==
        Paths{"deep/a.md", "deep/absolute.md", "inside.md", "other.md", "out.md"});
}

TEST_CASE("A file's hash is that of its bytes, however long it is") {
  const TemporaryFolder folder;
  const std::string text(200000, 'x');
  const auto file = folder.write("long.txt", text);
  CHECK(hash_file(file) == hash_bytes(text));
  CHECK(read_file(file) == text);
  CHECK(hash_bytes("a") != hash_bytes("b"));
  CHECK_THROWS_AS(read_file(folder.path() / "absent"), Error);
  CHECK_THROWS_AS(hash_file(folder.path() / "absent"), Error);
}

}  // namespace
}  // namespace materia
