#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace materia {

// The contract with scripts: what the exit code says.
inline constexpr int exit_done = 0;     ///< found, or done
inline constexpr int exit_nothing = 1;  ///< nothing found
inline constexpr int exit_error = 2;    ///< wrong arguments, an unreadable file, a damaged knowledge base

/// What main() of each of our programs does: runs it, flushes what it printed, prints what it threw and returns the
/// exit code. A reader that has seen enough is no error.
int run_program(const std::function<int()>& run);

/// Parses arguments, which runs the callbacks of what they name. Returns exit_error, with the reason printed, where
/// they are wrong; else what the callbacks set `exit_code` to.
int run_callbacks(CLI::App& program, int count, char** arguments, const int& exit_code);

/// The option --db that every command has: default $MATERIA_DB, else materia.db.
void add_db_option(CLI::App& command, std::string& file);

}  // namespace materia
