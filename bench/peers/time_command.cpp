// Runs a command several times, throws its output away, and prints a JSON object: the median of the seconds it took and
// the most memory it had resident:
//   time_command TIMES COMMAND [ARGUMENT...]
// What the command says on standard error is shown where it fails.

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

extern char** environ;

namespace {

struct Taken {
  double seconds = 0;
  long kilobytes = 0;
};

Taken run_once(char** command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t process = 0;
  const int error = posix_spawnp(&process, command[0], &actions, nullptr, command, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error(fmt::format("{}: {}", command[0], std::strerror(error)));
  int status = 0;
  rusage usage{};
  while (wait4(process, &status, 0, &usage) < 0) {
    if (errno != EINTR) throw std::runtime_error(fmt::format("{}: {}", command[0], std::strerror(errno)));
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) throw std::runtime_error(fmt::format("{} failed", command[0]));
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), usage.ru_maxrss};
}

void run_times(std::size_t times, char** command) {
  std::vector<double> seconds;
  long kilobytes = 0;
  for (std::size_t i = 0; i < times; ++i) {
    const Taken taken = run_once(command);
    seconds.push_back(taken.seconds);
    kilobytes = std::max(kilobytes, taken.kilobytes);
  }
  std::sort(seconds.begin(), seconds.end());
  fmt::print("{{\"seconds\":{:.6f},\"peak_bytes\":{}}}\n", seconds.at(seconds.size() / 2), kilobytes * 1024);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count < 3) throw std::runtime_error("usage: time_command TIMES COMMAND [ARGUMENT...]");
    run_times(std::stoul(arguments[1]), arguments + 2);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "time_command: {}\n", error.what());
    return 2;
  }
}
