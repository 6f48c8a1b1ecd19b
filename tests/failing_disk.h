#pragma once

#include <cstddef>

struct sqlite3_vfs;

namespace materia {

/// A disk that fails, for every database that is opened while this lives: each write, or each read, after a number of
/// good ones. What SQLite does to the files is real but for that. One at a time; databases opened under it are closed
/// before it goes. Any thread.
class FailingDisk {
 public:
  enum class Kind {
    full,    ///< SQLITE_FULL on writes
    writes,  ///< SQLITE_IOERR on writes and syncs
    reads    ///< SQLITE_IOERR on reads
  };

  FailingDisk(Kind kind, std::size_t good);
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  /// Whether anything has failed yet.
  [[nodiscard]] static bool has_failed();
};

}  // namespace materia
