#pragma once

struct sqlite3;

// Private to the store.

namespace materia {

/// Lets every statement that is prepared from now on read and nothing else: no write, no other file attached, no
/// extension loaded, no setting changed. SQLite's open flag alone would let a statement attach and write another file.
void allow_reading_only(sqlite3* database);

}  // namespace materia
