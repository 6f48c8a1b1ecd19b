// Times tagging alone with Google Benchmark: no file is read and no SQLite is touched while the clock runs.
// bench/tagging runs it.
//
//   MATERIA_BENCH_ARTICLES    JSON lines in BEIR form
//   MATERIA_BENCH_VOCABULARY  a Turtle file or a folder of them
//
// tag      analyze, match, resolve, decide assertion and level: tag_document of every article in turn
// analyze  of that, turning title, headings and body into terms
// match    of that, finding the labels in the terms
//
// An iteration is one pass over all articles on one thread; bytes_per_second counts the bytes of the searched text.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/required_variable.h"
#include "indexer/assemble.h"
#include "indexer/read_skos.h"
#include "indexer/tag_document.h"

namespace materia {
namespace {

constexpr const char* script = "bench/tagging";

std::vector<Document> read_articles(const std::string& file) {
  std::ifstream stream(file);
  std::vector<Document> articles;
  for (std::string line, id; std::getline(stream, line);) {
    ExtractedDocument extracted = extract_json_line(line, id);
    articles.push_back(assemble(std::move(extracted), id));
  }
  if (articles.empty()) {
    throw std::runtime_error(fmt::format("{}: no article in it, so there is nothing to time", file));
  }
  return articles;
}

/// Concepts have ids only once they are stored.
Vocabulary with_ids(const Vocabulary& read) {
  std::vector<Concept> concepts = read.concepts();
  for (std::size_t position = 0; position < concepts.size(); ++position) {
    concepts[position].id = static_cast<ConceptId>(position) + 1;
  }
  return {read.schemes(), std::move(concepts)};
}

/// All that is needed, kept for as long as the benchmarks run.
class Passes {
 public:
  Passes(const std::string& articles, const std::string& vocabulary)
      : articles_(read_articles(articles)), vocabulary_(with_ids(read_skos(turtle_sources(vocabulary)).vocabulary)) {
    for (const Document& article : articles_) {
      headings_.push_back(article.headings());
      bytes_ += article.title.size() + headings_.back().size() + article.body.size();
    }
  }

  std::size_t tag() {
    std::size_t mentions = 0;
    for (const Document& article : articles_) {
      mentions += tag_document(article, vocabulary_, matcher_, analyzer_).mentions.size();
    }
    return mentions;
  }
  std::size_t analyze() {
    std::size_t terms = 0;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      for (const std::string* text : fields(i)) {
        terms += analyzer_.analyze(*text).size();
      }
    }
    return terms;
  }
  std::size_t match() {
    if (terms_.empty()) {
      for (std::size_t i = 0; i < articles_.size(); ++i) {
        for (const std::string* text : fields(i)) {
          terms_.push_back(analyzer_.analyze(*text));
        }
      }
    }
    std::size_t matches = 0;
    auto terms = terms_.begin();
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      for (const std::string* text : fields(i)) {
        matches += matcher_.match(*text, *terms++, Abbreviations::as_written).size();
      }
    }
    return matches;
  }

  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  [[nodiscard]] std::array<const std::string*, field_count> fields(std::size_t article) const {
    return {&articles_[article].title, &headings_[article], &articles_[article].body};
  }

  std::vector<Document> articles_;
  std::vector<std::string> headings_;
  std::vector<std::vector<Term>> terms_;  ///< of each field of each article
  std::size_t bytes_ = 0;
  Vocabulary vocabulary_;
  Analyzer analyzer_;
  LabelMatcher matcher_{vocabulary_, analyzer_};
};

void register_pass(const char* name, Passes& passes, std::size_t (Passes::*pass)()) {
  (passes.*pass)();  // so that the cache of stems is full, as it is in a long run
  benchmark::RegisterBenchmark(name, [&passes, pass](benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
      benchmark::DoNotOptimize((passes.*pass)());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * passes.bytes()));
  })->Unit(benchmark::kMillisecond);
}

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
    return 2;
  }
  Passes passes(required_variable("MATERIA_BENCH_ARTICLES", script),
                required_variable("MATERIA_BENCH_VOCABULARY", script));
  register_pass("tag", passes, &Passes::tag);
  register_pass("analyze", passes, &Passes::analyze);
  register_pass("match", passes, &Passes::match);
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
    fmt::print(stderr, "tagging_bench: {}\n", error.what());
    return 2;
  }
}
