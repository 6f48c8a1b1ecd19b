#include "store/bulk_load.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace materia {
namespace {

/// FTS5 gathers terms in a large table and writes few, large segments; optimize makes them one.
constexpr const char* bulk_settings =
    "INSERT INTO document_fts(document_fts, rank) VALUES('automerge', 0);"
    "INSERT INTO document_fts(document_fts, rank) VALUES('crisismerge', 1000);";
constexpr const char* default_settings =
    "INSERT INTO document_fts(document_fts) VALUES('optimize');"
    "INSERT INTO document_fts(document_fts, rank) VALUES('hashsize', 1048576);"
    "INSERT INTO document_fts(document_fts, rank) VALUES('automerge', 4);"
    "INSERT INTO document_fts(document_fts, rank) VALUES('crisismerge', 16);";
constexpr std::size_t least_buffer = std::size_t{4} << 20U;

/// The triggers that fire for each new document. A statement that fires one opens a savepoint, and at a savepoint FTS5
/// writes out what it gathered: a segment for each document. So a bulk load does without them: it puts documents into
/// the full-text index itself, and takes all blocks of tags away at once.
constexpr std::array<const char*, 2> insert_triggers = {"document_inserted", "tag_inserted"};

/// Indexes in another order than that of the documents: sorted once at the end they cost a part of what they cost kept
/// up row by row. Nothing that happens in a load asks them.
constexpr std::array<const char*, 3> indexes_by_concept = {"mention_concept", "finding_concept", "tag_concept"};

}  // namespace

std::size_t share_of(std::size_t memory, std::size_t parts) {
  return std::max(memory / parts, least_buffer);
}

BulkLoad::BulkLoad(Connection& connection, std::size_t memory) : connection_(connection) {
  connection_.run(bulk_settings);
  connection_.prepare("INSERT INTO document_fts(document_fts, rank) VALUES('hashsize', ?1)")
      .bind(std::min<std::size_t>(share_of(memory, 8), INT32_MAX))
      .run();
  connection_.run(("PRAGMA cache_size = -" + std::to_string(share_of(memory, 8) >> 10U)).c_str());
  connection_.run("DELETE FROM tag_block");
  for (const char* name : insert_triggers) {
    take_away("TRIGGER", name);
  }
  for (const char* name : indexes_by_concept) {
    take_away("INDEX", name);
  }
}

void BulkLoad::take_away(const char* kind, const char* name) {
  {
    auto row = connection_.prepare("SELECT sql FROM sqlite_schema WHERE name = ?1");
    row.bind(std::string_view(name)).step();
    taken_away_.push_back(text_of(row.column(0)));
  }
  connection_.run((std::string("DROP ") + kind + " " + name).c_str());
}

void BulkLoad::finish() {
  connection_.run(default_settings);
  for (const std::string& statement : taken_away_) {
    connection_.run(statement.c_str());
  }
}

}  // namespace materia
