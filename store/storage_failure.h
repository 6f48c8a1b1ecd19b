#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

// Private to the store.

namespace materia {

/// Throws what SQLite said as an Error that names the file and the way out: a full disk, a failing one, a damaged or
/// read-only file. BusyError where another program holds it, DeadlineError where the statement was given up.
[[noreturn]] void throw_storage_failure(const SQLite::Exception& failure, const std::filesystem::path& file);

}  // namespace materia
