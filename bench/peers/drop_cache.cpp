// Takes files, or all files of folders, out of the page cache, so that whoever reads them next reads the disk:
//   drop_cache PATH...
// Only what is written back and not mapped by a running program can go. Needs no rights, and leaves the caches of other
// programs alone, unlike /proc/sys/vm/drop_caches.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <stdexcept>

namespace {

namespace fs = std::filesystem;

void drop(const fs::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool dropped =
      descriptor >= 0 && fdatasync(descriptor) == 0 && posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) == 0;
  if (descriptor >= 0) close(descriptor);
  if (!dropped) throw std::runtime_error(file.string() + ": can't be taken out of the page cache");
}

void drop_all(const fs::path& path) {
  if (!fs::is_directory(path)) {
    drop(path);
    return;
  }
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) drop(entry.path());
  }
}

}  // namespace

int main(int count, char** arguments) {
  try {
    for (int i = 1; i < count; ++i) drop_all(arguments[i]);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "drop_cache: {}\n", error.what());
    return 2;
  }
}
