// Reading judged collections and run files, the measures (worked by hand), and the test of a difference.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "evaluation/compare_runs.h"
#include "evaluation/error.h"
#include "evaluation/judgements.h"
#include "evaluation/measures.h"
#include "evaluation/run_file.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

bool near(double value, double expected) {
  return std::abs(value - expected) < 1e-6;
}

std::vector<ScoredDocument> ranking_of(const std::vector<std::string>& ids) {
  std::vector<ScoredDocument> ranking;
  for (const std::string& id : ids) {
    ranking.push_back({id, -static_cast<double>(ranking.size())});
  }
  return ranking;
}

/// So many documents that nobody judged, then `last`.
std::vector<ScoredDocument> after_unjudged(std::size_t count, const std::string& last) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) {
    ids.push_back("unjudged" + std::to_string(i));
  }
  ids.push_back(last);
  return ranking_of(ids);
}

std::vector<std::string> ids_of(const QueryRanking& ranking) {
  std::vector<std::string> ids;
  for (const ScoredDocument& document : ranking.documents) {
    ids.push_back(document.id);
  }
  return ids;
}

/// What reading says is wrong; empty when nothing is.
template <typename Read>
std::string complaint(const Read& read, const std::filesystem::path& file) {
  try {
    static_cast<void>(read(file));
    return {};
  } catch (const EvaluationError& error) {
    return error.what();
  }
}

/// Each content, the line that is at fault, and what is said of it.
struct Fault {
  std::string content;
  std::string line;
  std::string needle;
};

template <typename Read>
void check_faults(const Read& read, const std::vector<Fault>& faults) {
  const TemporaryFolder folder;
  for (const Fault& fault : faults) {
    const auto file = folder.write("file", fault.content);
    const std::string said = complaint(read, file);
    CAPTURE(fault.content, said);
    CHECK(said.starts_with(file.string() + ":" + fault.line + ": "));
    CHECK(said.find(fault.needle) != std::string::npos);
  }
  CHECK(complaint(read, folder.path() / "absent").starts_with((folder.path() / "absent").string() + ": can't be read"));
  CHECK(complaint(read, folder.path()).find("is a folder") != std::string::npos);
}

TEST_CASE("The measures of one ranking are what the arithmetic by hand gives") {
  // Judged: a 3, b 2, c 1, d 0, e -1; so a, b and c are relevant. Ranked: b, x (nobody judged it), d, a. c is not
  // found.
  const Grades grades = {{"a", 3}, {"b", 2}, {"c", 1}, {"d", 0}, {"e", -1}};
  const Measures measures = measure(ranking_of({"b", "x", "d", "a"}), grades);

  // Gain: b at rank 1: 2 / log2 2 = 2; a at rank 4: 3 / log2 5 = 1.2920297; together 3.2920297.
  // At best (a, b, c): 3 / log2 2 + 2 / log2 3 + 1 / log2 4 = 3 + 1.2618595 + 0.5 = 4.7618595.
  CHECK(near(measures.ndcg_at_10, 3.2920297 / 4.7618595));
  // Without x the ranking is b, d, a: 2 + 3 / log2 4 = 3.5.
  CHECK(near(measures.condensed_ndcg_at_10, 3.5 / 4.7618595));
  // Precision at b is 1/1, at a 2/4, at c (not found) 0: (1 + 0.5 + 0) / 3.
  CHECK(near(measures.average_precision, 0.5));
  CHECK(near(measures.recall_at_100, 2.0 / 3));
  CHECK(near(measures.reciprocal_rank_at_10, 1));
  // b, d and a of the four that are ranked.
  CHECK(near(measures.judged_at_10, 0.75));
}

TEST_CASE("The best order has nDCG 1, an empty ranking has 0 of everything, and the order of equals is the ranking's") {
  const Grades grades = {{"a", 3}, {"b", 1}, {"c", -2}};
  CHECK(near(measure(ranking_of({"a", "b"}), grades).ndcg_at_10, 1));
  CHECK(near(measure(ranking_of({"a", "b", "c"}), grades).ndcg_at_10, 1));
  const Measures nothing = measure({}, grades);
  for (const MeasureName& name : measure_names) {
    CAPTURE(name.name);
    CHECK(nothing.*name.value == 0);
  }
  const std::vector<ScoredDocument> equals = {{"c", 1}, {"a", 1}};
  CHECK(near(measure(equals, grades).reciprocal_rank_at_10, 0.5));
}

