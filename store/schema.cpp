#include "store/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "embedded/schema_data.h"
#include "store/analyzer.h"
#include "store/connection.h"
#include "store/error.h"
#include "store/fault_point.h"
#include "store/ranked/ranked_index_writer.h"
#include "store/vocabulary_rows.h"
#include "store/word_counts.h"

namespace materia {
namespace {

/// Blobs and long texts read faster in larger pages; a file keeps the size it was made with.
constexpr int page_size = 8192;

int pragma(SQLite::Database& database, const char* name) {
  return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

/// Each migration is one file in schema/, run once; user_version counts those that ran.
int newest_version() {
  return static_cast<int>(embedded::schema_data().size());
}

bool is_empty(SQLite::Database& database) {
  return database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
}

void migrate(Connection& connection) {
  SQLite::Database& database = connection.database();
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const auto migrations = embedded::schema_data();
  // Read again: another indexer may have been first.
  for (int version = pragma(database, "user_version"); version < newest_version(); ++version) {
    database.exec(std::string(migrations[static_cast<std::size_t>(version)].content));
    database.exec("PRAGMA user_version = " + std::to_string(version + 1));
  }
  database.exec("PRAGMA application_id = " + std::to_string(application_id));
  write_label_terms(connection);
  fault_point("schema: before a migration is committed");
  transaction.commit();
}

/// A file whose terms another analyzer made gives wrong answers, and breaks when a document is deleted from it. Its
/// words are counted anew as well.
void rebuild_other_terms(Connection& connection) {
  SQLite::Database& database = connection.database();
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  SQLite::Statement stored(database, "SELECT value FROM meta WHERE name = 'analyzer_version'");
  const int version = stored.executeStep() ? stored.getColumn(0).getInt() : 0;
  stored.reset();
  if (version != Analyzer::version) {
    database.exec("INSERT INTO document_fts(document_fts) VALUES('rebuild')");
    database.exec("DELETE FROM word");
    forget_ranked_index(connection);
    write_label_terms(connection);
    WordCounts words;
    words.add_all(connection);
    words.write(connection);
    database.exec("INSERT OR REPLACE INTO meta VALUES('analyzer_version', " + std::to_string(Analyzer::version) + ")");
  }
  transaction.commit();
}

}  // namespace

void refuse_foreign_or_newer(SQLite::Database& database, const std::filesystem::path& file) {
  if (pragma(database, "application_id") != application_id) {
    throw Error(file.string() + ": is not a materia knowledge base; choose another file with --db");
  }
  const int version = pragma(database, "user_version");
  if (version > newest_version()) {
    throw Error(file.string() + ": was written by a newer materia (schema " + std::to_string(version) +
                ", this program knows " + std::to_string(newest_version()) + "); update materia");
  }
}

void check_schema(SQLite::Database& database, const std::filesystem::path& file) {
  refuse_foreign_or_newer(database, file);
  const std::string remedy = "; bring it up to date with: materia index CORPUS --db " + file.string();
  if (pragma(database, "user_version") < newest_version()) {
    throw Error(file.string() + ": was written by an older materia" + remedy);
  }
  if (database.execAndGet("SELECT value FROM meta WHERE name = 'analyzer_version'").getInt() != Analyzer::version) {
    throw Error(file.string() + ": was indexed with another analyzer" + remedy);
  }
}

void prepare_schema(Connection& connection) {
  SQLite::Database& database = connection.database();
  const bool fresh =
      pragma(database, "user_version") == 0 && pragma(database, "application_id") == 0 && is_empty(database);
  // SQLite takes a file of one byte for an empty one (its ticket 3260) and would write over it.
  if (!fresh || std::filesystem::file_size(connection.file()) == 1) {
    refuse_foreign_or_newer(database, connection.file());
  } else {
    database.exec("PRAGMA page_size = " + std::to_string(page_size));
  }
  database.execAndGet("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536");
  if (fresh || pragma(database, "user_version") < newest_version()) {
    migrate(connection);
  }
  rebuild_other_terms(connection);
}

}  // namespace materia
