#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <thread>

#include "cli/command.h"
#include "cli/index_report.h"
#include "cli/progress_bar.h"
#include "cli/stop_signals.h"
#include "indexer/index_corpus.h"
#include "indexer/watch_corpus.h"

namespace materia {
namespace {

struct IndexArguments {
  std::string corpus;
  std::string db;
  std::string vocabulary;
  std::size_t memory = Writer::default_memory >> 20U;
  std::size_t threads = 0;
  bool rebuild = false;
  bool watch = false;
  bool follow_links = false;
  bool json = false;
};

void print(const IndexReport& report, bool json) {
  if (json) {
    fmt::print("{}\n", index_report_json(report));
  } else {
    print_index_report(report);
  }
}

IndexOptions options_of(const IndexArguments& arguments) {
  IndexOptions options;
  options.vocabulary = arguments.vocabulary;
  options.rebuild = arguments.rebuild;
  options.memory = arguments.memory << 20U;
  options.threads = arguments.threads;
  options.follow_links = arguments.follow_links;
  return options;
}

/// Until a signal says to stop; a run under way is then given up.
int run_watch(const IndexArguments& arguments) {
  const StopSignals signals;
  const IndexOptions options = options_of(arguments);
  FolderWatch watch(watched_roots(arguments.corpus, options));
  std::thread stopping([&] {
    signals.wait();
    watch.stop();
  });
  WatchEvents events;
  events.indexed = [&](const IndexReport& report) {
    print(report, arguments.json);
    std::fflush(stdout);
  };
  events.failed = [](const std::string& why) { fmt::print(stderr, "materia: {}\n", why); };
  try {
    watch_corpus(arguments.corpus, arguments.db, options, watch, events);
  } catch (const std::exception&) {
    signals.give_up();
    stopping.join();
    throw;
  }
  stopping.join();
  return exit_done;
}

int run_index(const IndexArguments& arguments) {
  if (arguments.watch) {
    return run_watch(arguments);
  }
  IndexReport report;
  {
    ProgressBar bar;
    IndexOptions options = options_of(arguments);
    options.progress = [&](const IndexProgress& progress) { bar.show(progress); };
    report = index_corpus(arguments.corpus, arguments.db, options);
  }
  print(report, arguments.json);
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
  command.add_flag("--watch", arguments->watch, "Go on, and index again after each change, until SIGINT or SIGTERM");
  command.add_flag("--follow-links", arguments->follow_links,
                   "Read symbolic links to files outside of the corpus, too");
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
