#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/progress_bar.h"
#include "cli/terminal.h"
#include "indexer/index_corpus.h"

namespace materia {
namespace {

struct IndexArguments {
  std::string corpus;
  std::string db;
  std::string vocabulary;
  std::size_t memory = Writer::default_memory >> 20U;
  std::size_t threads = 0;
  bool rebuild = false;
  bool json = false;
};

std::string as_json(const IndexReport& report) {
  const auto rows = [](const std::vector<SkippedFile>& files) {
    auto array = nlohmann::ordered_json::array();
    for (const SkippedFile& file : files) {
      array.push_back({{"path", file.path}, {"reason", file.reason}});
    }
    return array;
  };
  const nlohmann::ordered_json object = {{"added", report.added},
                                         {"updated", report.updated},
                                         {"unchanged", report.unchanged},
                                         {"renamed", report.renamed},
                                         {"removed", report.removed},
                                         {"skipped", rows(report.skipped)},
                                         {"repaired", rows(report.repaired)},
                                         {"retagged", report.retagged},
                                         {"reassembled", report.reassembled},
                                         {"repeated_blocks", report.repeated_blocks},
                                         {"files_read", report.files_read},
                                         {"warnings", report.warnings},
                                         {"generation", report.generation},
                                         {"seconds", report.seconds}};
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void print_rows(const char* what, const std::vector<SkippedFile>& files) {
  for (const SkippedFile& file : files) {
    fmt::print(stderr, "{}: {}: {}\n", what, file.path, file.reason);
  }
}

void print_report(const IndexReport& report) {
  fmt::print("{} added, {} updated, {} unchanged, {} renamed, {} removed, {} skipped\n", grouped(report.added),
             grouped(report.updated), grouped(report.unchanged), grouped(report.renamed), grouped(report.removed),
             grouped(report.skipped.size()));
  if (report.retagged > 0) {
    fmt::print("{} tagged anew, because the vocabulary or the tagger changed\n", counted(report.retagged, "article"));
  }
  if (report.repeated_blocks > 0) {
    fmt::print("{} left out of the articles they stand in: materia show ARTICLE --left-out\n",
               counted(report.repeated_blocks, "repeated block"));
  }
  if (report.reassembled > 0) {
    fmt::print("{} read again, because a block began or ceased to repeat\n", counted(report.reassembled, "article"));
  }
  fmt::print("generation {}, {:.2f} s\n", report.generation, report.seconds);
  for (const std::string& warning : report.warnings) {
    fmt::print(stderr, "vocabulary: {}\n", warning);
  }
  print_rows("repaired", report.repaired);
  print_rows("skipped", report.skipped);
}

int run_index(const IndexArguments& arguments) {
  IndexReport report;
  {
    ProgressBar bar;
    IndexOptions options;
    options.vocabulary = arguments.vocabulary;
    options.rebuild = arguments.rebuild;
    options.memory = arguments.memory << 20U;
    options.threads = arguments.threads;
    options.progress = [&](const IndexProgress& progress) { bar.show(progress); };
    report = index_corpus(arguments.corpus, arguments.db, options);
  }
  if (arguments.json) {
    fmt::print("{}\n", as_json(report));
  } else {
    print_report(report);
  }
  return exit_done;
}

}  // namespace

void add_index_command(CLI::App& program, int& exit_code) {
  auto arguments = std::make_shared<IndexArguments>();
  CLI::App& command = *program.add_subcommand("index", "Bring a knowledge base in line with a folder of articles");
  command.add_option("corpus", arguments->corpus, "A folder of .txt, .md, .html and .jsonl files, or one .jsonl file")
      ->required()
      ->type_name("FOLDER|FILE.jsonl");
  add_db_option(command, arguments->db);
  command
      .add_option("--vocabulary", arguments->vocabulary,
                  "SKOS in Turtle: a folder of .ttl files or one file (default: FOLDER/vocabulary, else built in)")
      ->type_name("DIR");
  command.add_flag("--rebuild", arguments->rebuild, "Read everything anew; editors' decisions are kept");
  command.add_option("--memory", arguments->memory, "About how much memory a first load or a rebuild may take")
      ->type_name("MB")
      ->check(CLI::Range(std::size_t{64}, std::size_t{1} << 20U))
      ->capture_default_str();
  command.add_option("--threads", arguments->threads, "Read and tag on so many threads (0: one a processor)")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{0}, std::size_t{256}))
      ->capture_default_str();
  add_json_option(command, arguments->json);
  command.footer("Examples:\n  materia index corpus/\n  materia index articles.jsonl --db articles.db --json");
  command.callback([arguments, &exit_code] { exit_code = run_index(*arguments); });
}

}  // namespace materia
