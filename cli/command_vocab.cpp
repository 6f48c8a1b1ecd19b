#include "cli/command_vocab.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/command.h"

namespace materia {

void print_json(const nlohmann::ordered_json& object) {
  fmt::print("{}\n", object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void print_warnings(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) {
    fmt::print(stderr, "vocabulary: {}\n", warning);
  }
}

void add_vocab_command(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand("vocab", "Look at the vocabulary, try a new one, apply it");
  command.require_subcommand(1);
  add_vocab_check(command, exit_code);
  add_vocab_list(command, exit_code);
  add_vocab_show(command, exit_code);
  add_vocab_preview(command, exit_code);
  add_vocab_apply(command, exit_code);
  add_vocab_suggest(command, exit_code);
  add_vocab_export(command, exit_code);
  add_vocab_import(command, exit_code);
  command.footer(
      "Examples:\n"
      "  materia vocab export --format turtle --output mine.ttl\n"
      "  materia vocab preview mine.ttl\n"
      "  materia vocab apply mine.ttl\n"
      "Exit code: 0 done, 1 nothing to list, 2 error; nothing is changed then.");
}

}  // namespace materia
