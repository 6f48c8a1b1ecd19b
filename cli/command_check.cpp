#include <fmt/format.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "query/searcher.h"
#include "store/problems.h"

namespace materia {
namespace {

struct CheckArguments {
  std::string db;
  bool json = false;
};

/// The facets of all documents as a search counts them, against a count of the rows.
std::vector<std::string> facet_problems(const std::string& db) {
  Searcher searcher(db);
  Query everything = searcher.parse("");
  everything.copies = true;
  everything.limit = 0;
  std::map<std::pair<std::string, std::string>, std::size_t> counted;
  for (const Facet& facet : searcher.search(std::move(everything)).facets) {
    for (const FacetCount& value : facet.counts) {
      if (value.count > 0) {
        counted[{facet.scheme, value.concept_name()}] = value.count;
      }
    }
  }
  std::vector<std::string> problems;
  const auto differs = [&](const std::string& scheme, const std::string& name, std::size_t facet, std::size_t rows) {
    problems.push_back(fmt::format("facets: {}:{} is counted {} times, its rows say {}", scheme, name, facet, rows));
  };
  for (const ConceptCount& rows : count_concepts(db)) {
    const auto found = counted.extract({rows.scheme, rows.local_name});
    if (const std::size_t facet = found.empty() ? 0 : found.mapped(); facet != rows.documents) {
      differs(rows.scheme, rows.local_name, facet, rows.documents);
    }
  }
  for (const auto& [name, count] : counted) {
    differs(name.first, name.second, count, 0);
  }
  return problems;
}

std::vector<std::string> all_problems(const std::string& db) {
  std::vector<std::string> problems = find_problems(db);
  // What the file itself says is wrong comes first: counts on top of it say nothing more.
  return problems.empty() ? facet_problems(db) : problems;
}

int run_check(const CheckArguments& arguments) {
  const std::vector<std::string> problems = all_problems(arguments.db);
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
