#include "query/edition.h"

#include <sys/stat.h>

namespace materia {

FileIdentity file_identity(const std::filesystem::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino};
}

}  // namespace materia
