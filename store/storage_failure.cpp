#include "store/storage_failure.h"

#include <sqlite3.h>

#include <string>

#include "store/error.h"

namespace materia {

void throw_storage_failure(const SQLite::Exception& failure, const std::filesystem::path& file) {
  const std::string name = file.string();
  const std::string said = std::string(" (") + failure.what() + ")";
  switch (failure.getErrorCode() & 0xff) {  // some are SQLite's extended codes
    case SQLITE_INTERRUPT:
      throw_overdue();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw BusyError(name + ": another program is writing to it; try again when it has finished");
    case SQLITE_FULL:
      throw Error(name + ": the disk is full" + said + "; nothing was changed. Make room and run it again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      throw Error(name + ": can't be written" + said +
                  "; nothing was changed. Check that the file and its folder exist and may be written");
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      throw DamagedError(name + ": is not a materia knowledge base, or is damaged" + said +
                         "; put a backup in its place (materia restore BACKUP --db " + name +
                         "), or make it anew (materia index CORPUS --rebuild --db " + name + ")");
    case SQLITE_IOERR:
      throw Error(name + ": can't be read or written" + said +
                  "; nothing was changed. Look at the disk, then run it again; materia check looks the file over");
    default:
      throw Error(name + ": " + failure.what());
  }
}

}  // namespace materia
