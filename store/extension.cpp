#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include "store/fts_tokenizer.h"

// Loaded by programs that are not ours (`.load …/materia_tokenizer` in the sqlite3 shell); SQLite finds the entry point
// by the file's name without what is no letter.
extern "C" __attribute__((visibility("default"))) int sqlite3_materiatokenizer_init(sqlite3* connection, char** message,
                                                                                    const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  const int result = materia::register_tokenizer(connection);
  if (result != SQLITE_OK) {
    *message = sqlite3_mprintf("materia_tokenizer: this SQLite was built without FTS5");
  }
  return result;
}
