#include "web/preparation.h"

#include <algorithm>
#include <chrono>
#include <exception>

namespace materia {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Clock::duration between_looks = std::chrono::seconds(1);
constexpr int rests_to_work = 9;

}  // namespace

Preparation::Preparation(SearcherPool& searchers) : searchers_(searchers), thread_([this] { run(); }) {}

Preparation::~Preparation() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stopping_.notify_one();
  thread_.join();
}

std::optional<Edition> Preparation::prepared() const {
  const std::lock_guard lock(mutex_);
  return prepared_;
}

void Preparation::prepare_newest() {
  const SearcherPool::Borrowed searcher = searchers_.borrow();
  const Edition edition = (*searcher).edition();
  if (edition == prepared()) {
    return;
  }
  (*searcher).prepare();
  const std::lock_guard lock(mutex_);
  prepared_ = edition;
}

void Preparation::run() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    lock.unlock();
    const Clock::time_point begin = Clock::now();
    try {
      prepare_newest();
    } catch (const std::exception&) {
      // It is tried again at the next look.
    }
    const Clock::duration worked = Clock::now() - begin;
    lock.lock();
    stopping_.wait_for(lock, std::max(between_looks, rests_to_work * worked), [this] { return stopped_; });
  }
}

}  // namespace materia
