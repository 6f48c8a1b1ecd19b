#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace materia {

/// What a knowledge base holds, for a person who wants to know what was saved or put back.
struct Holdings {
  std::int64_t generation = 0;
  std::size_t documents = 0;
  std::size_t decisions = 0;  ///< editors' words on tags and on copies
};

/// Copies a knowledge base into one file: the state between two commits, while others read and write it. The copy is
/// looked over, written to the disk under another name and renamed, so that `target` is the backup before or this one.
/// Throws Error: where the target is the knowledge base itself, is in use, or is something else than a knowledge base;
/// where the knowledge base is damaged (the backup before stays).
Holdings backup_knowledge_base(const std::filesystem::path& file, const std::filesystem::path& target);

struct RestoreReport {
  Holdings restored;
  Holdings replaced;        ///< zeros where there was nothing, or nothing that could be read
  bool wants_tags = false;  ///< the backup is of an older materia: the next run makes its tags anew
  std::string set_aside;    ///< the damaged file that stood there, renamed; empty where there was none
};

/// Puts a backup in the place of a knowledge base, in one transaction that readers see whole or not at all; the
/// generation they see then is one that the file never had. A backup of an older materia is brought up to date. All
/// that is in the backup holds then, editors' decisions too. Throws Error, and leaves everything as it was, where the
/// backup is damaged, no knowledge base, or of a newer materia, and where `file` is something else than a knowledge
/// base.
RestoreReport restore_knowledge_base(const std::filesystem::path& backup, const std::filesystem::path& file);

/// Renames a file that can't be read as a knowledge base, with SQLite's files beside it, to FILE.damaged (or .damaged-2
/// and so on where that is taken), and returns the new name. Whoever has it open goes on with what it is.
std::string set_aside_damaged(const std::filesystem::path& file);

}  // namespace materia
