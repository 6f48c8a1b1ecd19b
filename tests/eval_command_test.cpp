// `materia eval` through the real program, over a judged collection of three documents.

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

using nlohmann::json;

bool near(const json& value, double expected) {
  return std::abs(value.get<double>() - expected) < 1e-4;
}

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

/// A small judged collection in BEIR's form, indexed.
class JudgedCollection {
 public:
  JudgedCollection() {
    folder_.write("corpus.jsonl",
                  R"({"_id": "knee", "title": "Knee pain", "text": "Knee pain has many causes. Rest helps a knee."})"
                  "\n"
                  R"({"_id": "elbow", "title": "Tennis elbow", "text": "The arm of one who plays much tennis aches."})"
                  "\n"
                  R"({"_id": "nerve", "title": "Nerve pain", "text": "A nerve hurts after it was pressed."})"
                  "\n");
    folder_.write(
        "queries.jsonl",
        "{\"_id\": \"1\", \"text\": \"what hurts a knee?\"}\n{\"_id\": \"2\", \"text\": \"lateral epicondylitis\"}\n"
        "{\"_id\": \"3\", \"text\": \"zebrafish \\\"\"}\n{\"_id\": \"4\", \"text\": \"arm\"}\n"
        "{\"_id\": \"6\", \"text\": \"nobody judged it\"}\n");
    folder_.write(
        "qrels.tsv",
        "query-id\tcorpus-id\tscore\n1\tnerve\t1\n1\tknee\t2\n2\telbow\t1\n3\tknee\t1\n4\telbow\t0\n5\telbow\t1\n");
    index_exit_code_ = run_program({"index", path("corpus.jsonl"), "--db", path("x.db")}).exit_code;
  }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }
  [[nodiscard]] std::string content(const std::string& name) const {
    std::ifstream stream(path(name));
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  [[nodiscard]] int index_exit_code() const { return index_exit_code_; }

  [[nodiscard]] ProgramResult search(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {
        "eval", "search", "--db", path("x.db"), "--queries", path("queries.jsonl"), "--qrels", path("qrels.tsv")};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }

 private:
  TemporaryFolder folder_;
  int index_exit_code_ = -1;
};

TEST_CASE("eval search measures a judged collection and writes the run") {
  const JudgedCollection collection;
  REQUIRE(collection.index_exit_code() == 0);
  const ProgramResult result = collection.search({"--run", collection.path("x.run"), "--per-query", "--json"});
  CHECK(result.exit_code == 0);
  CHECK(contains(result.err, "qrels.tsv: 1 of its queries left out"));
  const json report = json::parse(result.out);
  // Query 4 has no relevant document, 6 no judgement at all, 5 was not asked, 3 finds nothing.
  CHECK(report["queries"] == 3);
  CHECK(report["without_relevant"] == 2);
  CHECK(report["not_ranked"] == 1);
  CHECK(near(report["ndcg@10"], 2.0 / 3));
  CHECK(near(report["map"], 2.0 / 3));
  CHECK(near(report["recall@100"], 2.0 / 3));
  CHECK(near(report["mrr@10"], 2.0 / 3));
  CHECK(report.contains("condensed_ndcg@10"));
  CHECK(report.contains("judged@10"));
  REQUIRE(report["per_query"].size() == 3);
  CHECK(report["per_query"][0]["query"] == "1");
  CHECK(report["per_query"][0]["relevant"] == 2);
  CHECK(near(report["per_query"][0]["ndcg@10"], 1));
  CHECK(near(report["per_query"][2]["ndcg@10"], 0));

  const std::string run = collection.content("x.run");
  CHECK(run.starts_with("1 knee 1 "));
  CHECK(contains(run, "\n1 nerve 2 "));
  CHECK(contains(run, "\n2 elbow 1 "));
  CHECK_FALSE(contains(run, "\n3 "));

  const ProgramResult words = collection.search({"--per-query"});
  CHECK(contains(words.out, "\nnDCG@10             0.6667\n"));
  CHECK(contains(words.out, "\n2 queries left out: no document was judged relevant\n"));
  CHECK(contains(words.out, "\n2             1   1.0000"));
}

