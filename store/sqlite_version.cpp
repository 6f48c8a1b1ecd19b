#include "store/sqlite_version.h"

#include <sqlite3.h>

namespace materia {

std::string sqlite_version() {
  return sqlite3_libversion();
}

}  // namespace materia
