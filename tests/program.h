#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace materia {

/// Whether this machine gives out pseudo-terminals; a bare chroot does not.
bool has_terminals();

struct ProgramResult {
  int exit_code = 0;  ///< 128 and more for a program that a signal ended, as in a shell
  std::string out;
  std::string err;
};

struct ProgramOptions {
  std::map<std::string, std::string>
      environment{};               ///< beside the tests' own; MATERIA_DB and NO_COLOR are never passed on
  std::filesystem::path folder{};  ///< where it runs; empty is here
  std::chrono::seconds limit{180};
  bool terminal = false;  ///< standard output and error are one terminal, read as standard output
  std::optional<std::size_t> close_output_after{};  ///< stop reading its standard output after so many bytes
};

/// Runs the real program with these arguments, without a shell, and waits for its end. Standard output and error are
/// pipes, standard input is empty. Throws std::runtime_error, after killing it, when it outlives the limit.
ProgramResult run_program(const std::vector<std::string>& arguments, const ProgramOptions& options = {});

/// `materia serve` of one knowledge base on a free port, for as long as this lives.
class RunningServer {
 public:
  /// Waits until the server has printed its URL. Throws std::runtime_error when it does not.
  explicit RunningServer(const std::filesystem::path& knowledge_base);
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }  ///< "http://127.0.0.1:PORT/"
  [[nodiscard]] int port() const;
  [[nodiscard]] pid_t process() const { return process_; }

  /// Asks it to end as a service manager would (SIGTERM) and returns its exit code; kills it after ten seconds.
  int stop();

 private:
  pid_t process_ = 0;
  int output_ = -1;
  std::string url_;
};

}  // namespace materia
