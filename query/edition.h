#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>

namespace materia {

/// Which file stands at a path: another one may have the same generation.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  bool operator==(const FileIdentity&) const = default;
};
/// Zeros where no file stands.
FileIdentity file_identity(const std::filesystem::path& file);

/// What a knowledge base held at one time: answers of one edition agree with each other, and may be given again.
struct Edition {
  FileIdentity file;
  std::int64_t generation = -1;
  bool operator==(const Edition&) const = default;
};

}  // namespace materia
