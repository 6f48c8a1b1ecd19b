// materia as an engine (engine.h). Its index is made by `materia index`.
//
//   exact       what was typed and the whole ranking formula, without understanding and vectors (Query::exact)
//   understood  the same query understood and reranked by vectors
//   page        what a person gets from the API: understood, copies folded, all words or any as materia chooses, the
//               texts of the ten read and their snippets cut, in JSON

#include <CLI/CLI.hpp>
#include <string>

#include "bench/peers/engine.h"
#include "bench/peers/open_searcher.h"
#include "query/json.h"

namespace materia {
namespace {

struct Options {
  std::string mode = "exact";
  std::string engine = std::string(default_engine);
};

class MateriaEngine final : public SearchEngine {
 public:
  MateriaEngine(const std::filesystem::path& file, const Options& options)
      : searcher_(open_searcher(file, options.engine)), mode_(options.mode) {}

  Answer answer(const Asked& asked) override {
    const Searcher::OneGeneration same(searcher_);
    const Results results = searcher_.search(query_of(asked));
    if (mode_ == "page") json_ = to_json(results);
    return answer_of(results);
  }

 private:
  Query query_of(const Asked& asked) {
    Query query = searcher_.parse(asked.text);
    query.limit = wanted_hits;
    if (mode_ == "page") return query;
    query.match = asked.join() == Join::any ? MatchMode::any : MatchMode::all;
    query.exact = mode_ == "exact";
    query.copies = true;  // no peer folds copies
    query.texts = false;  // nor reads the texts of its hits
    return query;
  }

  static Answer answer_of(const Results& results) {
    Answer answer;
    answer.total = results.total;
    for (const Hit& hit : results.hits) {
      answer.hits.push_back({hit.id, hit.score});
    }
    for (const Facet& facet : results.facets) {
      for (const FacetCount& count : facet.counts) {
        answer.facet_counts += count.count;
      }
    }
    return answer;
  }

  Searcher searcher_;
  std::string mode_;
  std::string json_;
};

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  materia::Options options;
  materia::EngineProgram program{
      "materia", {}, [&](const auto& file) { return std::make_unique<materia::MateriaEngine>(file, options); }};
  program.add_options = [&](CLI::App& app) {
    app.add_option("--mode", options.mode, "How much of what a search does")
        ->check(CLI::IsMember({"exact", "understood", "page"}))
        ->capture_default_str()
        ->each([&](const std::string& mode) { program.name = "materia-" + mode; });
    app.add_option("--engine", options.engine, "How documents are found")->capture_default_str();
  };
  program.name = "materia-" + options.mode;
  return materia::run_engine(program, count, arguments);
}
