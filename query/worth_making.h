#pragma once

#include <atomic>
#include <cstddef>

// Private to the query room.

namespace materia {

/// When to make what saves work from then on: once the work that it would have saved comes to what it costs. So a
/// program that asks a single query does not pay for many, and one that asks on never pays twice of what it had to (the
/// ski rental problem). Thread-safe.
class WorthMaking {
 public:
  /// Adds work without it, in any unit; true when it is time to make what costs `cost`.
  bool after(std::size_t work, std::size_t cost) {
    return work_.fetch_add(work, std::memory_order_relaxed) + work >= cost;
  }

 private:
  std::atomic<std::size_t> work_ = 0;
};

}  // namespace materia
