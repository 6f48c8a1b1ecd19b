#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/command.h"
#include "cli/decision_lines.h"
#include "cli/terminal.h"
#include "store/decisions.h"
#include "store/error.h"
#include "store/names.h"

namespace materia {
namespace {

using Json = nlohmann::ordered_json;

struct DecisionsArguments {
  std::string file;
  std::string db;
  bool json = false;
};

int run_list(const DecisionsArguments& arguments) {
  const std::vector<ListedDecision> listed = list_decisions(arguments.db);
  Json decisions = Json::array();
  const Style style;
  for (const ListedDecision& one : listed) {
    const Decision& said = one.decision;
    if (arguments.json) {
      Json& object = decisions.emplace_back(Json::parse(decision_line(said)));
      object["in_force"] = one.in_force;
      object["document_gone"] = !one.has_document;
      object["concept_gone"] = !one.has_concept;
      continue;
    }
    const std::string note = fmt::format("{} by {}{}{}{}{}", said.at, said.by, said.why.empty() ? "" : ": " + said.why,
                                         one.in_force ? "" : " · overruled by a later one",
                                         one.has_document ? "" : " · no such document now",
                                         one.has_concept ? "" : " · the concept is retired");
    fmt::print("{:<8} {} {}  {}\n", name_of(said.action), said.path,
               style.facet(said.scheme, said.scheme + ":" + said.concept_name), style.faint(note));
  }
  if (arguments.json) {
    fmt::print("{}\n", Json{{"decisions", decisions}}.dump());
  }
  return listed.empty() ? exit_nothing : exit_done;
}

int run_export(const DecisionsArguments& arguments) {
  std::string lines;
  std::size_t count = 0;
  for (const ListedDecision& one : list_decisions(arguments.db)) {
    lines += decision_line(one.decision) + "\n";
    ++count;
  }
  if (arguments.file.empty() || arguments.file == "-") {
    fmt::print("{}", lines);
    return exit_done;
  }
  std::ofstream file(arguments.file, std::ios::binary);
  if (!(file << lines << std::flush)) {
    throw Error(arguments.file + ": can't be written: " + std::generic_category().message(errno));
  }
  fmt::print(stderr, "{} written to {}\n", counted(count, "decision"), arguments.file);
  return exit_done;
}

std::vector<Decision> read_file(const std::string& name) {
  if (name == "-") {
    return read_decision_lines(std::cin, "standard input");
  }
  std::ifstream file(name, std::ios::binary);
  if (!file) {
    throw Error(name + ": can't be read: " + std::generic_category().message(errno));
  }
  std::vector<Decision> decisions = read_decision_lines(file, name);
  if (file.bad()) {
    throw Error(name + ": can't be read to its end");
  }
  return decisions;
}

int run_import(const DecisionsArguments& arguments) {
  const ImportedDecisions imported = import_decisions(arguments.db, read_file(arguments.file));
  if (arguments.json) {
    const Json object = {{"added", imported.added}, {"known", imported.known}, {"generation", imported.generation}};
    fmt::print("{}\n", object.dump());
  } else {
    fmt::print("{} imported, {} known already\n", counted(imported.added, "decision"), grouped(imported.known));
  }
  return exit_done;
}

CLI::App& add_action(CLI::App& parent, const char* name, const char* help,
                     const std::shared_ptr<DecisionsArguments>& arguments, int (*run)(const DecisionsArguments&),
                     int& exit_code) {
  CLI::App& command = *parent.add_subcommand(name, help);
  add_db_option(command, arguments->db);
  command.callback([arguments, run, &exit_code] { exit_code = run(*arguments); });
  return command;
}

}  // namespace

void add_decisions_command(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand("decisions", "List, export and import what editors have decided");
  command.require_subcommand(1);
  // One for each: an option's default stands in the place it is bound to.
  auto listed = std::make_shared<DecisionsArguments>();
  add_json_option(
      add_action(command, "list", "All decisions, with what has become of them", listed, run_list, exit_code),
      listed->json);
  auto exported = std::make_shared<DecisionsArguments>();
  add_action(command, "export", "Print them as lines of JSON, in the order they were taken", exported, run_export,
             exit_code)
      .add_option("file", exported->file, "Write them there instead");
  auto imported = std::make_shared<DecisionsArguments>();
  CLI::App& import =
      add_action(command, "import", "Bring decisions, all or none; those that are there stay as they are", imported,
                 run_import, exit_code);
  import.add_option("file", imported->file, "Lines of JSON as export writes them; - for standard input")->required();
  add_json_option(import, imported->json);
  command.footer(
      "Examples:\n"
      "  materia decisions export decisions.jsonl\n"
      "  materia decisions import decisions.jsonl --db other.db\n"
      "Decisions on documents and concepts that are not there are kept until they are. Exit code: 0 done, 1 none to "
      "list,\n2 error.");
}

}  // namespace materia