TEST_CASE("Each measure looks as deep as its name says") {
  const Grades grades = {{"a", 1}};
  const auto at = [&](std::size_t rank) { return measure(after_unjudged(rank - 1, "a"), grades); };
  CHECK(near(at(10).ndcg_at_10, 1 / std::log2(11.0)));
  CHECK(at(11).ndcg_at_10 == 0);
  CHECK(near(at(11).condensed_ndcg_at_10, 1));
  CHECK(near(at(10).reciprocal_rank_at_10, 0.1));
  CHECK(at(11).reciprocal_rank_at_10 == 0);
  CHECK(near(at(10).judged_at_10, 0.1));
  CHECK(at(11).judged_at_10 == 0);
  CHECK(at(100).recall_at_100 == 1);
  CHECK(at(101).recall_at_100 == 0);
  CHECK(near(at(200).average_precision, 1.0 / 200));

  // Eleven relevant documents, the first ten of them found: nDCG@10 can reach 1, recall can't.
  Grades many;
  std::vector<std::string> found;
  for (int i = 0; i < 11; ++i) {
    many.emplace("d" + std::to_string(i), 1);
    if (i < 10) found.push_back("d" + std::to_string(i));
  }
  CHECK(near(measure(ranking_of(found), many).ndcg_at_10, 1));
  CHECK(near(measure(ranking_of(found), many).recall_at_100, 10.0 / 11));
}

TEST_CASE("The mean is over queries with a relevant document, and one without a ranking counts as 0") {
  const Judgements judgements = {{"found", {{"a", 1}}},
                                 {"irrelevant", {{"a", 0}, {"b", -1}}},
                                 {"absent", {{"a", 1}, {"b", 2}}},
                                 {"empty", {{"a", 1}}}};
  const Run run = {{"unasked", ranking_of({"a"})},
                   {"empty", {}},
                   {"irrelevant", ranking_of({"a"})},
                   {"found", ranking_of({"x", "a"})}};
  const Evaluation evaluation = evaluate(run, judgements);
  REQUIRE(evaluation.queries.size() == 3);
  CHECK(evaluation.queries[0].query == "found");
  CHECK(evaluation.queries[1].query == "absent");
  CHECK(evaluation.queries[1].relevant == 2);
  CHECK(evaluation.queries[2].query == "empty");
  CHECK(evaluation.without_relevant == 1);
  CHECK(evaluation.not_ranked == 2);
  CHECK(near(evaluation.mean.reciprocal_rank_at_10, 0.5 / 3));
  CHECK(near(evaluation.mean.recall_at_100, 1.0 / 3));

  const Evaluation nothing = evaluate(run, {{"irrelevant", {{"a", 0}}}});
  CHECK(nothing.queries.empty());
  CHECK(nothing.mean.ndcg_at_10 == 0);
}

TEST_CASE("Queries are read in the order of their file") {
  const TemporaryFolder folder;
  const auto file = folder.write("queries.jsonl",
                                 "\xEF\xBB\xBF{\"_id\": \"q2\", \"text\": \"title: -\\\"what\\\" is é?\", "
                                 "\"metadata\": {}}\r\n\n{\"_id\": 1, \"text\": \"knee\"}");
  const std::vector<TopicQuery> queries = read_queries(file);
  REQUIRE(queries.size() == 2);
  CHECK(queries[0].id == "q2");
  CHECK(queries[0].text == "title: -\"what\" is é?");
  CHECK(queries[1].id == "1");
  CHECK(read_queries(folder.write("none.jsonl", "")).empty());
}

