#include "indexer/folder_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/extract.h"
#include "indexer/scan_corpus.h"
#include "store/error.h"

namespace materia {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// A file counts once it is closed; what is made, moved or removed counts at once.
constexpr std::uint32_t what_counts =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// How long to wait at most before looking whether a root that is not there has come.
constexpr auto look_again = milliseconds(250);

bool counts(const fs::path& name) {
  return is_extractable(name) || is_json_lines(name) || name.extension() == ".ttl" || name.extension() == ".csv";
}

milliseconds until(Clock::time_point time) {
  return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(time - Clock::now()));
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

/// The folder that a root is watched by.
fs::path folder_of(const fs::path& root) {
  std::error_code ignored;
  if (!fs::is_regular_file(root, ignored)) {
    return root;
  }
  return root.has_parent_path() ? root.parent_path() : fs::path(".");
}

}  // namespace

FolderWatch::FolderWatch(std::vector<fs::path> roots)
    : roots_(std::move(roots)), events_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), stop_(eventfd(0, EFD_CLOEXEC)) {
  if (events_ < 0 || stop_ < 0) {
    const int problem = errno;
    close(events_);
    close(stop_);
    throw Error(std::string("folders can't be watched: ") + std::strerror(problem));
  }
  watch_everything();
}

FolderWatch::~FolderWatch() {
  close(events_);
  close(stop_);
}

void FolderWatch::stop() const noexcept {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(stop_, &one, sizeof one);
}

bool FolderWatch::is_stopped() const noexcept {
  pollfd waiting{stop_, POLLIN, 0};
  return poll(&waiting, 1, 0) > 0;
}

void FolderWatch::watch_below(const fs::path& folder) {
  const int watch = inotify_add_watch(events_, folder.c_str(), what_counts);
  if (watch < 0) {
    if (errno == ENOSPC) {
      throw Error(
          folder.string() +
          ": no more folders can be watched; raise fs.inotify.max_user_watches (sysctl), or index now and then");
    }
    return;  // gone again, or not readable: the run says so
  }
  folders_[watch] = folder;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
    std::error_code gone;
    if (fs::is_directory(entry->symlink_status(gone)) && !entry->path().filename().string().starts_with('.')) {
      watch_below(entry->path());
    }
  }
}

void FolderWatch::watch_everything() {
  for (const auto& [watch, folder] : folders_) {
    inotify_rm_watch(events_, watch);
  }
  folders_.clear();
  there_.assign(roots_.size(), false);
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    there_[i] = is_there(roots_[i]);
    if (there_[i]) {
      watch_below(folder_of(roots_[i]));
    }
  }
}

bool FolderWatch::roots_came_or_went() {
  bool changed = false;
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    changed = changed || there_[i] != is_there(roots_[i]);
  }
  if (changed) {
    watch_everything();
  }
  return changed;
}

bool FolderWatch::read_events() {
  bool changed = false;
  bool look_at_all = false;
  alignas(inotify_event) std::array<char, 64UL * 1024> bytes{};
  for (ssize_t size = read(events_, bytes.data(), bytes.size()); size > 0;
       size = read(events_, bytes.data(), bytes.size())) {
    for (const char* at = bytes.data(); at < bytes.data() + size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      const auto folder = folders_.find(event->wd);
      const bool lost = (event->mask & IN_Q_OVERFLOW) != 0;
      if (folder == folders_.end() && !lost) {
        continue;  // of a watch that was given up
      }
      if (lost || (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
        look_at_all = true;
      } else if ((event->mask & IN_IGNORED) != 0) {
        folders_.erase(folder);
      } else if (event->len > 0 && event->name[0] != '.') {
        const fs::path path = folder->second / event->name;
        const bool is_folder = (event->mask & IN_ISDIR) != 0;
        if (is_folder && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
          watch_below(path);  // what came with it is found by the run
        }
        // A folder that was moved away keeps its watches under a name that is wrong by now.
        look_at_all = look_at_all || (is_folder && (event->mask & IN_MOVED_FROM) != 0);
        changed = changed || is_folder || counts(path.filename());
      }
    }
  }
  if (look_at_all) {
    watch_everything();
  }
  return changed || look_at_all;
}

FolderWatch::Outcome FolderWatch::wait(milliseconds settle, milliseconds limit) {
  const auto give_up = Clock::now() + limit;
  std::array<pollfd, 2> sources{{{events_, POLLIN, 0}, {stop_, POLLIN, 0}}};
  bool changed = false;
  Clock::time_point quiet_at{};
  Clock::time_point settled_at{};
  while (true) {
    milliseconds patience = changed ? until(std::min(quiet_at, settled_at)) : until(give_up);
    const bool all_there = std::find(there_.begin(), there_.end(), false) == there_.end();
    if (!all_there || !changed) {
      // inotify says nothing of a root that is not there, and of one whose file system was taken away.
      patience = std::min(patience, look_again);
    }
    poll(sources.data(), sources.size(), static_cast<int>(patience.count()));
    if (is_stopped()) {
      return Outcome::stopped;
    }
    const bool came = roots_came_or_went();
    if (read_events() || came) {
      settled_at = changed ? settled_at : Clock::now() + 20 * settle;
      quiet_at = Clock::now() + settle;
      changed = true;
    }
    if (changed && Clock::now() >= std::min(quiet_at, settled_at)) {
      return Outcome::changed;
    }
    if (!changed && Clock::now() >= give_up) {
      return Outcome::timed_out;
    }
  }
}

}  // namespace materia
