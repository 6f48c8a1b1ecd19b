#pragma once

#ifdef MATERIA_LOADABLE_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

// Private to the store.

namespace materia {

/// FTS5's interface on a connection, by the way its documentation gives: a statement that receives it through a
/// pointer. Null where SQLite was built without FTS5.
inline fts5_api* fts5_interface(sqlite3* connection) {
  fts5_api* interface = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &interface, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return interface;
}

}  // namespace materia