TEST_CASE("eval search asks with other names unless exact, and with all words when told so") {
  const JudgedCollection collection;
  const auto found = [&](const std::vector<std::string>& more) {
    std::vector<std::string> options = {"--json", "--run", collection.path("y.run")};
    options.insert(options.end(), more.begin(), more.end());
    return near(json::parse(collection.search(options).out)["recall@100"], 2.0 / 3);
  };
  CHECK(found({}));
  CHECK(contains(collection.content("y.run"), "\n1 nerve 2"));
  CHECK_FALSE(found({"--exact"}));
  CHECK(contains(collection.content("y.run"), "\n1 nerve 2"));
  CHECK_FALSE(found({"--match", "all"}));
  CHECK_FALSE(contains(collection.content("y.run"), "\n1 nerve 2"));
}

TEST_CASE("eval run and eval compare read run files") {
  const JudgedCollection collection;
  collection.folder().write("good.run", "1 knee 1 2\n1 nerve 2 1\n2 elbow 1 1\n");
  collection.folder().write("bad.run", "1 Q0 elbow 1 2 other\n1 Q0 knee 2 1 other\n");
  const std::vector<std::string> qrels = {"--qrels", collection.path("qrels.tsv")};
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "eval");
    words.insert(words.end(), qrels.begin(), qrels.end());
    return run_program(words);
  };
  const json measured = json::parse(run({"run", collection.path("good.run"), "--json"}).out);
  CHECK(measured["queries"] == 4);
  CHECK(near(measured["ndcg@10"], 0.5));

  const std::vector<std::string> both = {"compare", collection.path("bad.run"), collection.path("good.run")};
  const ProgramResult words = run(both);
  CHECK(words.exit_code == 0);
  CHECK(words.err.empty());
  CHECK(contains(words.out, "second better 2, worse 0, the same 2\n"));
  CHECK(contains(words.out, "p = 0.50000"));
  std::vector<std::string> as_json = both;
  as_json.insert(as_json.end(), {"--json", "--per-query"});
  const json compared = json::parse(run(as_json).out);
  CHECK(compared["wins"] == 2);
  CHECK(compared["losses"] == 0);
  CHECK(compared["ties"] == 2);
  CHECK(compared["p"] == 0.5);
  CHECK(near(compared["second"], 0.5));
  CHECK(compared["per_query"].size() == 4);
  CHECK(run({"compare", "--help"}).exit_code == 0);
}

TEST_CASE("eval ends with 1 when nothing can be measured, with 2 and the file and line when something is wrong") {
  const JudgedCollection collection;
  collection.folder().write("qrels.tsv", "4\telbow\t0\n");
  const ProgramResult nothing = collection.search({"--json"});
  CHECK(nothing.exit_code == 1);
  CHECK(json::parse(nothing.out)["queries"] == 0);
  CHECK(contains(nothing.err, "nothing was measured"));

  const auto check_refused = [](const ProgramResult& result, const std::string& needle) {
    CAPTURE(needle, result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(contains(result.err, needle));
  };
  collection.folder().write("qrels.tsv", "1\tknee\t1\n1\telbow\thigh\n");
  check_refused(collection.search(), "qrels.tsv:2: ");
  collection.folder().write("qrels.tsv", "1\tknee\t1\n");
  check_refused(collection.search({"--db", collection.path("absent.db")}), "--db");
  check_refused(collection.search({"--run", collection.path("absent/x.run")}), "absent/x.run: can't be written");
  collection.folder().write("queries.jsonl", "knee pain\n");
  check_refused(collection.search(), "queries.jsonl:1: ");
  check_refused(run_program({"eval"}), "--help");
  check_refused(run_program({"eval", "search"}), "--queries");
  check_refused(run_program({"eval", "compare", "a.run"}), "second");
}

}  // namespace
}  // namespace materia
