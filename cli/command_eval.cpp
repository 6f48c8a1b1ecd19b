#include <fmt/format.h>

#include <memory>
#include <unordered_map>
#include <utility>

#include "cli/command.h"
#include "cli/evaluation_report.h"
#include "cli/query_options.h"
#include "evaluation/compare_runs.h"
#include "evaluation/judgements.h"
#include "evaluation/measures.h"
#include "evaluation/run_file.h"

namespace materia {
namespace {

/// How deep a ranking is measured; recall@100 and MAP ask for no more in practice.
constexpr std::size_t ranking_depth = 1000;

struct EvalArguments {
  std::string db;
  std::string queries;
  std::string qrels;
  std::string run;     ///< written by search, read by run, the first of compare
  std::string second;  ///< of compare
  std::string match = "any";
  bool exact = false;
  Engine engine = Engine::ranked;
  ReportOptions report;
};

Run search_all(const std::vector<TopicQuery>& queries, const EvalArguments& arguments) {
  Searcher searcher(arguments.db, nullptr, arguments.engine);
  Run run;
  for (const TopicQuery& topic : queries) {
    Query query = searcher.parse(topic.text);
    query.match = match_mode(arguments.match);
    query.exact = arguments.exact;
    query.limit = ranking_depth;
    QueryRanking& ranking = run.emplace_back(QueryRanking{topic.id, {}});
    for (RankedPath& found : searcher.rank(std::move(query))) {
      ranking.documents.push_back({std::move(found.path), found.score});
    }
  }
  return run;
}

/// The judgements of the queries that are asked, in their order; none for a query that nobody judged. There may be
/// judgements of others: BEIR judges several sets of one collection in files of their own.
Judgements judgements_of(const std::vector<TopicQuery>& queries, Judgements all, const EvalArguments& arguments) {
  std::unordered_map<std::string, Grades> grades;
  for (JudgedQuery& judged : all) {
    grades.emplace(std::move(judged.id), std::move(judged.grades));
  }
  Judgements asked;
  for (const TopicQuery& query : queries) {
    auto judged = grades.extract(query.id);
    asked.push_back({query.id, judged.empty() ? Grades() : std::move(judged.mapped())});
  }
  if (!grades.empty()) {
    fmt::print(stderr, "materia: {}: {} of its queries left out, which {} does not have\n", arguments.qrels,
               grades.size(), arguments.queries);
  }
  return asked;
}

/// Prints what was measured; the exit code.
template <typename Report>
int finish(const Report& report, const EvalArguments& arguments) {
  print_report(report, arguments.report);
  if (report.queries.empty()) {
    fmt::print(stderr, "materia: {}: no query with a relevant document, so nothing was measured\n", arguments.qrels);
    return exit_nothing;
  }
  return exit_done;
}

int run_eval_search(const EvalArguments& arguments) {
  const std::vector<TopicQuery> queries = read_queries(arguments.queries);
  const Judgements judgements = judgements_of(queries, read_judgements(arguments.qrels), arguments);
  const Run run = search_all(queries, arguments);
  if (!arguments.run.empty()) write_run(run, arguments.run);
  return finish(evaluate(run, judgements), arguments);
}

int run_eval_run(const EvalArguments& arguments) {
  return finish(evaluate(read_run(arguments.run), read_judgements(arguments.qrels)), arguments);
}

int run_eval_compare(const EvalArguments& arguments) {
  const Judgements judgements = read_judgements(arguments.qrels);
  return finish(
      compare_runs(evaluate(read_run(arguments.run), judgements), evaluate(read_run(arguments.second), judgements)),
      arguments);
}

void add_report_options(CLI::App& command, EvalArguments& arguments) {
  command.add_option("--qrels", arguments.qrels, "Judgements: query, document and grade a line (BEIR's qrels.tsv)")
      ->required()
      ->type_name("FILE");
  command.add_flag("--per-query", arguments.report.per_query, "A row for each query beside the means");
  add_json_option(command, arguments.report.json);
}

void add_search(CLI::App& eval, int& exit_code) {
  auto arguments = std::make_shared<EvalArguments>();
  CLI::App& command = *eval.add_subcommand("search", "Search for every query of a judged collection, and measure");
  add_db_option(command, arguments->db);
  command.add_option("--queries", arguments->queries, "Queries: {\"_id\", \"text\"} a line (BEIR's queries.jsonl)")
      ->required()
      ->type_name("FILE");
  add_report_options(command, *arguments);
  command.add_option("--run", arguments->run, "Write the rankings there: query, document, rank and score a line")
      ->type_name("FILE");
  command.add_option("--match", arguments->match, "Documents with all words, or with any of them")
      ->check(CLI::IsMember({"automatic", "all", "any"}))
      ->capture_default_str();
  command.add_flag("--exact", arguments->exact, "Search what was typed, without other names of a concept");
  add_engine_option(command, arguments->engine);
  command.footer(
      "Example:\n"
      "  materia index corpus.jsonl --db x.db\n"
      "  materia eval search --db x.db --queries queries.jsonl --qrels qrels.tsv --run x.run");
  command.callback([arguments, &exit_code] { exit_code = run_eval_search(*arguments); });
}

void add_run(CLI::App& eval, int& exit_code) {
  auto arguments = std::make_shared<EvalArguments>();
  CLI::App& command = *eval.add_subcommand("run", "Measure a run file, of materia or of another search engine");
  command.add_option("file", arguments->run, "A run file, or one in TREC's six columns")->required();
  add_report_options(command, *arguments);
  command.footer("Example:\n  materia eval run x.run --qrels qrels.tsv --per-query");
  command.callback([arguments, &exit_code] { exit_code = run_eval_run(*arguments); });
}

void add_compare(CLI::App& eval, int& exit_code) {
  auto arguments = std::make_shared<EvalArguments>();
  CLI::App& command = *eval.add_subcommand("compare", "Tell whether the second of two runs is better than the first");
  command.add_option("first", arguments->run, "A run file")->required();
  command.add_option("second", arguments->second, "Another, over the same queries")->required();
  add_report_options(command, *arguments);
  command.footer("Example:\n  materia eval compare before.run after.run --qrels qrels.tsv");
  command.callback([arguments, &exit_code] { exit_code = run_eval_compare(*arguments); });
}

}  // namespace

void add_eval_command(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand("eval", "Measure search or tags against what people judged");
  command.require_subcommand(1);
  add_search(command, exit_code);
  add_run(command, exit_code);
  add_compare(command, exit_code);
  add_eval_tags_command(command, exit_code);
  command.footer(
      "Examples:\n"
      "  materia eval search --db x.db --queries queries.jsonl --qrels qrels.tsv --run after.run\n"
      "  materia eval compare before.run after.run --qrels qrels.tsv\n"
      "  materia eval tags gold.tsv --db x.db\n"
      "Exit code: 0 measured, 1 no query has a relevant document or tags are below --at-least, 2 error.");
}

}  // namespace materia
