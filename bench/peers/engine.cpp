#include "bench/peers/engine.h"

#include <fmt/format.h>
#include <time.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <exception>
#include <limits>
#include <nlohmann/json.hpp>

namespace materia {
namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

struct Arguments {
  std::string documents;
  std::string index;
  std::string queries;
  std::size_t number = 0;
  std::size_t passes = 7;
  double budget = 60;
};

double thread_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e6 * static_cast<double>(now.tv_sec) + 1e-3 * static_cast<double>(now.tv_nsec);
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void print(const Json& line) {
  fmt::print("{}\n", line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// Two passes are made whatever they take.
void time_queries(const EngineProgram& program, const Arguments& arguments) {
  const std::vector<Asked> queries = read_asked(arguments.queries);
  const std::unique_ptr<SearchEngine> engine = program.open(arguments.index);
  std::vector<double> least(queries.size(), std::numeric_limits<double>::infinity());
  std::vector<Answer> answers(queries.size());
  const Clock::time_point start = Clock::now();
  std::size_t passes = 0;
  while (passes < arguments.passes && (passes < 2 || seconds_since(start) < arguments.budget)) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const double before = thread_microseconds();
      answers[i] = engine->answer(queries[i]);
      least[i] = std::min(least[i], thread_microseconds() - before);
    }
    ++passes;
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    print({{"engine", program.name},
           {"kind", "query"},
           {"shape", name_of(queries[i].shape)},
           {"query", queries[i].text},
           {"cpu_us", least[i]},
           {"passes", passes},
           {"total", answers[i].total},
           {"facet_counts", answers[i].facet_counts}});
  }
}

void time_first(const EngineProgram& program, const Arguments& arguments) {
  const Asked asked = read_asked(arguments.queries).at(arguments.number);
  const Clock::time_point start = Clock::now();
  const std::unique_ptr<SearchEngine> engine = program.open(arguments.index);
  const Answer answer = engine->answer(asked);
  print({{"engine", program.name},
         {"kind", "first"},
         {"query", asked.text},
         {"ms", 1e3 * seconds_since(start)},
         {"total", answer.total}});
}

void add_commands(CLI::App& app, EngineProgram& program, Arguments& arguments) {
  app.require_subcommand(1);
  if (program.add_options) program.add_options(app);
  if (program.build) {
    CLI::App& index = *app.add_subcommand("index", "Builds an index");
    index.add_option("documents", arguments.documents, "What export_documents wrote")->required();
    index.add_option("index", arguments.index, "Where the index goes")->required();
    index.callback([&] { program.build(arguments.documents, arguments.index); });
  }
  const auto add_asking = [&](const char* name, const char* help) {
    CLI::App& command = *app.add_subcommand(name, help);
    command.add_option("index", arguments.index, "An index")->required();
    command.add_option("queries", arguments.queries, "What make_queries wrote")->required();
    return &command;
  };
  CLI::App& time = *add_asking("time", "Times every query");
  time.add_option("--passes", arguments.passes, "How often, at most")->capture_default_str();
  time.add_option("--budget", arguments.budget, "No pass begins after so many seconds")->capture_default_str();
  time.callback([&] { time_queries(program, arguments); });
  CLI::App& first = *add_asking("first", "Times opening the index and one query");
  first.add_option("number", arguments.number, "Which query of the file, from 0")->required();
  first.callback([&] { time_first(program, arguments); });
}

}  // namespace

int run_engine(EngineProgram& program, int count, char** arguments) {
  try {
    CLI::App app(program.name + " as an engine of bench/peers");
    Arguments parsed;
    add_commands(app, program, parsed);
    CLI11_PARSE(app, count, arguments);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n", program.name, error.what());
    return 2;
  }
}

}  // namespace materia
