#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/command.h"
#include "cli/terminal.h"
#include "store/backup.h"

namespace materia {
namespace {

struct BackupArguments {
  std::string db;
  std::string file;
  bool json = false;
};

nlohmann::ordered_json as_json(const Holdings& holdings) {
  return {{"generation", holdings.generation}, {"documents", holdings.documents}, {"decisions", holdings.decisions}};
}

std::string in_words(const Holdings& holdings) {
  return fmt::format("{}, {}, generation {}", counted(holdings.documents, "article"),
                     counted(holdings.decisions, "decision"), holdings.generation);
}

void print(const nlohmann::ordered_json& object) {
  fmt::print("{}\n", object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

int run_backup(const BackupArguments& arguments) {
  const Holdings saved = backup_knowledge_base(arguments.db, arguments.file);
  if (arguments.json) {
    nlohmann::ordered_json object = {{"backup", arguments.file}};
    object.update(as_json(saved));
    print(object);
  } else {
    fmt::print("{}: {}\n", arguments.file, in_words(saved));
  }
  return exit_done;
}

int run_restore(const BackupArguments& arguments) {
  const RestoreReport report = restore_knowledge_base(arguments.file, arguments.db);
  if (arguments.json) {
    print({{"restored", as_json(report.restored)},
           {"replaced", as_json(report.replaced)},
           {"wants_tags", report.wants_tags},
           {"set_aside",
            report.set_aside.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(report.set_aside)}});
    return exit_done;
  }
  fmt::print("{}: {}\n", arguments.db, in_words(report.restored));
  if (report.wants_tags) {
    fmt::print("it was made by an older materia; its articles get their tags with: materia index CORPUS --db {}\n",
               arguments.db);
  }
  if (!report.set_aside.empty()) {
    fmt::print("the damaged file that stood there is {} now\n", report.set_aside);
  } else if (report.replaced.generation > 0) {
    fmt::print("before: {}\n", in_words(report.replaced));
  }
  return exit_done;
}

std::shared_ptr<BackupArguments> add_arguments(CLI::App& command, const char* what) {
  auto arguments = std::make_shared<BackupArguments>();
  command.add_option("file", arguments->file, what)->required()->type_name("FILE");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  return arguments;
}

}  // namespace

void add_backup_command(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand("backup", "Copy a knowledge base while it is served and indexed");
  const auto arguments =
      add_arguments(command, "Where to; a backup that stands there is replaced when this one is done");
  command.footer("Example:\n  materia backup backups/monday.db --db materia.db");
  command.callback([arguments, &exit_code] { exit_code = run_backup(*arguments); });
}

void add_restore_command(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand("restore", "Put a backup in the place of a knowledge base");
  const auto arguments = add_arguments(command, "The backup; it is looked over first, and stays");
  command.footer(
      "Example:\n  materia restore backups/monday.db --db materia.db\n"
      "A server needs no restart. What was decided after the backup is gone: save it before with\n"
      "materia decisions export.");
  command.callback([arguments, &exit_code] { exit_code = run_restore(*arguments); });
}

}  // namespace materia
