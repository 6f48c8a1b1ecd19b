#include "web/warmup.h"

#include <algorithm>
#include <chrono>
#include <exception>

#include "store/allocator.h"

namespace materia {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Clock::duration between_looks = std::chrono::milliseconds(100);
constexpr int rests_to_work = 9;

}  // namespace

Warmup::Warmup(SearcherPool& searchers) : searchers_(searchers), thread_([this] { run(); }) {}

Warmup::~Warmup() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stopping_.notify_one();
  thread_.join();
}

std::optional<Edition> Warmup::warm() const {
  const std::lock_guard lock(mutex_);
  return warm_;
}

void Warmup::warm_newest() {
  const SearcherPool::Borrowed searcher = searchers_.borrow();
  const Edition edition = (*searcher).edition();
  if (edition == warm()) {
    return;
  }
  (*searcher).warm_up();
  give_back_memory();  // of all titles while suggestions were made of them
  const std::lock_guard lock(mutex_);
  warm_ = edition;
}

void Warmup::run() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    lock.unlock();
    const Clock::time_point begin = Clock::now();
    try {
      warm_newest();
    } catch (const std::exception&) {
      // It is tried again at the next look.
    }
    const Clock::duration worked = Clock::now() - begin;
    lock.lock();
    stopping_.wait_for(lock, std::max(between_looks, rests_to_work * worked), [this] { return stopped_; });
  }
}

}  // namespace materia
