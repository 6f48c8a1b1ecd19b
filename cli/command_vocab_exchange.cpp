#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/command_vocab.h"
#include "cli/terminal.h"
#include "indexer/vocabulary_csv.h"
#include "indexer/write_turtle.h"
#include "store/error.h"
#include "store/reader.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

struct ExportArguments {
  std::string format = "turtle";
  std::string output;
  std::string db;
  bool json = false;
};

struct ImportArguments {
  std::string table;
  std::string output;
  std::string db;
  std::size_t limit = 20;
  bool apply = false;
  bool json = false;
};

/// To a file, or to standard output where none is named. A file that can't be written whole is an error.
void put_text(const std::string& text, const std::string& output) {
  if (output.empty()) {
    fmt::print("{}", text);
    return;
  }
  std::ofstream stream(output, std::ios::binary);
  stream << text;
  stream.close();
  if (!stream) {
    throw Error(output + ": can't be written; check that the folder exists and has room");
  }
}

/// Says where something was written; with --json as an object, so that nothing else is on standard output.
void tell_written(const Vocabulary& vocabulary, const std::string& output, bool json) {
  if (output.empty()) {
    return;
  }
  if (json) {
    print_json({{"file", output}, {"concepts", vocabulary.concepts().size()}});
  } else {
    fmt::print("{}: {}\n", output, counted(vocabulary.concepts().size(), "concept"));
  }
}

int run_export(const ExportArguments& arguments) {
  if (arguments.json && arguments.output.empty()) {
    throw Error("--json says where the vocabulary was written: give --output FILE too");
  }
  const Vocabulary vocabulary = Reader(arguments.db).vocabulary();
  put_text(arguments.format == "csv" ? write_vocabulary_csv(vocabulary) : write_turtle(vocabulary), arguments.output);
  tell_written(vocabulary, arguments.output, arguments.json);
  return exit_done;
}

int run_import(const ImportArguments& arguments) {
  if (!is_csv(arguments.table)) {
    throw Error(arguments.table + ": a table to import has to be called .csv; Turtle needs no import: apply it");
  }
  const std::vector<TurtleSource> sources = turtle_sources(arguments.table);
  if (arguments.apply) {
    return run_vocab_apply(arguments.db, sources, arguments.json, arguments.limit);
  }
  if (arguments.json && arguments.output.empty()) {
    throw Error("--json says where the Turtle was written: give --output too, or --apply");
  }
  const SkosReading reading = read_skos(sources);
  const fs::path output = fs::is_directory(arguments.output)
                              ? fs::path(arguments.output) / fs::path(arguments.table).stem().concat(".ttl")
                              : fs::path(arguments.output);
  put_text(write_turtle(reading.vocabulary), output.string());
  tell_written(reading.vocabulary, output.string(), arguments.json);
  print_warnings(reading.warnings);
  return exit_done;
}

}  // namespace

void add_vocab_export(CLI::App& vocab, int& exit_code) {
  auto arguments = std::make_shared<ExportArguments>();
  CLI::App& command = *vocab.add_subcommand("export", "Write the vocabulary as Turtle, or as a table");
  command.add_option("--format", arguments->format, "How to write it")
      ->check(CLI::IsMember({"turtle", "csv"}))
      ->capture_default_str();
  command.add_option("--output", arguments->output, "Where to (default: standard output)")->type_name("FILE");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer("Example:\n  materia vocab export --format csv --output vocabulary.csv");
  command.callback([arguments, &exit_code] { exit_code = run_export(*arguments); });
}

void add_vocab_import(CLI::App& vocab, int& exit_code) {
  auto arguments = std::make_shared<ImportArguments>();
  CLI::App& command = *vocab.add_subcommand("import", "Make Turtle of a table, or apply it");
  command.add_option("table", arguments->table, "CSV with the columns that export writes")
      ->required()
      ->type_name("FILE.csv");
  CLI::Option* output = command.add_option("--output", arguments->output,
                                           "Where to write the Turtle: a file, or a folder (default: standard output)");
  output->type_name("DIR|FILE.ttl");
  command.add_flag("--apply", arguments->apply, "Apply it to --db instead")->excludes(output);
  command.add_option("--limit", arguments->limit, "With --apply: most rows of each list")
      ->capture_default_str()
      ->type_name("N");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer(
      "Examples:\n  materia vocab import vocabulary.csv --output vocabulary/\n"
      "  materia vocab import vocabulary.csv --apply");
  command.callback([arguments, &exit_code] { exit_code = run_import(*arguments); });
}

}  // namespace materia
