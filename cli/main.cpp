#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <system_error>

#include "cli/command.h"
#include "store/error.h"
#include "store/sqlite_version.h"

namespace materia {

void add_db_option(CLI::App& command, std::string& file) {
  file = "materia.db";
  command.add_option("--db", file, "The knowledge base (default: $MATERIA_DB, else materia.db)")
      ->envname("MATERIA_DB")
      ->type_name("FILE");
}

void add_json_option(CLI::App& command, bool& json) {
  command.add_flag("--json", json, "Print JSON for programs");
}

namespace {

/// A reader that has seen enough (`materia search … | head -1`) is no error; a full disk is.
int after_flushing(int exit_code) {
  errno = 0;
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) {
    return exit_code;
  }
  return errno == EPIPE || errno == 0 ? exit_code : exit_error;
}

/// CLI11 alone would say no more than that a subcommand is required.
void check_command(const CLI::App& program, int count, char** arguments) {
  if (count < 2) {
    throw Error("no command given\n" + program.help());
  }
  const std::string command = arguments[1];
  const auto is_named = [&](const CLI::App* known) { return known->get_name() == command; };
  if (!command.starts_with('-') && program.get_subcommands(is_named).empty()) {
    throw Error(fmt::format("unknown command '{}'; `materia --help` lists them", command));
  }
}

int run(int count, char** arguments) {
  CLI::App program("materia: a content knowledge base with full-text search for health articles");
  program.set_version_flag(
      "--version", "materia " MATERIA_VERSION "\nSQLite " + sqlite_version() + "; built with " MATERIA_BUILT_WITH);
  program.require_subcommand(1);
  program.footer(
      "Start with:\n"
      "  materia index corpus/\n"
      "  materia search \"herniated disc\" --therapy ozone-therapy\n"
      "  materia serve\n"
      "materia tells what articles say, never what helps.");
  int exit_code = exit_done;
  add_index_command(program, exit_code);
  add_search_command(program, exit_code);
  add_show_command(program, exit_code);
  add_facets_command(program, exit_code);
  add_export_command(program, exit_code);
  add_grid_command(program, exit_code);
  add_tags_command(program, exit_code);
  add_tag_command(program, exit_code);
  add_decisions_command(program, exit_code);
  add_serve_command(program, exit_code);
  add_duplicates_command(program, exit_code);
  add_eval_command(program, exit_code);
  add_backup_command(program, exit_code);
  add_restore_command(program, exit_code);
  add_check_command(program, exit_code);
  add_stats_command(program, exit_code);
  add_vocab_command(program, exit_code);
  check_command(program, count, arguments);
  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? exit_done : exit_error;
  }
  return after_flushing(exit_code);
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  signal(SIGPIPE, SIG_IGN);
  try {
    return materia::run(count, arguments);
  } catch (const std::system_error& failure) {
    if (failure.code().value() == EPIPE) {
      return materia::exit_done;
    }
    fmt::print(stderr, "materia: {}\n", failure.what());
    return materia::exit_error;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "materia: {}\n", failure.what());
    return materia::exit_error;
  }
}
