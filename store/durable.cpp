#include "store/durable.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include "store/error.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

void write_through(const fs::path& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC);
  const bool done = descriptor >= 0 && fsync(descriptor) == 0;
  const int problem = errno;
  if (descriptor >= 0) {
    close(descriptor);
  }
  // Some file systems know no fsync of a folder.
  if (!done && problem != EINVAL) {
    throw Error(path.string() + ": can't be written to the disk: " + std::strerror(problem));
  }
}

}  // namespace

void rename_durably(const fs::path& from, const fs::path& to) {
  write_through(from, O_RDONLY);
  std::error_code failure;
  fs::rename(from, to, failure);
  if (failure) {
    throw Error(to.string() + ": can't be put in place: " + failure.message());
  }
  const fs::path folder = to.parent_path();
  write_through(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY);
}

void remove_database(const fs::path& file) noexcept {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::error_code ignored;
    fs::remove(file.native() + suffix, ignored);
  }
}

}  // namespace materia
