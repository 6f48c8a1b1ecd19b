#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace materia {

/// Someone who has signed in.
struct EditorSession {
  std::string name;  ///< as they gave it
  std::string csrf;  ///< what their forms carry, which no other site can know
};

/// Who is signed in, in memory alone: a restart signs everyone out. Thread-safe.
class Sessions {
 public:
  static constexpr std::size_t most = 64;

  explicit Sessions(std::chrono::seconds lifetime) : lifetime_(lifetime) {}

  /// Begins a session and returns its id. Where there are as many as there may be, the oldest one ends.
  std::string begin(std::string_view name);
  /// The session of that id; nothing for one that has ended, is too old, or never was.
  [[nodiscard]] std::optional<EditorSession> find(std::string_view id);
  void end(std::string_view id);
  [[nodiscard]] std::chrono::seconds lifetime() const { return lifetime_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Held {
    EditorSession session;
    Clock::time_point begun;
  };
  void forget_old();

  std::chrono::seconds lifetime_;
  std::mutex mutex_;
  std::map<std::string, Held, std::less<>> held_;
};

}  // namespace materia
