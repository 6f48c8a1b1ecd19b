#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "store/problems.h"

namespace materia {
namespace {

struct CheckArguments {
  std::string db;
  bool json = false;
};

int run_check(const CheckArguments& arguments) {
  const std::vector<std::string> problems = find_problems(arguments.db);
  if (arguments.json) {
    const nlohmann::ordered_json object = {{"ok", problems.empty()}, {"problems", problems}};
    fmt::print("{}\n", object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  } else if (problems.empty()) {
    fmt::print("{}: all is well\n", arguments.db);
  } else {
    for (const std::string& problem : problems) {
      fmt::print("{}\n", problem);
    }
  }
  return problems.empty() ? exit_done : exit_error;
}

}  // namespace

void add_check_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<CheckArguments>();
  CLI::App& command = *program.add_subcommand("check", "Look whether a knowledge base is whole");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer("Example:\n  materia check --db materia.db\nExit code: 0 all is well, 2 problems found.");
  command.callback([arguments, &exit_code] { exit_code = run_check(*arguments); });
}

}  // namespace materia
