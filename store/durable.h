#pragma once

#include <filesystem>

// Private to the store.

namespace materia {

/// Renames a file over another one of the same folder, so that a power cut leaves the old or the new one: what the file
/// holds is on the disk before, the folder's entry after. Throws Error.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Removes a database that nobody has open, with what SQLite may have left beside it.
void remove_database(const std::filesystem::path& file) noexcept;

}  // namespace materia
