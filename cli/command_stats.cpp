#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "query/json.h"
#include "query/searcher.h"

namespace materia {
namespace {

struct StatsArguments {
  std::string db;
  bool json = false;
};

void print_statistics(const Statistics& statistics) {
  const auto row = [](const char* name, std::size_t number) { fmt::print("{:<18}{:>12}\n", name, grouped(number)); };
  row("articles", statistics.documents);
  row("passages", statistics.passages);
  row("words", statistics.words);
  row("concepts", statistics.concepts);
  row("labels", statistics.labels);
  row("mentions", statistics.mentions);
  row("tags", statistics.tags);
  row("without a tag", statistics.untagged_documents);
  row("without a date", statistics.undated_documents);
  row("titles inferred", statistics.inferred_titles);
  row("decisions", statistics.decisions);
  row("groups of copies", statistics.duplicate_groups);
  row("copies", statistics.copies);
  row("repeated blocks", statistics.repeated_blocks);
  row("blocks left out", statistics.left_out_blocks);
  row("bytes", statistics.file_bytes);
  row("generation", static_cast<std::size_t>(statistics.generation));
  fmt::print("corpus            {}\n", statistics.corpus);
  for (const SkippedFile& file : statistics.skipped) {
    fmt::print("skipped           {}: {}\n", file.path, file.reason);
  }
}

int run_stats(const StatsArguments& arguments) {
  Searcher searcher(arguments.db);
  const Statistics statistics = searcher.statistics();
  if (arguments.json) {
    fmt::print("{}\n", to_json(statistics));
  } else {
    print_statistics(statistics);
  }
  return exit_done;
}

}  // namespace

void add_stats_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<StatsArguments>();
  CLI::App& command = *program.add_subcommand("stats", "Print what a knowledge base holds");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer("Example:\n  materia stats --json");
  command.callback([arguments, &exit_code] { exit_code = run_stats(*arguments); });
}

}  // namespace materia
