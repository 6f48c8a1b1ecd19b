#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read_skos.h"

namespace materia {

// The subcommands of `materia vocab`.
void add_vocab_check(CLI::App& vocab, int& exit_code);
void add_vocab_list(CLI::App& vocab, int& exit_code);
void add_vocab_show(CLI::App& vocab, int& exit_code);
void add_vocab_preview(CLI::App& vocab, int& exit_code);
void add_vocab_apply(CLI::App& vocab, int& exit_code);
void add_vocab_suggest(CLI::App& vocab, int& exit_code);
void add_vocab_export(CLI::App& vocab, int& exit_code);
void add_vocab_import(CLI::App& vocab, int& exit_code);

/// Applies a vocabulary and prints what has changed.
int run_vocab_apply(const std::string& db, const std::vector<TurtleSource>& sources, bool json, std::size_t limit);

/// Prints one object on a line, whatever bytes its texts hold.
void print_json(const nlohmann::ordered_json& object);

/// What is most likely a mistake of a vocabulary, on standard error.
void print_warnings(const std::vector<std::string>& warnings);

}  // namespace materia
