#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace materia {

/// Wrong tokens, counted by the address they came from: after `most_failures` within `window` that address waits for
/// the window's end, whatever it sends. Remembers `most_addresses` at once; the longest known is then forgotten.
/// Thread-safe.
class Failures {
 public:
  static constexpr std::size_t most_failures = 10;
  static constexpr std::size_t most_addresses = 1024;
  static constexpr std::chrono::seconds window{60};

  /// How long that address has to wait; zero where it may try.
  [[nodiscard]] std::chrono::seconds wait(std::string_view address);
  void add(std::string_view address);

 private:
  using Clock = std::chrono::steady_clock;
  struct Count {
    std::size_t failures = 0;
    Clock::time_point first;
  };
  void forget_old();

  std::mutex mutex_;
  std::map<std::string, Count, std::less<>> counts_;
};

}  // namespace materia
