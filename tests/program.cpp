#include "tests/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <thread>

extern char** environ;

namespace materia {
namespace {

using Clock = std::chrono::steady_clock;

struct Child {
  pid_t process = 0;
  int out = -1;
  int err = -1;  ///< -1: the child writes to the tests' own standard error
};

std::vector<std::string> environment_with(const std::map<std::string, std::string>& additions) {
  std::vector<std::string> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (!text.starts_with("MATERIA_DB=") && !text.starts_with("NO_COLOR=")) {
      environment.emplace_back(text);
    }
  }
  for (const auto& [name, value] : additions) {
    environment.push_back(name + "=" + value);
  }
  return environment;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> made;
  for (std::string& text : texts) {
    made.push_back(text.data());
  }
  made.push_back(nullptr);
  return made;
}

/// Two ends, [0] to read what is written to [1].
using Channel = std::array<int, 2>;

Channel make_channel(bool terminal) {
  Channel ends{-1, -1};
  if (terminal) {
    ends[0] = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (ends[0] >= 0 && grantpt(ends[0]) == 0 && unlockpt(ends[0]) == 0) {
      const char* name = ptsname(ends[0]);
      ends[1] = name == nullptr ? -1 : open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    }
  } else if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    ends[1] = -1;
  }
  if (ends[1] < 0) {
    throw std::runtime_error(std::string("no pipe or terminal: ") + std::strerror(errno));
  }
  return ends;
}

Child start(const std::vector<std::string>& arguments, const ProgramOptions& options, bool keep_errors) {
  // Everything that allocates comes before the fork.
  std::vector<std::string> words = {MATERIA_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = environment_with(options.environment);
  const std::vector<char*> argv = pointers(words);
  const std::vector<char*> envp = pointers(environment);
  const Channel out = make_channel(options.terminal);
  const Channel err = keep_errors && !options.terminal ? make_channel(false) : Channel{-1, -1};
  const pid_t process = fork();
  if (process == 0) {
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    if (keep_errors) {
      dup2(options.terminal ? out[1] : err[1], STDERR_FILENO);
    }
    if (options.folder.empty() || chdir(options.folder.c_str()) == 0) {
      execve(argv[0], argv.data(), envp.data());
    }
    _exit(127);
  }
  close(out[1]);
  if (err[1] >= 0) {
    close(err[1]);
  }
  return {process, out[0], err[0]};
}

int exit_code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Waits for the end of a process; nothing when it still runs at the deadline.
std::optional<int> wait_until(pid_t process, Clock::time_point deadline) {
  int status = 0;
  while (waitpid(process, &status, WNOHANG) == 0) {
    if (Clock::now() > deadline) {
      return std::nullopt;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return exit_code_of(status);
}

int kill_and_wait(pid_t process) {
  kill(process, SIGKILL);
  int status = 0;
  waitpid(process, &status, 0);
  return exit_code_of(status);
}

/// Reads what there is; closes the pipe at its end or once `text` holds `most` bytes.
void read_some(int& pipe, std::string& text, std::size_t most) {
  std::array<char, 65536> bytes{};
  const ssize_t count = read(pipe, bytes.data(), std::min(bytes.size(), most - text.size()));
  if (count > 0) {
    text.append(bytes.data(), static_cast<std::size_t>(count));
  }
  // A terminal whose other side is closed ends in an error.
  if (count == 0 || (count < 0 && errno != EINTR) || text.size() >= most) {
    close(pipe);
    pipe = -1;
  }
}

/// Reads both pipes to their ends; false at the deadline.
bool read_all(Child& child, ProgramResult& result, std::size_t most, Clock::time_point deadline) {
  while (child.out >= 0 || child.err >= 0) {
    std::array<pollfd, 2> pipes{{{child.out, POLLIN, 0}, {child.err, POLLIN, 0}}};
    poll(pipes.data(), pipes.size(), 100);
    if (pipes[0].revents != 0) {
      read_some(child.out, result.out, most);
    }
    if (pipes[1].revents != 0) {
      read_some(child.err, result.err, std::string::npos);
    }
    if (Clock::now() > deadline) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool has_terminals() {
  try {
    for (const int end : make_channel(true)) {
      close(end);
    }
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

ProgramResult run_program(const std::vector<std::string>& arguments, const ProgramOptions& options) {
  const auto deadline = Clock::now() + options.limit;
  Child child = start(arguments, options, true);
  ProgramResult result;
  const bool ended = read_all(child, result, options.close_output_after.value_or(std::string::npos), deadline);
  const std::optional<int> code = ended ? wait_until(child.process, deadline) : std::nullopt;
  if (!code) {
    kill_and_wait(child.process);
    for (const int pipe : {child.out, child.err}) {
      if (pipe >= 0) {
        close(pipe);
      }
    }
    throw std::runtime_error(
        fmt::format("materia {} did not end within {} s", fmt::join(arguments, " "), options.limit.count()));
  }
  result.exit_code = *code;
  return result;
}

RunningServer::RunningServer(const std::filesystem::path& knowledge_base) {
  const Child child = start({"serve", "--port", "0", "--db", knowledge_base.string()}, {}, false);
  process_ = child.process;
  output_ = child.out;
  const auto deadline = Clock::now() + std::chrono::seconds(30);
  while (url_.empty() || url_.back() != '\n') {
    pollfd waiting{output_, POLLIN, 0};
    char byte = 0;
    if (Clock::now() > deadline || (poll(&waiting, 1, 100) > 0 && read(output_, &byte, 1) != 1)) {
      stop();
      throw std::runtime_error("materia serve printed no URL");
    }
    if (byte != 0) {
      url_ += byte;
    }
  }
  url_.pop_back();
}

RunningServer::~RunningServer() {
  stop();
}

int RunningServer::port() const {
  return std::atoi(url_.c_str() + url_.rfind(':') + 1);
}

int RunningServer::stop() {
  if (process_ == 0) {
    return 0;
  }
  kill(process_, SIGTERM);
  const std::optional<int> code = wait_until(process_, Clock::now() + std::chrono::seconds(10));
  const int result = code ? *code : kill_and_wait(process_);
  process_ = 0;
  close(output_);
  return result;
}

}  // namespace materia
