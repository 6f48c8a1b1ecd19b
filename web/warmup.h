#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "web/searcher_pool.h"

namespace materia {

/// A thread that makes beforehand what the first to ask of a new generation would wait for (Searcher::warm_up). It
/// looks for one ten times a second, and rests nine times as long as it worked: however often an indexer commits, it
/// takes a tenth of a core at most. What fails is left to whoever asks, who gets the error.
class Warmup {
 public:
  /// `searchers` must outlive it.
  explicit Warmup(SearcherPool& searchers);
  /// Waits for what is being made.
  ~Warmup();
  Warmup(const Warmup&) = delete;
  Warmup& operator=(const Warmup&) = delete;

  /// What all was made of last; nothing before that.
  [[nodiscard]] std::optional<Edition> warm() const;

 private:
  void run();
  /// Unless that was done.
  void warm_newest();

  SearcherPool& searchers_;
  mutable std::mutex mutex_;  ///< for the next three
  std::condition_variable stopping_;
  bool stopped_ = false;
  std::optional<Edition> warm_;
  std::thread thread_;
};

}  // namespace materia
