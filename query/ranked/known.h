#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

// Private to the query room.

namespace materia {

/// What was read or found in a generation and may be asked for again, in at most so much memory. Kept in two halves:
/// what is asked for moves to the newer one, and when that is full, the older one is forgotten. Thread-safe.
template <typename Value, typename Key = std::string>
class Known {
 public:
  explicit Known(std::size_t most_bytes) : most_of_a_half_(most_bytes / 2) {}

  /// Null where it is not known.
  [[nodiscard]] std::shared_ptr<const Value> find(const Key& key) {
    const std::lock_guard lock(mutex_);
    if (const auto known = newer_.values.find(key); known != newer_.values.end()) {
      return known->second.value;
    }
    auto known = older_.values.extract(key);
    if (known.empty()) {
      return nullptr;
    }
    std::shared_ptr<const Value> value = known.mapped().value;
    const std::size_t bytes = known.mapped().bytes;
    make_room(bytes);
    newer_.bytes += bytes;
    newer_.values.insert(std::move(known));
    return value;
  }

  /// `bytes` are those that the value and a long key take; the table's own are added. What would fill a half is not
  /// kept, nor what another thread has kept.
  void keep(const Key& key, std::shared_ptr<const Value> value, std::size_t bytes) {
    bytes += bytes_of_entry;
    if (bytes > most_of_a_half_) {
      return;
    }
    const std::lock_guard lock(mutex_);
    if (older_.values.contains(key) || newer_.values.contains(key)) {
      return;
    }
    make_room(bytes);
    newer_.bytes += bytes;
    newer_.values.emplace(key, Entry{std::move(value), bytes});
  }

 private:
  static constexpr std::size_t bytes_of_entry = 160;  // about
  struct Entry {
    std::shared_ptr<const Value> value;
    std::size_t bytes = 0;
  };
  struct Half {
    std::unordered_map<Key, Entry> values;
    std::size_t bytes = 0;  ///< of what came to it, that which has moved on too
  };

  void make_room(std::size_t bytes) {
    if (newer_.bytes + bytes > most_of_a_half_) {
      older_ = std::exchange(newer_, {});
    }
  }

  std::size_t most_of_a_half_;
  std::mutex mutex_;
  Half newer_;
  Half older_;
};

}  // namespace materia
