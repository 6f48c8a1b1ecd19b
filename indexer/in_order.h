#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <thread>
#include <utility>

namespace materia {

/// How many processors there are, where `asked` is 0.
inline std::size_t threads_for(std::size_t asked) {
  return asked > 0 ? asked : std::max(std::thread::hardware_concurrency(), 1U);
}

/// Makes results on other threads and takes them on the calling one, in the order in which they were begun: what comes
/// of it does not depend on the threads. At most `ahead()` are under way or wait to be taken, so memory is bounded.
/// With one thread all is done by the caller. What is thrown while a result is made is thrown by start() or finish();
/// whoever leaves early waits for what is under way.
template <typename Result>
class InOrder {
 public:
  InOrder(std::size_t threads, std::function<void(Result&&)> take)
      : ahead_(threads > 1 ? threads + 1 : 1),
        policy_(threads > 1 ? std::launch::async : std::launch::deferred),
        take_(std::move(take)) {}
  /// Takes nothing any more, but waits: what is under way may refer to the caller's things.
  ~InOrder() {
    if (policy_ == std::launch::async) {
      for (std::future<Result>& result : under_way_) {
        result.wait();
      }
    }
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;

  [[nodiscard]] std::size_t ahead() const { return ahead_; }

  /// Begins `make(slot)`, where no two under way have the same `slot` below ahead(): a place for what threads must not
  /// share. Takes the oldest result first where as many are under way as may be.
  template <typename Make>
  void start(Make&& make) {
    if (under_way_.size() == ahead_) {
      take_oldest();
    }
    under_way_.push_back(std::async(
        policy_, [make = std::forward<Make>(make), slot = number_++ % ahead_]() mutable { return make(slot); }));
  }

  /// Takes all that is left.
  void finish() {
    while (!under_way_.empty()) {
      take_oldest();
    }
  }

 private:
  void take_oldest() {
    std::future<Result> oldest = std::move(under_way_.front());
    under_way_.pop_front();
    take_(oldest.get());
  }

  std::size_t ahead_;
  std::launch policy_;
  std::function<void(Result&&)> take_;
  std::deque<std::future<Result>> under_way_;
  std::size_t number_ = 0;
};

}  // namespace materia
