// Xapian as an engine (engine.h): the English stemmer on every word, positions for phrases, BM25 as it comes, the total
// made exact with check_at_least, and the facets counted by a spy on every match. ValueCountMatchSpy counts one value a
// document; here a document has several, so they stand in one value slot, two bytes a concept, and a spy of our own
// reads them.

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

#include "bench/peers/engine.h"
#include "bench/peers/exported.h"
#include "store/error.h"

namespace materia {
namespace {

constexpr Xapian::valueno therapy_slot = 0;
constexpr Xapian::valueno condition_slot = 1;

std::string packed(const std::vector<std::uint32_t>& numbers) {
  std::string bytes;
  for (const std::uint32_t number : numbers) {
    bytes += {static_cast<char>(number >> 8U), static_cast<char>(number & 0xFFU)};
  }
  return bytes;
}

void build(const std::filesystem::path& documents, const std::filesystem::path& index) {
  std::filesystem::remove_all(index);
  const std::string loose = index.string() + ".loose";
  {
    Xapian::WritableDatabase database(loose, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("english"));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
    for_each_exported(documents, [&](const ExportedDocument& exported) {
      Xapian::Document document;
      generator.set_document(document);
      generator.set_termpos(0);
      generator.index_text(std::string(exported.title));
      generator.increase_termpos();
      generator.index_text(std::string(exported.text));
      document.add_value(therapy_slot, packed(exported.therapies));
      document.add_value(condition_slot, packed(exported.conditions));
      database.replace_document(static_cast<Xapian::docid>(exported.id), document);
    });
    database.commit();
    database.compact(index.string());
  }
  std::filesystem::remove_all(loose);
}

class ConceptSpy final : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    for (const Xapian::valueno slot : {therapy_slot, condition_slot}) {
      const std::string bytes = document.get_value(slot);
      for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto number = static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << 8U |
                            static_cast<std::size_t>(static_cast<unsigned char>(bytes[i + 1]));
        if (number >= counts_.size()) counts_.resize(number + 1);
        ++counts_[number];
      }
    }
  }
  [[nodiscard]] std::size_t sum() const { return std::accumulate(counts_.begin(), counts_.end(), std::size_t{0}); }

 private:
  std::vector<std::size_t> counts_;
};

class XapianEngine final : public SearchEngine {
 public:
  explicit XapianEngine(const std::filesystem::path& index) : database_(index.string()) {}

  Answer answer(const Asked& asked) override {
    Xapian::Enquire enquire(database_);
    ConceptSpy spy;
    enquire.set_query(query_of(asked));
    enquire.add_matchspy(&spy);
    const Xapian::MSet found = enquire.get_mset(0, wanted_hits, database_.get_doccount());
    Answer answer;
    answer.total = found.get_matches_estimated();
    answer.facet_counts = spy.sum();
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      answer.hits.push_back({static_cast<std::int64_t>(*hit), hit.get_weight()});
    }
    if (found.get_matches_lower_bound() != found.get_matches_upper_bound()) {
      throw Error("the total of \"" + asked.text + "\" is not exact");
    }
    return answer;
  }

 private:
  [[nodiscard]] Xapian::Query query_of(const Asked& asked) const {
    if (asked.join() == Join::prefix) {
      return {Xapian::Query::OP_WILDCARD, asked.words.front()};
    }
    std::vector<std::string> terms;
    for (const std::string& word : asked.words) {
      terms.push_back(stem_(word));
    }
    const Xapian::Query::op join = asked.join() == Join::all   ? Xapian::Query::OP_AND
                                   : asked.join() == Join::any ? Xapian::Query::OP_OR
                                                               : Xapian::Query::OP_PHRASE;
    return {join, terms.begin(), terms.end()};
  }

  Xapian::Database database_;
  Xapian::Stem stem_{"english"};
};

}  // namespace
}  // namespace materia

int main(int count, char** arguments) {
  materia::EngineProgram program{"xapian", materia::build,
                                 [](const auto& index) { return std::make_unique<materia::XapianEngine>(index); }};
  try {
    return materia::run_engine(program, count, arguments);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "xapian: {}\n", error.get_description());
    return 2;
  }
}
