#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "cli/command.h"
#include "cli/command_vocab.h"
#include "cli/terminal.h"
#include "indexer/characters.h"
#include "indexer/scan_corpus.h"
#include "indexer/suggest_concepts.h"
#include "query/searcher.h"

namespace materia {
namespace {

constexpr std::size_t examples_of_a_phrase = 2;

struct SuggestArguments {
  std::string queries;
  std::string db;
  std::size_t limit = 20;
  bool json = false;
};

struct PhraseSuggestion {
  CountedText phrase;
  std::vector<Hit> examples;
};

/// A typed query in which no concept was recognised.
struct UnmappedQuery {
  std::string text;
  std::size_t times = 0;
  std::size_t articles = 0;  ///< that it finds all the same
};

std::vector<PhraseSuggestion> phrase_suggestions(Searcher& searcher, const SuggestArguments& arguments) {
  std::vector<PhraseSuggestion> suggestions;
  Reader reader(arguments.db);
  for (CountedText& phrase : suggest_concepts(reader, arguments.limit)) {
    Query query = searcher.parse("\"" + phrase.text + "\"");
    query.limit = examples_of_a_phrase;
    suggestions.push_back({std::move(phrase), searcher.search(std::move(query)).hits});
  }
  return suggestions;
}

/// Most often typed first, then as they stand in the file.
std::vector<UnmappedQuery> unmapped_queries(Searcher& searcher, const SuggestArguments& arguments) {
  const std::string text = read_file(arguments.queries);
  std::vector<UnmappedQuery> queries;
  std::unordered_map<std::string, std::size_t> positions;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = one_line(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) {
      continue;
    }
    const auto [place, is_new] = positions.try_emplace(lower_case(line), queries.size());
    if (is_new) {
      queries.push_back({line, 0, 0});
    }
    ++queries[place->second].times;
  }
  std::vector<UnmappedQuery> unmapped;
  for (UnmappedQuery& query : queries) {
    Query parsed = searcher.parse(query.text);
    parsed.limit = 0;
    const Results results = searcher.search(std::move(parsed));
    if (results.query.interpretation.empty() && results.query.filters.empty()) {
      query.articles = results.total;
      unmapped.push_back(std::move(query));
    }
  }
  std::stable_sort(unmapped.begin(), unmapped.end(),
                   [](const UnmappedQuery& left, const UnmappedQuery& right) { return left.times > right.times; });
  unmapped.resize(std::min(unmapped.size(), arguments.limit));
  return unmapped;
}

nlohmann::ordered_json as_json(const std::vector<PhraseSuggestion>& phrases,
                               const std::vector<UnmappedQuery>& queries) {
  auto phrase_rows = nlohmann::ordered_json::array();
  for (const PhraseSuggestion& one : phrases) {
    auto examples = nlohmann::ordered_json::array();
    for (const Hit& hit : one.examples) {
      examples.push_back({{"path", hit.path}, {"title", hit.title}});
    }
    phrase_rows.push_back(
        {{"phrase", one.phrase.text}, {"articles", one.phrase.documents}, {"examples", std::move(examples)}});
  }
  auto query_rows = nlohmann::ordered_json::array();
  for (const UnmappedQuery& one : queries) {
    query_rows.push_back({{"query", one.text}, {"times", one.times}, {"articles", one.articles}});
  }
  return {{"phrases", phrase_rows}, {"queries", query_rows}};
}

int run_suggest(const SuggestArguments& arguments) {
  Searcher searcher(arguments.db);
  const std::vector<PhraseSuggestion> phrases = phrase_suggestions(searcher, arguments);
  const std::vector<UnmappedQuery> queries =
      arguments.queries.empty() ? std::vector<UnmappedQuery>{} : unmapped_queries(searcher, arguments);
  if (arguments.json) {
    print_json(as_json(phrases, queries));
  } else {
    const Style style;
    for (const PhraseSuggestion& one : phrases) {
      fmt::print("{:>8}  {}\n", counted(one.phrase.documents, "article"), one.phrase.text);
      for (const Hit& hit : one.examples) {
        fmt::print("            {}\n", style.faint(fmt::format("{}  {}", hit.path, hit.title)));
      }
    }
    if (!queries.empty()) {
      fmt::print("\n{}\n", style.title({{"Searched for, and no concept", false}}));
    }
    for (const UnmappedQuery& one : queries) {
      fmt::print("{:>8}  {}  {}\n", counted(one.times, "time"), one.text,
                 style.faint("finds " + counted(one.articles, "article")));
    }
  }
  return phrases.empty() && queries.empty() ? exit_nothing : exit_done;
}

}  // namespace

void add_vocab_suggest(CLI::App& vocab, int& exit_code) {
  auto arguments = std::make_shared<SuggestArguments>();
  CLI::App& command = *vocab.add_subcommand("suggest", "Print what articles speak of and the vocabulary lacks");
  command
      .add_option("--queries", arguments->queries,
                  "What people searched for, one query a line; materia itself keeps no record of searches")
      ->type_name("FILE");
  command.add_option("--limit", arguments->limit, "Most rows of each list")->capture_default_str()->type_name("N");
  add_db_option(command, arguments->db);
  add_json_option(command, arguments->json);
  command.footer(
      "Examples:\n  materia vocab suggest --limit 50\n  materia vocab suggest --queries searched.txt --json");
  command.callback([arguments, &exit_code] { exit_code = run_suggest(*arguments); });
}

}  // namespace materia
