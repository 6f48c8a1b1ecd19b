#include "store/unfinished_file.h"

#include <unistd.h>

#include <chrono>
#include <string>
#include <system_error>

#include "store/durable.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

constexpr auto given_up_after = std::chrono::hours(1);

/// By age, not by whether the process lives: it may live where its number means nothing here (a container).
void remove_leftovers(const fs::path& target) {
  const std::string prefix = target.filename().string() + ".new-";
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
    std::error_code gone;
    const auto written = fs::last_write_time(entry->path(), gone);
    if (!gone && entry->path().filename().string().starts_with(prefix) &&
        fs::file_time_type::clock::now() - written > given_up_after) {
      fs::remove(entry->path(), gone);
    }
  }
}

}  // namespace

UnfinishedFile::UnfinishedFile(const fs::path& target) : file_(target.native() + ".new-" + std::to_string(getpid())) {
  remove_leftovers(target);
  remove_database(file_);
}

UnfinishedFile::~UnfinishedFile() {
  remove_database(file_);
}

}  // namespace materia
