#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "web/searcher_pool.h"

namespace materia {

/// A thread that makes beforehand what the first to ask of a new generation would wait for (Searcher::prepare). It
/// looks for one every second, and rests nine times as long as it worked, so that however often an indexer commits, it
/// takes a tenth of a core at most. What fails is left to whoever asks, who gets the error.
class Preparation {
 public:
  /// `searchers` must outlive it.
  explicit Preparation(SearcherPool& searchers);
  /// Waits for what is being made.
  ~Preparation();
  Preparation(const Preparation&) = delete;
  Preparation& operator=(const Preparation&) = delete;

  /// What was prepared last; nothing before that.
  [[nodiscard]] std::optional<Edition> prepared() const;

 private:
  void run();
  /// Unless that is what was prepared last.
  void prepare_newest();

  SearcherPool& searchers_;
  mutable std::mutex mutex_;  ///< for the next three
  std::condition_variable stopping_;
  bool stopped_ = false;
  std::optional<Edition> prepared_;
  std::thread thread_;
};

}  // namespace materia
