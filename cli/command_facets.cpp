#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/query_options.h"
#include "cli/terminal.h"
#include "query/json.h"

namespace materia {
namespace {

struct FacetArguments {
  QueryOptions query;
  std::string db;
  bool json = false;
};

void print_facet(const Facet& facet, const Style& style) {
  fmt::print("\n{}\n", style.facet(facet.scheme, facet.label));
  for (const FacetCount& row : facet.counts) {
    fmt::print("{:>8}  {}{}  {}\n", grouped(row.count),
               row.selected   ? "* "
               : row.excluded ? "- "
                              : "",
               row.label(), style.faint(row.concept_name()));
  }
}

int run_facets(const FacetArguments& arguments) {
  Searcher searcher(arguments.db);
  Query query = arguments.query.to_query(searcher);
  query.limit = 0;
  const Results results = searcher.search(std::move(query));
  if (arguments.json) {
    fmt::print("{}\n", to_json(results.facets));
  } else {
    const Style style;
    fmt::print("{}\n", counted(results.total, "article"));
    for (const Facet& facet : results.facets) {
      print_facet(facet, style);
    }
    fmt::print("\n{}\n", style.faint("Counts say what is written about, not what helps."));
  }
  return results.total == 0 ? exit_nothing : exit_done;
}

}  // namespace

void add_facets_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<FacetArguments>();
  CLI::App& command =
      *program.add_subcommand("facets", "Count therapies and conditions over the articles found, or over all");
  arguments->query.add_to(command);
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer("Examples:\n  materia facets\n  materia facets knee pain --condition osteoarthritis --json");
  command.callback([arguments, &exit_code] { exit_code = run_facets(*arguments); });
}

}  // namespace materia
