#include "store/read_only.h"

#include <sqlite3.h>

#include <string_view>

namespace materia {
namespace {

/// What our statements and FTS5's own ask for; a pragma with a value would change something.
bool may_ask(std::string_view pragma, const char* value) {
  return value == nullptr && (pragma == "data_version" || pragma == "application_id" || pragma == "user_version");
}

int authorize(void* /*context*/, int action, const char* first, const char* second, const char* /*database*/,
              const char* /*trigger*/) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return second != nullptr && std::string_view(second) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:
      return first != nullptr && may_ask(first, second) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_UPDATE:
      // What SQLite asks for, and never does, when FTS5 declares the columns of its table. A statement of ours that
      // asked for it would fail all the same: SQLite lets no one change its schema that way.
      return first != nullptr && std::string_view(first) == "sqlite_master" ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

}  // namespace

void allow_reading_only(sqlite3* database) {
  sqlite3_set_authorizer(database, authorize, nullptr);
}

}  // namespace materia
