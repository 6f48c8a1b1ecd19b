#include <fmt/format.h>

#include <string>

#include "cli/command.h"
#include "store/error.h"
#include "store/sqlite_version.h"

namespace materia {

void add_json_option(CLI::App& command, bool& json) {
  command.add_flag("--json", json, "Print JSON for programs");
}

namespace {

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
  add_serve_command(program);
  add_duplicates_command(program, exit_code);
  add_eval_command(program, exit_code);
  add_backup_command(program, exit_code);
  add_restore_command(program, exit_code);
  add_check_command(program, exit_code);
  add_stats_command(program, exit_code);
  add_vocab_command(program, exit_code);
  check_command(program, count, arguments);
  return run_callbacks(program, count, arguments, exit_code);
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  return materia::run_program([&] { return materia::run(count, arguments); });
}
