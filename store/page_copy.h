#pragma once

#include <SQLiteCpp/Backup.h>

#include <filesystem>

#include "store/connection.h"

// Private to the store.

namespace materia {

/// The pages of one database copied over another by SQLite's backup interface: in one transaction, which readers of
/// the target see whole or not at all. Used by one thread.
class PageCopy {
 public:
  /// The paths name the files in messages.
  PageCopy(SQLite::Database& from, SQLite::Database& to, std::filesystem::path source, std::filesystem::path target);

  /// Waits until no other program writes to the target, ten seconds at most, and keeps others from it until the end.
  void lock();
  /// Copies all pages. Throws Error, BusyError after ten seconds.
  void finish();

 private:
  void step(int pages);

  std::filesystem::path source_;
  std::filesystem::path target_;
  SQLite::Backup backup_;
};

/// Gives a database that nobody else has open the page size of another one: a WAL database takes no pages of another
/// size. `file` names it in messages. Throws Error.
void give_page_size(const std::filesystem::path& file, int bytes);
int page_size_of(Connection& connection);

}  // namespace materia
