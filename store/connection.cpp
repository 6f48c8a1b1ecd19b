#include "store/connection.h"

#include <sqlite3.h>
#include <sys/mman.h>

#include <algorithm>

#include "store/error.h"
#include "store/fts_visitor.h"
#include "store/read_only.h"
#include "store/schema.h"
#include "store/storage_failure.h"

namespace materia {
namespace {

/// Of SQLite's virtual machine: some tens of microseconds.
constexpr int steps_between_checks = 1000;

/// Of a file, at most; more than SQLite's own limit (2 GB, as Debian builds it) makes no difference.
constexpr std::int64_t mapped_bytes = std::int64_t{1} << 40;

/// Of SQLite's files; the first one is there in each.
constexpr int smallest_page = 512;

std::unique_ptr<SQLite::Database> open_database(const std::filesystem::path& file, Connection::Access access) {
  if (access == Connection::Access::read && !std::filesystem::exists(file)) {
    throw Error(file.string() + ": no such knowledge base; make it with: materia index FOLDER --db " + file.string());
  }
  // A connection is used by one thread at a time, so SQLite need not lock it for each column of each row.
  const int flags =
      SQLite::OPEN_NOMUTEX |
      (access == Connection::Access::read ? SQLite::OPEN_READONLY : (SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
  try {
    return std::make_unique<SQLite::Database>(file.string(), flags, busy_timeout_ms);
  } catch (const SQLite::Exception& failure) {
    throw Error(file.string() + ": can't be opened (" + failure.what() + "); check that the folder exists and may be " +
                (access == Connection::Access::read ? "read" : "written"));
  }
}

/// Rolls back what a program left that was ended by force while the file had no write-ahead log: a backup's first
/// moments as a knowledge base. SQLite lets no connection that only reads do that.
void finish_interrupted(const std::filesystem::path& file) {
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE, busy_timeout_ms).execAndGet("PRAGMA schema_version");
}

void check_readable(SQLite::Database& database, const std::filesystem::path& file) {
  try {
    check_schema(database, file);
  } catch (const SQLite::Exception& failure) {
    if ((failure.getErrorCode() & 0xff) != SQLITE_READONLY) {
      throw;
    }
    finish_interrupted(file);
    check_schema(database, file);
  }
}

}  // namespace

PreparedStatement::~PreparedStatement() {
  statement_->tryReset();
  try {
    statement_->clearBindings();
  } catch (const SQLite::Exception&) {
    // Bindings are set anew before the next use; keeping them costs memory only.
  }
}

Connection::Connection(const std::filesystem::path& file, Access access)
    : file_(file), database_(open_database(file, access)) {
  sqlite3* handle = database_->getHandle();
  if (register_tokenizer(handle, &known_texts_) != SQLITE_OK || register_visitor(handle) != SQLITE_OK) {
    throw Error("this SQLite library was built without FTS5; install Debian's libsqlite3-0");
  }
  try {
    if (access == Access::write) {
      prepare_schema(*this);
    } else {
      check_readable(*database_, file);
      // Pages are read where they lie in the page cache, not copied from there.
      mapped_ = database_->execAndGet("PRAGMA mmap_size = " + std::to_string(mapped_bytes)).getInt64();
      allow_reading_only(handle);
    }
  } catch (const SQLite::Exception& failure) {
    throw_storage_failure(failure, file);
  }
}

void Connection::expect_reading(Reading reading) noexcept {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(database_->getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == nullptr || file->pMethods == nullptr || file->pMethods->iVersion < 3) {
    return;
  }
  sqlite3_int64 size = 0;
  void* begin = nullptr;
  if (file->pMethods->xFileSize(file, &size) == SQLITE_OK &&
      file->pMethods->xFetch(file, 0, smallest_page, &begin) == SQLITE_OK && begin != nullptr) {
    // Advice: where it is not taken, reading is slower and nothing else.
    posix_madvise(begin, static_cast<std::size_t>(std::min<std::int64_t>(size, mapped_)),
                  reading == Reading::in_order ? POSIX_MADV_SEQUENTIAL : POSIX_MADV_RANDOM);
    file->pMethods->xUnfetch(file, 0, begin);
  }
}

bool PreparedStatement::step() {
  try {
    try {
      return statement_->executeStep();
    } catch (const SQLite::Exception& failure) {
      if (tried_again_ || (failure.getErrorCode() & 0xff) != SQLITE_READONLY) {
        throw;
      }
      // The same as check_readable(), but it came in between.
      statement_->tryReset();
      finish_interrupted(*file_);
      tried_again_ = true;
      return statement_->executeStep();
    }
  } catch (const SQLite::Exception& failure) {
    throw_storage_failure(failure, *file_);
  }
}

void PreparedStatement::run() {
  try {
    statement_->exec();
  } catch (const SQLite::Exception& failure) {
    throw_storage_failure(failure, *file_);
  }
}

void Connection::run(const char* sql) {
  try {
    database_->exec(sql);
  } catch (const SQLite::Exception& failure) {
    throw_storage_failure(failure, file_);
  }
}

int Connection::is_overdue(void* connection) {
  return std::chrono::steady_clock::now() > *static_cast<Connection*>(connection)->answer_by_ ? 1 : 0;
}

void Connection::answer_by(std::optional<std::chrono::steady_clock::time_point> time) {
  if (!time && !answer_by_) return;
  answer_by_ = time;
  sqlite3_progress_handler(database_->getHandle(), time ? steps_between_checks : 0, is_overdue, this);
}

void Connection::check_deadline() const {
  if (answer_by_ && std::chrono::steady_clock::now() > *answer_by_) throw_overdue();
}

void throw_overdue() {
  throw DeadlineError("the answer took longer than it may");
}

PreparedStatement Connection::prepare(const char* sql) {
  auto& statement = statements_[sql];
  if (statement == nullptr) {
    try {
      statement = std::make_unique<SQLite::Statement>(*database_, sql);
    } catch (const SQLite::Exception& failure) {
      throw_storage_failure(failure, file_);
    }
  }
  return {*statement, file_};
}

void require_file(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) {
    throw Error(file.string() + ": no such knowledge base");
  }
}

std::string text_of(const SQLite::Column& column) {
  const auto* text = column.getText("");
  return {text, static_cast<std::size_t>(column.getBytes())};
}

std::span<const unsigned char> blob_of(const SQLite::Column& column) {
  return {static_cast<const unsigned char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

std::span<const std::int8_t> as_blob(const std::string& bytes) {
  return {reinterpret_cast<const std::int8_t*>(bytes.data()), bytes.size()};
}

std::size_t size_of(const SQLite::Column& column) {
  return static_cast<std::size_t>(column.getInt64());
}

}  // namespace materia
