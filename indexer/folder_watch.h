#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <vector>

namespace materia {

/// Tells when files below some folders have changed (Linux's inotify): written, made, removed, renamed, and folders
/// added, removed or renamed with what is in them. Only names that a corpus or a vocabulary is read from count, so that
/// a knowledge base may stand beside them. What a symbolic link leads to is not watched. Used by one thread, but for
/// stop().
class FolderWatch {
 public:
  enum class Outcome {
    changed,  ///< something has, and nothing more for a while
    stopped,
    timed_out
  };

  /// Watches from now on. Each root is a folder, or one file, which is watched by its name. A root that is not there is
  /// waited for. Throws Error when the system gives out no more watches.
  explicit FolderWatch(std::vector<std::filesystem::path> roots);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// Waits for a change since the last call (or since the construction), and then until nothing has changed for
  /// `settle`, but not longer than twenty times that. A root that goes or comes back is a change.
  Outcome wait(std::chrono::milliseconds settle, std::chrono::milliseconds limit);

  /// Ends wait(), now and from now on. Any thread.
  void stop() const noexcept;
  [[nodiscard]] bool is_stopped() const noexcept;

 private:
  void watch_below(const std::filesystem::path& folder);
  void watch_everything();
  bool read_events();
  bool roots_came_or_went();

  std::vector<std::filesystem::path> roots_;
  std::vector<bool> there_;  ///< for each root
  std::map<int, std::filesystem::path> folders_;
  int events_ = -1;
  int stop_ = -1;
};

}  // namespace materia
