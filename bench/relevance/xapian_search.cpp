// Searches a judged collection with Xapian: xapian_search corpus.jsonl queries.jsonl stop_words.txt out.run
//
// The English stemmer, the title counted twice; BM25 with k1 = 1.2, b = 0.75 and documents of any length told apart;
// the words of a query that are no stop words (all of them where nothing else is left), OR'ed. The best thousand go to
// a run file.

#include <fmt/format.h>
#include <xapian.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "evaluation/judgements.h"
#include "evaluation/run_file.h"

namespace materia {
namespace {

constexpr Xapian::doccount depth = 1000;
constexpr Xapian::termcount title_weight = 2;

void read_stop_words(const std::filesystem::path& file, Xapian::SimpleStopper& stopper) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error(file.string() + ": can't be read");
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && !line.starts_with('#')) stopper.add(line);
  }
}

Xapian::WritableDatabase index_corpus(const std::filesystem::path& corpus) {
  std::ifstream stream(corpus);
  if (!stream) throw std::runtime_error(corpus.string() + ": can't be read");
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
  for (std::string line; std::getline(stream, line);) {
    const auto object = nlohmann::json::parse(line);
    Xapian::Document document;
    document.set_data(object.at("_id").get<std::string>());
    generator.set_document(document);
    generator.index_text_without_positions(object.value("title", ""), title_weight);
    generator.index_text_without_positions(object.value("text", ""));
    database.add_document(document);
  }
  return database;
}

/// The stems of a query's words, each once. Not Xapian's QueryParser, which stems no capitalised word.
Xapian::Query query_of(const std::string& text, const Xapian::Stopper* stopper) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
  generator.set_stopper(stopper);
  generator.set_stopper_strategy(Xapian::TermGenerator::STOP_ALL);
  generator.index_text_without_positions(text);
  const Xapian::Document& words = generator.get_document();
  if (words.termlist_count() == 0 && stopper != nullptr) return query_of(text, nullptr);
  return {Xapian::Query::OP_OR, words.termlist_begin(), words.termlist_end()};
}

Run search(const Xapian::Database& database, const std::vector<TopicQuery>& queries, const Xapian::Stopper& stopper) {
  Xapian::Enquire enquire(database);
  // The last is min_normlen: the default of 0.5, which treats short documents alike, ranks worse on these collections.
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.75, 0));
  Run run;
  for (const TopicQuery& query : queries) {
    enquire.set_query(query_of(query.text, &stopper));
    QueryRanking& ranking = run.emplace_back(QueryRanking{query.id, {}});
    const Xapian::MSet found = enquire.get_mset(0, depth);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      ranking.documents.push_back({hit.get_document().get_data(), hit.get_weight()});
    }
  }
  return run;
}

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  if (count != 5) {
    fmt::print(stderr, "usage: xapian_search corpus.jsonl queries.jsonl stop_words.txt out.run\n");
    return 2;
  }
  try {
    Xapian::SimpleStopper stopper;
    materia::read_stop_words(arguments[3], stopper);
    const Xapian::WritableDatabase database = materia::index_corpus(arguments[1]);
    materia::write_run(materia::search(database, materia::read_queries(arguments[2]), stopper), arguments[4]);
    return 0;
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "xapian_search: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "xapian_search: {}\n", error.what());
  }
  return 2;
}
