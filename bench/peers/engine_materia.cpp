// materia as an engine (engine.h). Its index is made by `materia index`.
//
// exact: what was typed and the whole ranking formula, no understanding and no vectors (Query::exact). understood: a
// person's search, with both. Either gives a page of results as the web page shows it: texts read, snippets cut.

#include <CLI/CLI.hpp>
#include <string>

#include "bench/peers/engine.h"
#include "bench/peers/open_searcher.h"

namespace materia {
namespace {

struct Options {
  std::string mode = "exact";
  std::string engine = std::string(default_engine);
};

class MateriaEngine final : public Engine {
 public:
  MateriaEngine(const std::filesystem::path& file, const Options& options)
      : searcher_(open_searcher(file, options.engine)), exact_(options.mode == "exact") {}

  Answer answer(const Asked& asked) override {
    Query query = searcher_.parse(asked.text);
    query.match = asked.join() == Join::any ? MatchMode::any : MatchMode::all;
    query.exact = exact_;
    query.copies = true;  // no peer folds copies
    query.limit = wanted_hits;
    const Results results = searcher_.search(std::move(query));
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

 private:
  Searcher searcher_;
  bool exact_;
};

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  materia::Options options;
  materia::EngineProgram program{
      "materia", {}, [&](const auto& file) { return std::make_unique<materia::MateriaEngine>(file, options); }};
  program.add_options = [&](CLI::App& app) {
    app.add_option("--mode", options.mode, "What was typed, or what was meant")
        ->check(CLI::IsMember({"exact", "understood"}))
        ->capture_default_str()
        ->each([&](const std::string& mode) { program.name = "materia-" + mode; });
    app.add_option("--engine", options.engine, "How documents are found")->capture_default_str();
  };
  program.name = "materia-" + options.mode;
  return materia::run_engine(program, count, arguments);
}
