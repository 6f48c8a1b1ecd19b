#include "web/request_queue.h"

namespace materia {

bool RequestQueue::push(const QueuedRequest& request, bool is_probe) {
  {
    const std::lock_guard lock(mutex_);
    if (!is_probe && waiting_.size() >= most_) return false;
    (is_probe ? probes_ : waiting_).push_back(request);
  }
  changed_.notify_one();
  return true;
}

std::optional<QueuedRequest> RequestQueue::pop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ || !waiting_.empty() || !probes_.empty(); });
  if (waiting_.empty() && probes_.empty()) return std::nullopt;
  probe_was_last_ = !probes_.empty() && (waiting_.empty() || !probe_was_last_);
  std::deque<QueuedRequest>& line = probe_was_last_ ? probes_ : waiting_;
  const QueuedRequest next = line.front();
  line.pop_front();
  return next;
}

void RequestQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

}  // namespace materia
