#pragma once

#include <filesystem>

namespace SQLite {
class Database;
}

// Private to the store.

namespace materia {

class Connection;

/// Marks a file as ours ("mtra"). On disk; never changes.
inline constexpr int application_id = 0x6d747261;

/// Checks a file that is to be read: ours, and of this version. Throws Error, or SQLite::Exception for a file that
/// SQLite can't read.
void check_schema(SQLite::Database& database, const std::filesystem::path& file);

/// Throws Error where a file is another program's, or of a newer materia; SQLite::Exception where SQLite can't read it.
void refuse_foreign_or_newer(SQLite::Database& database, const std::filesystem::path& file);

/// Makes a new file ready, brings an older one up to date, refuses a foreign or newer one (Error). Leaves the
/// connection in WAL mode with foreign keys enforced.
void prepare_schema(Connection& connection);

}  // namespace materia
