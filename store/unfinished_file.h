#pragma once

#include <filesystem>

namespace materia {

/// A database that is made beside the file it is to become, under a name of its own (FILE.new-PROCESS). It is removed,
/// with what SQLite keeps beside it, unless it was renamed by then. What programs left there that were ended by force
/// is removed, too, an hour after it was last written.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const std::filesystem::path& target);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
};

}  // namespace materia