TEST_CASE("What is no query is named by file and line") {
  check_faults(read_queries, {{"{\"_id\": \"1\", \"text\": \"a\"}\n\n{\"_id\": ", "3", "no JSON object"},
                              {"[1]\n", "1", "no JSON object"},
                              {"{\"text\": \"a\"}", "1", "has no \"_id\""},
                              {"{\"_id\": \"\", \"text\": \"a\"}", "1", "has no \"_id\""},
                              {"{\"_id\": \"1\", \"text\": \" \"}", "1", "has no \"text\""},
                              {"{\"_id\": \"1\", \"text\": [\"a\"]}", "1", "has no \"text\""},
                              {"{\"_id\": \"1\", \"text\": \"a\"}\n{\"_id\": 1, \"text\": \"b\"}", "2", "twice"}});
}

TEST_CASE("Judgements are read with a heading and without, between tabs or spaces") {
  const TemporaryFolder folder;
  for (const std::string heading : {"query-id\tcorpus-id\tscore\n", ""}) {
    const auto file = folder.write("qrels.tsv", heading + "q2\ta b.md\t2\r\nq1\tc\t0\n\nq2\td\t-1\nq2\td\t-1\n");
    const Judgements judgements = read_judgements(file);
    REQUIRE(judgements.size() == 2);
    CHECK(judgements[0].id == "q2");
    CHECK(judgements[0].grades == Grades{{"a b.md", 2}, {"d", -1}});
    CHECK(judgements[1].grades == Grades{{"c", 0}});
  }
  CHECK(read_judgements(folder.write("spaces", "q a 1\n q  b  0 \n")).at(0).grades == Grades{{"a", 1}, {"b", 0}});
}

TEST_CASE("What is no judgement is named by file and line") {
  check_faults(read_judgements, {{"q\ta\t1\nq\ta\n", "2", "2 columns"},
                                 {"q\ta\t1\nquery-id\tcorpus-id\tscore\n", "2", "'score'"},
                                 {"q\ta\t1.5\n", "1", "no whole number"},
                                 {"q\ta\t\n", "1", "no whole number"},
                                 {"q\t\t1\n", "1", "columns"},
                                 {"q\ta\t99999999999\n", "1", "no whole number"},
                                 {"q\ta\t1\nq\ta\t2\n", "2", "has the grade 1 for query 'q' already"}});
}

TEST_CASE("A run file is in the order of score, then rank, then place, in four columns or TREC's six") {
  const TemporaryFolder folder;
  const Run four = read_run(folder.write("four", "q c 3 1.5\nq b 2 1.5\nq a 9 7e0\nq e 4 -1\nq f 4 -1\nr a 1 0\n"));
  REQUIRE(four.size() == 2);
  CHECK(ids_of(four[0]) == std::vector<std::string>{"a", "b", "c", "e", "f"});
  CHECK(four[1].query == "r");
  const Run six = read_run(folder.write("six", "q Q0 a 1 2.5 mine\nq Q0 b 2 2 mine\n"));
  CHECK(ids_of(six.at(0)) == std::vector<std::string>{"a", "b"});
  CHECK(near(six[0].documents[0].score, 2.5));
}

TEST_CASE("What is no line of a run is named by file and line") {
  check_faults(read_run, {{"q a 1\n", "1", "3 columns"},
                          {"q a 1 1 x\n", "1", "5 columns"},
                          {"q a first 1\n", "1", "the rank is 'first'"},
                          {"q a 1 1\nq b 2 high\n", "2", "the score is 'high'"},
                          {"q a 1 nan\n", "1", "the score is 'nan'"},
                          {"q\t\t1\t1\n", "1", "empty id"},
                          {"q a 1 2\nr a 1 2\nq a 2 1\n", "3", "'a' stands there twice for query 'q'"}});
}

