#include "cli/program.h"

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <system_error>

namespace materia {
namespace {

/// A reader that has seen enough (`materia search … | head -1`) is no error; a full disk is.
int after_flushing(int exit_code) {
  errno = 0;
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) {
    return exit_code;
  }
  return errno == EPIPE || errno == 0 ? exit_code : exit_error;
}

}  // namespace

int run_program(const std::function<int()>& run) {
  signal(SIGPIPE, SIG_IGN);
  try {
    return after_flushing(run());
  } catch (const std::system_error& failure) {
    if (failure.code().value() == EPIPE) {
      return exit_done;
    }
    fmt::print(stderr, "materia: {}\n", failure.what());
    return exit_error;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "materia: {}\n", failure.what());
    return exit_error;
  }
}

int run_callbacks(CLI::App& program, int count, char** arguments, const int& exit_code) {
  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? exit_done : exit_error;
  }
  return exit_code;
}

void add_db_option(CLI::App& command, std::string& file) {
  file = "materia.db";
  command.add_option("--db", file, "The knowledge base (default: $MATERIA_DB, else materia.db)")
      ->envname("MATERIA_DB")
      ->type_name("FILE");
}

}  // namespace materia
