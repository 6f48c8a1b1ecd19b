#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

#include "web/client_connection.h"

namespace materia {

/// A connection whose request is whole.
struct QueuedRequest {
  ClientConnection* connection = nullptr;
  std::size_t size = 0;  ///< of the request, at the beginning of what was received
  ClientConnection::Clock::time_point came_at;
};

/// The requests that wait for a worker, first come first served. Probes (/healthz, /readyz) have a line of their own,
/// which is served in turn with the other and always has room: a busy server is not taken for a dead one. Thread-safe.
class RequestQueue {
 public:
  explicit RequestQueue(std::size_t most) : most_(most) {}

  /// False where it is full.
  bool push(const QueuedRequest& request, bool is_probe);
  /// The next one, waiting for it; nothing once the queue was closed and is empty.
  std::optional<QueuedRequest> pop();
  void close();

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<QueuedRequest> waiting_;
  std::deque<QueuedRequest> probes_;
  bool probe_was_last_ = false;
  bool closed_ = false;
};

}  // namespace materia
