#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <string>

#include "store/reader.h"
#include "store/writer.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/store_samples.h"
#include "tests/temporary_folder.h"

using namespace materia;

namespace {

using Counts = std::map<std::string, std::size_t>;

Counts words_of(const std::filesystem::path& file) {
  Counts counts;
  Reader(file).for_each_word(
      [&](std::string_view word, std::size_t documents) { counts[std::string(word)] = documents; });
  return counts;
}

/// Three documents, the last two of one source file.
struct ThreeDocuments {
  ThreeDocuments() : file(folder.path() / "kb.db") {
    Writer writer(file);
    const std::int64_t first = writer.put_file({0, "a.md", 1, 1, 1});
    const std::int64_t second = writer.put_file({0, "lines.jsonl", 1, 1, 1});
    Document knee = sample_document("a.md", "Knee pain", "The KNEE hurts: pain, pain.");
    knee.passages = {{"start", "", 2, 0, 9}, {"more", "Café visits", 2, 9, knee.body.size()}};
    writer.add_document(first, knee, 1);
    writer.add_document(second, sample_document("b", "Knees", "The hip."), 1);
    writer.add_document(second, sample_document("c", "Hip", "The hip."), 1);
    writer.commit();
  }
  ~ThreeDocuments() { check_integrity(file); }
  ThreeDocuments(const ThreeDocuments&) = delete;
  ThreeDocuments& operator=(const ThreeDocuments&) = delete;

  TemporaryFolder folder;
  std::filesystem::path file;
};

void run(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
}

}  // namespace

TEST_CASE("A word counts once for a document, folded but not stemmed, in whichever field it stands") {
  const ThreeDocuments stored;
  CHECK(
      words_of(stored.file) ==
      Counts{{"cafe", 1}, {"hip", 2}, {"hurts", 1}, {"knee", 1}, {"knees", 1}, {"pain", 1}, {"the", 3}, {"visits", 1}});
  Reader reader(stored.file);
  CHECK(reader.documents_with_word("the") == 3);
  CHECK(reader.documents_with_word("absent") == 0);
}

TEST_CASE("Word counts follow every change of the documents") {
  const ThreeDocuments stored;
  Writer writer(stored.file);
  SECTION("a document is changed, twice in one run") {
    writer.update_document(1, sample_document("a.md", "Ankle", "The ankle."), 2);
    writer.update_document(1, sample_document("a.md", "Shoulder", "The ankle."), 3);
    writer.commit();
    CHECK(words_of(stored.file) == Counts{{"ankle", 1}, {"hip", 2}, {"knees", 1}, {"shoulder", 1}, {"the", 3}});
  }
  SECTION("a document goes") {
    writer.remove_document(3);
    writer.commit();
    CHECK(words_of(stored.file)["hip"] == 1);
    CHECK(words_of(stored.file)["the"] == 2);
  }
  SECTION("a document comes and goes in one run") {
    const DocumentId id = writer.add_document(1, sample_document("d", "Elbow", "The elbow."), 1);
    writer.remove_document(id);
    writer.commit();
    CHECK_FALSE(words_of(stored.file).contains("elbow"));
  }
  SECTION("a source file goes with its documents") {
    writer.remove_file(2);
    writer.commit();
    CHECK_FALSE(words_of(stored.file).contains("hip"));
    CHECK(words_of(stored.file)["the"] == 1);
  }
  SECTION("a document is renamed") {
    const Counts before = words_of(stored.file);
    writer.rename_document(1, 1, "other.md");
    writer.commit();
    CHECK(words_of(stored.file) == before);
  }
  SECTION("nothing is committed") {
    writer.remove_document(1);
    CHECK(words_of(stored.file)["knee"] == 1);
  }
}

TEST_CASE("Word counts that differ from the documents are found") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer writer(file);
    writer.add_document(writer.put_file({0, "a.md", 1, 1, 1}), sample_document("a.md", "Knee", "The knee."), 1);
    writer.commit();
  }
  const std::string fault = GENERATE("UPDATE word SET documents = 7 WHERE text = 'knee'",
                                     "DELETE FROM word WHERE text = 'knee'", "INSERT INTO word VALUES('zebra', 1)");
  CAPTURE(fault);
  run(file, fault);
  const auto problems = find_problems(file);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].starts_with("word counts: 1 "));
}

TEST_CASE("A file of the first schema gets its words from the next writer") {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "kb.db";
  std::filesystem::copy_file(std::filesystem::path(MATERIA_SOURCE_DIR) / "tests" / "schemas" / "001.db", file);
  CHECK_THROWS(Reader(file));
  Writer(file).commit();
  const Counts words = words_of(file);
  CHECK(words.at("knee") == 2);
  CHECK(words.at("ozone") == 1);
  CHECK(words.at("causes") == 1);
}
