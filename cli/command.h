#pragma once

#include <CLI/CLI.hpp>

#include "cli/program.h"

namespace materia {

// Each adds one command to the program; when it is the one that was typed, parsing runs it and sets `exit_code`.
// What goes wrong is thrown (Error, QueryError) and printed by main.
void add_index_command(CLI::App& program, int& exit_code);
void add_search_command(CLI::App& program, int& exit_code);
void add_show_command(CLI::App& program, int& exit_code);
void add_duplicates_command(CLI::App& program, int& exit_code);
void add_eval_command(CLI::App& program, int& exit_code);
void add_eval_tags_command(CLI::App& eval, int& exit_code);  ///< of `eval`
void add_export_command(CLI::App& program, int& exit_code);
void add_facets_command(CLI::App& program, int& exit_code);
void add_grid_command(CLI::App& program, int& exit_code);
void add_serve_command(CLI::App& program);  ///< hands over to materia-serve (serve.cpp)
void add_backup_command(CLI::App& program, int& exit_code);
void add_restore_command(CLI::App& program, int& exit_code);
void add_check_command(CLI::App& program, int& exit_code);
void add_stats_command(CLI::App& program, int& exit_code);
void add_vocab_command(CLI::App& program, int& exit_code);
void add_tags_command(CLI::App& program, int& exit_code);
void add_tag_command(CLI::App& program, int& exit_code);
void add_decisions_command(CLI::App& program, int& exit_code);

/// The option --json.
void add_json_option(CLI::App& command, bool& json);

}  // namespace materia
