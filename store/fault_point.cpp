#include "store/fault_point.h"

#ifdef MATERIA_FAULT_POINTS

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>

namespace materia {
namespace {

void append_line(const char* file, std::string line) {
  line += '\n';
  const int trace = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (trace >= 0) {
    // One write: lines of two programs don't mix. What can't be traced is missed by the test that asked.
    [[maybe_unused]] const ssize_t written = write(trace, line.data(), line.size());
    close(trace);
  }
}

}  // namespace

void fault_point(const char* name) {
  static const char* const trace = std::getenv("MATERIA_FAULT_TRACE");
  static const char* const chosen = std::getenv("MATERIA_FAULT");
  if (trace != nullptr) {
    append_line(trace, name);
  }
  if (chosen != nullptr && std::string_view(chosen) == name) {
    kill(getpid(), SIGKILL);
  }
}

}  // namespace materia

#endif