TEST_CASE("A run is read as it was written") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "run";
  const auto text = [&] {
    std::ifstream stream(file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  write_run({{"q", {{"a", 7.25}, {"b", 1.0 / 3}}}, {"none", {}}, {"r", {{"b", -1}}}}, file);
  CHECK(text() == "q a 1 7.250000\nq b 2 0.333333\nr b 1 -1.000000\n");
  const Run run = read_run(file);
  REQUIRE(run.size() == 2);
  CHECK(ids_of(run[0]) == std::vector<std::string>{"a", "b"});

  // Scores that six digits make equal keep their order by rank.
  write_run({{"q", {{"z", 1.00000002}, {"a", 1.00000001}}}}, file);
  CHECK(ids_of(read_run(file).at(0)) == std::vector<std::string>{"z", "a"});

  write_run({{"q", {{"a file.md", 1}}}}, file);
  CHECK(text() == "q\ta file.md\t1\t1.000000\n");
  CHECK(ids_of(read_run(file).at(0)) == std::vector<std::string>{"a file.md"});

  CHECK_THROWS_AS(write_run({{"q", {{"a\tb", 1}}}}, file), EvaluationError);
  CHECK_THROWS_AS(write_run({}, folder.path() / "absent/run"), EvaluationError);
}

TEST_CASE("The randomization test is exact for few differences") {
  const auto p = [](const std::vector<double>& differences) { return randomization_test(differences); };
  CHECK(p({}) == 1);
  CHECK(p({0, 0}) == 1);
  CHECK(p({0.5}) == 1);  // the one other sign is as far from 0
  // Of the 8 combinations of signs only +++ and --- are as far as 0.6; a difference of 0 changes nothing.
  CHECK(p({0.1, 0.2, 0.3}) == 0.25);
  CHECK(p({-0.1, -0.2, 0, -0.3}) == 0.25);
  // The sums are 0.8, 0.6, 0.2 and 0 and their negatives; the observed one is 0.6.
  CHECK(p({0.4, 0.3, -0.1}) == 0.5);
  CHECK(p(std::vector<double>(16, 0.01)) == 2.0 / 65536);
}

TEST_CASE("The randomization test draws signs for many differences, the same on every run") {
  // 15 of 20 equal differences one way: 2 x P(at least 15 heads of 20) = 2 x 21,700 / 2^20 = 0.0414.
  std::vector<double> differences(20, 0.1);
  for (std::size_t i = 0; i < 5; ++i) {
    differences[i] = -0.1;
  }
  const double p = randomization_test(differences);
  CHECK(std::abs(p - 2 * 21'700.0 / 1'048'576) < 0.003);
  CHECK(randomization_test(differences) == p);

  // More than the 64 signs that are drawn at once, all one way: never 0.
  const double certain = randomization_test(std::vector<double>(100, 0.1));
  CHECK(near(certain, 1 / 100'001.0));
  // As many one way as the other: every combination is as far.
  std::vector<double> even(40, 0.1);
  std::fill_n(even.begin(), 20, -0.1);
  CHECK(randomization_test(even) == 1);
}

TEST_CASE("Two runs are compared query by query") {
  const Judgements judgements = {{"q1", {{"a", 1}}}, {"q2", {{"a", 1}}}, {"q3", {{"a", 1}}}, {"none", {{"a", 0}}}};
  const Run first = {{"q1", ranking_of({"a"})}, {"q2", ranking_of({"x", "a"})}};
  const Run second = {{"q2", ranking_of({"a"})}, {"q1", ranking_of({"a", "x"})}, {"q3", ranking_of({"a"})}};
  const Comparison comparison = compare_runs(evaluate(first, judgements), evaluate(second, judgements));
  CHECK(comparison.queries.size() == 3);
  CHECK(comparison.wins == 2);
  CHECK(comparison.losses == 0);
  CHECK(comparison.ties == 1);
  // First: 1, 1 / log2 3 = 0.6309298 and 0; second: 1, 1 and 1.
  CHECK(near(comparison.first, 1.6309298 / 3));
  CHECK(near(comparison.second, 1));
  CHECK(near(comparison.difference, 1 - 1.6309298 / 3));
  CHECK(comparison.queries[1].query == "q2");
  CHECK(near(comparison.queries[1].first, 0.6309298));
  CHECK(comparison.p == 0.5);

  const Comparison other_way = compare_runs(evaluate(second, judgements), evaluate(first, judgements));
  CHECK(other_way.losses == 2);
  CHECK(near(other_way.difference, -comparison.difference));
  CHECK(compare_runs(evaluate(first, {}), evaluate(second, {})).p == 1);
}

}  // namespace
}  // namespace materia
