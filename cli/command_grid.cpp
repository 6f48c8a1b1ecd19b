#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/query_options.h"
#include "cli/terminal.h"
#include "query/grid.h"

namespace materia {
namespace {

struct GridArguments {
  QueryOptions query;
  GridSide rows;
  GridSide columns;
  std::vector<std::string> open;
  bool unfold = false;
  std::string sort = "count";
  std::size_t most = 4000;
  std::size_t gaps = 10;
  std::string db;
  bool csv = false;
  bool json = false;
};

/// On a terminal a line for each row with its columns, most articles first: a table of fifty columns fits none.
void print_grid(const Grid& grid, const Style& style) {
  constexpr std::size_t shown = 6;
  fmt::print("{}\n", counted(grid.total, "article"));
  for (std::size_t row = 0; row < grid.rows.lines.size(); ++row) {
    const GridLine& line = grid.rows.lines[row];
    fmt::print("\n{:>8}  {}{}  {}\n", grouped(line.count), std::string(line.depth * 2, ' '),
               style.facet(grid.rows.scheme, line.label), style.faint(line.concept_name));
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < grid.columns.lines.size(); ++column) {
      if (grid.cell(row, column) > 0) columns.push_back(column);
    }
    std::ranges::stable_sort(columns, std::ranges::greater(),
                             [&](std::size_t column) { return grid.cell(row, column); });
    for (const std::size_t column : std::span(columns).first(std::min(shown, columns.size()))) {
      fmt::print("{:>8}    {}{}\n", grouped(grid.cell(row, column)), std::string(line.depth * 2, ' '),
                 style.facet(grid.columns.scheme, grid.columns.lines[column].label));
    }
    if (columns.size() > shown) {
      fmt::print("{}\n", style.faint(fmt::format("{:>8}    and {} more", "", columns.size() - shown)));
    }
  }
  if (!grid.gaps.empty()) {
    fmt::print("\nWritten about, but never together ({} pairs; expected articles first)\n", grouped(grid.gap_count));
    for (const GridGap& gap : grid.gaps) {
      fmt::print("{:>8.2f}  {} × {}\n", gap.expected, style.facet(grid.rows.scheme, gap.row_label),
                 style.facet(grid.columns.scheme, gap.column_label));
    }
  }
  fmt::print("\n{}\n", style.faint("Counts say what is written about, not what helps."));
}

int run_grid(const GridArguments& arguments) {
  Searcher searcher(arguments.db);
  GridRequest request{arguments.query.to_query(searcher), arguments.rows, arguments.columns, arguments.gaps};
  for (GridSide* side : {&request.rows, &request.columns}) {
    side->open = arguments.open;  // a name that the other side has is passed over
    side->open_all = arguments.unfold;
    side->order = arguments.sort == "name" ? GridOrder::by_name : GridOrder::by_count;
    side->most = arguments.most;
  }
  if (arguments.csv) request.gaps = 0;
  const Grid grid = searcher.grid(request);
  if (arguments.csv) {
    fmt::print("{}", to_csv(grid));
  } else if (arguments.json) {
    fmt::print("{}\n", to_json(grid));
  } else {
    print_grid(grid, Style());
  }
  return grid.total == 0 ? exit_nothing : exit_done;
}

}  // namespace

void add_grid_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<GridArguments>();
  CLI::App& command =
      *program.add_subcommand("grid", "Count the articles for each therapy with each condition, and name the gaps");
  arguments->query.add_to(command);
  command.add_option("--rows", arguments->rows.scheme, "The facet of the rows (default: therapy)")->type_name("FACET");
  command.add_option("--columns", arguments->columns.scheme, "The facet of the columns (default: condition)")
      ->type_name("FACET");
  command.add_option("--open", arguments->open, "Show what stands below this concept, too (repeat for more)")
      ->allow_extra_args(false)
      ->type_name("ID");
  command.add_flag("--unfold", arguments->unfold, "Show what stands below each concept");
  command.add_option("--sort", arguments->sort, "The order of rows and columns")
      ->check(CLI::IsMember({"count", "name"}));
  command.add_option("--most", arguments->most, "At most so many rows and columns, those with most articles")
      ->check(CLI::Range(1, 100000))
      ->type_name("N");
  command.add_option("--gaps", arguments->gaps, "At most so many pairs that are written about, but never together")
      ->type_name("N");
  add_db_option(command, arguments->db);
  CLI::Option* csv = command.add_flag("--csv", arguments->csv, "Print a table for spreadsheets");
  add_json_option(command, arguments->json);
  csv->excludes("--json");
  command.footer("Examples:\n  materia grid\n  materia grid knee --therapy regenerative-medicine --unfold --csv");
  command.callback([arguments, &exit_code] { exit_code = run_grid(*arguments); });
}

}  // namespace materia
