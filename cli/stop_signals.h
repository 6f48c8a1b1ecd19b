#pragma once

#include <csignal>

namespace materia {

/// SIGINT and SIGTERM, kept for wait(). Made before any thread starts, since threads take the mask of the one that
/// starts them.
class StopSignals {
 public:
  StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// Returns when one of them comes. One thread at a time.
  void wait() const;
  /// Lets wait() return.
  void give_up() const;

 private:
  sigset_t signals_;
};

}  // namespace materia
