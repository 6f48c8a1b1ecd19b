// Times Searcher::search and Searcher::suggest with Google Benchmark. bench/query runs it and prints the ratios.
//
//   MATERIA_BENCH_DB       the knowledge base
//   MATERIA_BENCH_QUERIES  BEIR's queries.jsonl
//
// search/MODE/understood  all queries in turn as a person's are answered: interpreted, reranked by what was learned
// search/MODE/exact       the same with Query::exact: neither
// suggest                 every beginning of the queries' first words, each once
//
// An iteration is one pass over all of them; per_query is a pass divided by their number. Queries are parsed before the
// clock starts. Each pass is walked once beforehand, so what a generation keeps in memory is loaded and files are read.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/required_variable.h"
#include "evaluation/judgements.h"
#include "query/searcher.h"

namespace materia {
namespace {

constexpr const char* script = "bench/query";

constexpr std::array<std::pair<const char*, MatchMode>, 3> modes = {
    {{"automatic", MatchMode::automatic}, {"any", MatchMode::any}, {"all", MatchMode::all}}};

std::vector<Query> parse_all(const std::vector<TopicQuery>& topics, MatchMode match, bool exact, Searcher& searcher) {
  std::vector<Query> queries;
  for (const TopicQuery& topic : topics) {
    Query& query = queries.emplace_back(searcher.parse(topic.text));
    query.match = match;
    query.exact = exact;
    query.limit = 10;
  }
  return queries;
}

/// "W", "Wh", "Wha", "What": each beginning once, cut between characters of UTF-8.
std::vector<std::string> beginnings_of_first_words(const std::vector<TopicQuery>& topics) {
  std::set<std::string> beginnings;
  for (const TopicQuery& topic : topics) {
    const std::size_t begin = topic.text.find_first_not_of(" \t");
    if (begin == std::string::npos) {
      continue;
    }
    const std::string word = topic.text.substr(begin, topic.text.find_first_of(" \t", begin) - begin);
    for (std::size_t end = 1; end <= word.size(); ++end) {
      const bool inside_character = end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U;
      if (!inside_character) {
        beginnings.insert(word.substr(0, end));
      }
    }
  }
  return {beginnings.begin(), beginnings.end()};
}

/// Registers a benchmark whose iteration is `answer` of each of `asked`.
template <typename Asked, typename Answer>
void register_pass(const std::string& name, std::vector<Asked> asked, Answer answer) {
  for (const Asked& one : asked) {
    answer(one);
  }
  benchmark::RegisterBenchmark(name.c_str(), [asked = std::move(asked), answer](benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
      for (const Asked& one : asked) {
        benchmark::DoNotOptimize(answer(one));
      }
    }
    state.counters["per_query"] = benchmark::Counter(
        static_cast<double>(asked.size()), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  })->Unit(benchmark::kMillisecond);
}

void register_all(Searcher& searcher, const std::vector<TopicQuery>& topics) {
  for (const auto& [name, match] : modes) {
    for (const bool exact : {false, true}) {
      register_pass(fmt::format("search/{}/{}", name, exact ? "exact" : "understood"),
                    parse_all(topics, match, exact, searcher),
                    [&searcher](const Query& query) { return searcher.search(query).total; });
    }
  }
  register_pass("suggest", beginnings_of_first_words(topics),
                [&searcher](const std::string& typed) { return searcher.suggest(typed).size(); });
}

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
    return 2;
  }
  const char* queries = required_variable("MATERIA_BENCH_QUERIES", script);
  Searcher searcher(required_variable("MATERIA_BENCH_DB", script));
  const std::vector<TopicQuery> topics = read_queries(queries);
  if (topics.empty()) {
    throw std::runtime_error(fmt::format("{}: no query in it, so there is nothing to time", queries));
  }
  register_all(searcher, topics);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

}  // namespace
}  // namespace materia

int main(int argc, char** argv) {
  try {
    return materia::run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "query_bench: {}\n", error.what());
    return 2;
  }
}
