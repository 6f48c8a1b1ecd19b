#pragma once

struct sqlite3;

namespace materia {

/// Registers the Analyzer as FTS5's tokenizer `materia` on one connection. Returns an SQLite result code; not SQLITE_OK
/// where SQLite was built without FTS5. A connection is used by one thread at a time, and so is its analyzer.
int register_tokenizer(sqlite3* connection);

}  // namespace materia
