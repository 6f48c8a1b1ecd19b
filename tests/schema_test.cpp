#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <string>

#include "store/error.h"
#include "store/reader.h"
#include "store/writer.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/store_samples.h"
#include "tests/temporary_folder.h"

using namespace materia;

namespace {

/// The text of the Error that a call throws; empty when it throws none.
template <typename Call>
std::string error_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

void run(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace

TEST_CASE("A file that is not ours is refused, and left as it is") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "other.db";
  run(file, "CREATE TABLE recipe(name); INSERT INTO recipe VALUES('soup')");
  for (const std::string& message : {error_of([&] { Reader reader(file); }), error_of([&] { Writer writer(file); })}) {
    CHECK(contains(message, "other.db"));
    CHECK(contains(message, "is not a materia knowledge base"));
  }
  CHECK(SQLite::Database(file.string()).execAndGet("SELECT name FROM recipe").getString() == "soup");
}

TEST_CASE("A file that is no database is refused") {
  const TemporaryFolder folder;
  const auto file = folder.write("text.db", std::string(5000, 'x'));
  CHECK(contains(error_of([&] { Reader reader(file); }), "is not a materia knowledge base"));
  CHECK(contains(error_of([&] { Writer writer(file); }), "is not a materia knowledge base"));
}

TEST_CASE("A file of a newer materia is refused") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer(file).commit();
  run(file, "PRAGMA user_version = 999");
  CHECK(contains(error_of([&] { Reader reader(file); }), "newer materia"));
  CHECK(contains(error_of([&] { Writer writer(file); }), "newer materia"));
}

TEST_CASE("An absent file says how to make one, and is not made by reading") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "absent.db";
  CHECK(contains(error_of([&] { Reader reader(file); }), "materia index"));
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("Terms of another analyzer are made anew by the writer and refused by the reader") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer writer(file);
    writer.add_document(writer.put_file({0, "a.md", 1, 1, 1}), sample_document("a.md", "Knee", "text"), 1);
    writer.commit();
  }
  run(file, "UPDATE meta SET value = 0 WHERE name = 'analyzer_version'");
  CHECK(contains(error_of([&] { Reader reader(file); }), "another analyzer"));
  Writer(file).commit();
  CHECK(Reader(file).count("\"knee\"") == 1);
  check_integrity(file);
}

TEST_CASE("What a killed program left half-written without a log is rolled back by who reads next") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  const auto left = folder.path() / "left.db";
  {
    Writer writer(file);
    writer.add_document(writer.put_file({0, "a.md", 1, 1, 1}), sample_document("a.md", "Knee", "text"), 1);
    writer.commit();
  }
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.execAndGet("PRAGMA journal_mode = DELETE");
    database.exec("PRAGMA cache_size = 2; BEGIN");
    database.exec(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "INSERT INTO skipped_file SELECT 'file ' || i, 'half-written' FROM n; DELETE FROM word");
    // As they are now, so a kill would leave them.
    std::filesystem::copy_file(file, left);
    std::filesystem::copy_file(file.string() + "-journal", left.string() + "-journal");
    database.exec("ROLLBACK");
  }
  CHECK(Reader(left).count("\"knee\"") == 1);
  CHECK_FALSE(std::filesystem::exists(left.string() + "-journal"));
  CHECK(Writer(left).skipped().empty());
  check_integrity(left);
}

TEST_CASE("A second writer waits, then says so") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  const Writer first(file);
  CHECK(contains(error_of([&] { Writer second(file); }), "kb.db"));
}

TEST_CASE("An index that does not fit its documents is found") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer writer(file);
    writer.add_document(writer.put_file({0, "a.md", 1, 1, 1}), sample_document("a.md", "Knee", "text"), 1);
    writer.commit();
  }
  run(file, "DROP TRIGGER document_updated; UPDATE document SET title = 'Hip'");
  const auto problems = find_problems(file);
  REQUIRE(problems.size() == 3);
  CHECK(contains(problems[0], "full-text index"));
  CHECK(contains(problems[1], "word counts"));
  CHECK(contains(problems[2], "ranked index"));
}
