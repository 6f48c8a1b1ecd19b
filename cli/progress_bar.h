#pragma once

#include <chrono>

#include "indexer/index_corpus.h"

namespace materia {

/// One line on standard error that is written over: share, articles, rate, remaining time. Silent where standard error
/// is no terminal.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(const IndexProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  bool on_terminal_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace materia
