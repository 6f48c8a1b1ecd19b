#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <limits>
#include <memory>

#include "cli/command.h"
#include "cli/query_options.h"
#include "query/export.h"
#include "store/error.h"

namespace materia {
namespace {

struct ExportArguments {
  QueryOptions query;
  std::string db;
  std::string format = "csv";
  std::string output;
  std::size_t limit = 0;
};

int run_export(const ExportArguments& arguments) {
  Searcher searcher(arguments.db);
  Query query = arguments.query.to_query(searcher);
  query.offset = 0;
  query.limit = arguments.limit > 0 ? arguments.limit : std::numeric_limits<std::size_t>::max();
  std::ofstream file;
  if (!arguments.output.empty()) {
    file.open(arguments.output, std::ios::binary);
    if (!file) {
      throw Error(fmt::format("{}: can't be written: {}", arguments.output, std::strerror(errno)));
    }
  }
  const auto write = [&](const std::string& text) {
    if (arguments.output.empty()) {
      std::fwrite(text.data(), 1, text.size(), stdout);
    } else {
      file << text;
    }
  };
  const Exporter exporter(*export_format_named(arguments.format), searcher.schemes());
  write(exporter.head());
  std::size_t count = 0;
  searcher.for_each_found(std::move(query), [&](const FoundDocument& document) {
    write(exporter.article(document));
    ++count;
  });
  if (!arguments.output.empty() && !file.flush()) {
    throw Error(fmt::format("{}: can't be written to its end: {}", arguments.output, std::strerror(errno)));
  }
  return count == 0 ? exit_nothing : exit_done;
}

}  // namespace

void add_export_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<ExportArguments>();
  CLI::App& command =
      *program.add_subcommand("export", "Write the articles found, or all, as a list for other programs");
  arguments->query.add_to(command);
  arguments->query.add_order_to(command);
  add_db_option(command, arguments->db);
  command.add_option("--format", arguments->format, "What is written")
      ->check(CLI::IsMember(export_format_names()))
      ->capture_default_str();
  command.add_option("--output", arguments->output, "The file to write; without it, standard output");
  command.add_option("--limit", arguments->limit, "How many at most; 0 for all")->capture_default_str();
  command.footer(
      "Examples:\n"
      "  materia export herniated disc --therapy ozone-therapy > articles.csv\n"
      "  materia export --condition osteoarthritis --format ris --output articles.ris\n"
      "In the order of the search. Exit code: 0 written, 1 nothing found, 2 error.");
  command.callback([arguments, &exit_code] { exit_code = run_export(*arguments); });
}

}  // namespace materia
