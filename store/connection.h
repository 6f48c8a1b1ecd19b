#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/fts_tokenizer.h"

// Private to the store: no other room includes it.

namespace materia {

/// How long one indexer waits for another, and a reader for the moments in which a file is locked.
inline constexpr int busy_timeout_ms = 10'000;

/// A statement in use; gives it back, reset, so that it holds no snapshot and no values.
class PreparedStatement {
 public:
  PreparedStatement(SQLite::Statement& statement, const std::filesystem::path& file)
      : statement_(&statement), file_(&file) {}
  ~PreparedStatement();
  PreparedStatement(const PreparedStatement&) = delete;
  PreparedStatement& operator=(const PreparedStatement&) = delete;

  SQLite::Statement* operator->() { return statement_; }
  SQLite::Column column(int index) { return statement_->getColumn(index); }

  /// Binds values to ?1, ?2, … in order. A std::string must live until the statement is given back.
  template <typename... Values>
  PreparedStatement& bind(const Values&... values) {
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }
  /// Steps to the next row; false at the end.
  bool step();
  /// Runs a statement that returns no rows. Both throw Error, which names the file.
  void run();

 private:
  void bind_one(int index, std::string_view text) { statement_->bind(index, std::string(text)); }
  void bind_one(int index, const std::string& text) { statement_->bindNoCopy(index, text); }
  void bind_one(int index, double value) { statement_->bind(index, value); }
  void bind_one(int index, std::span<const std::int8_t> blob) {
    // Without a place SQLite would bind NULL.
    statement_->bind(index, blob.empty() ? "" : static_cast<const void*>(blob.data()), static_cast<int>(blob.size()));
  }
  template <typename Integer>
  void bind_one(int index, Integer value) {
    statement_->bind(index, static_cast<std::int64_t>(value));
  }

  SQLite::Statement* statement_;
  const std::filesystem::path* file_;
  bool tried_again_ = false;  ///< after what a killed program had left was rolled back
};

/// An open file with our tokenizer and functions, and its prepared statements. Used by one thread at a time.
class Connection {
 public:
  enum class Access { read, write };

  /// Opens the file and checks that it is ours. Access::write creates a file where there is none. Access::read lets no
  /// statement do anything but read. Throws Error.
  Connection(const std::filesystem::path& file, Access access);

  SQLite::Database& database() { return *database_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  /// The statement for a piece of SQL, prepared once. REQUIRES: `sql` is a literal; the statement is not in use.
  PreparedStatement prepare(const char* sql);
  /// Statements without values, one or more. Throws Error, which names the file.
  void run(const char* sql);
  /// What the full-text index needn't analyze again.
  KnownTexts& known_texts() { return known_texts_; }

  /// How the file is going to be read.
  enum class Reading {
    here_and_there,  ///< a page that is not in memory is read alone, not with the megabytes that some machines read
                     ///< ahead
    in_order         ///< much of it: pages are read ahead
  };
  /// Tells the system. Holds until another connection's commit is seen.
  void expect_reading(Reading reading) noexcept;

  /// Steps throw DeadlineError after that time; nothing lifts it.
  void answer_by(std::optional<std::chrono::steady_clock::time_point> time);
  void check_deadline() const;

 private:
  static int is_overdue(void* connection);

  std::int64_t mapped_ = 0;  ///< bytes of the file, at most

  std::filesystem::path file_;
  KnownTexts known_texts_;
  std::unique_ptr<SQLite::Database> database_;
  std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
  std::optional<std::chrono::steady_clock::time_point> answer_by_;
};

/// Throws Error where no file stands: a writer would make one.
void require_file(const std::filesystem::path& file);

/// Text of a column, with its length (a value may hold anything).
std::string text_of(const SQLite::Column& column);
/// Bytes of a column; valid until the statement steps on.
std::span<const unsigned char> blob_of(const SQLite::Column& column);
/// Bytes to bind.
std::span<const std::int8_t> as_blob(const std::string& bytes);

static_assert(std::endian::native == std::endian::little, "numbers are kept with their lowest byte first");
/// The same of numbers, as they lie.
template <typename Number>
std::span<const std::int8_t> as_blob(const std::vector<Number>& numbers) {
  return {reinterpret_cast<const std::int8_t*>(numbers.data()), numbers.size() * sizeof(Number)};
}
/// Numbers that were bound so; bytes behind the last whole one are passed over.
template <typename Number>
std::vector<Number> numbers_of(const SQLite::Column& column) {
  const std::span<const unsigned char> bytes = blob_of(column);
  std::vector<Number> numbers(bytes.size() / sizeof(Number));
  if (!numbers.empty()) {
    std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(Number));
  }
  return numbers;
}
/// A number stored by bind(): sizes and hashes are unsigned, SQLite's integers are not.
std::size_t size_of(const SQLite::Column& column);

}  // namespace materia
