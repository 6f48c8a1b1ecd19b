#include "store/page_copy.h"

#include <sqlite3.h>

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "store/error.h"
#include "store/storage_failure.h"

namespace materia {
namespace {

constexpr auto patience = std::chrono::seconds(10);
constexpr auto pause = std::chrono::milliseconds(20);

}  // namespace

PageCopy::PageCopy(SQLite::Database& from, SQLite::Database& to, std::filesystem::path source,
                   std::filesystem::path target)
    : source_(std::move(source)), target_(std::move(target)), backup_(to, from) {}

void PageCopy::step(int pages) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  try {
    for (int result = backup_.executeStep(pages); result != SQLITE_DONE && result != SQLITE_OK;
         result = backup_.executeStep(pages)) {
      if (std::chrono::steady_clock::now() > deadline) {
        throw BusyError(target_.string() + ": another program is writing to it; it was left as it was. Try again");
      }
      std::this_thread::sleep_for(pause);
    }
  } catch (const SQLite::Exception& failure) {
    // What is read is found damaged, all else happens to what is written.
    const int code = failure.getErrorCode() & 0xff;
    throw_storage_failure(failure, code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? source_ : target_);
  }
}

void PageCopy::lock() {
  // From the first step on, whatever its number, the target is locked for writing until the backup ends.
  step(0);
}

void PageCopy::finish() {
  step(-1);
}

void give_page_size(const std::filesystem::path& file, int bytes) {
  try {
    Connection connection(file, Connection::Access::write);
    if (page_size_of(connection) != bytes) {
      // VACUUM changes the size, but not under a write-ahead log.
      connection.database().execAndGet("PRAGMA journal_mode = DELETE");
      connection.run(("PRAGMA page_size = " + std::to_string(bytes)).c_str());
      connection.run("VACUUM");
      connection.database().execAndGet("PRAGMA journal_mode = WAL");
    }
  } catch (const SQLite::Exception& failure) {
    throw_storage_failure(failure, file);
  }
}

int page_size_of(Connection& connection) {
  return connection.database().execAndGet("PRAGMA page_size").getInt();
}

}  // namespace materia
