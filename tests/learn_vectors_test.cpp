#include "indexer/learn_vectors.h"

#include <fmt/format.h>

#include "indexer/latent_space.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

/// Articles of two topics that share no word but "article".
const char* const topics[2][4] = {
    {"cartilage knee joint wear", "joint cartilage injection knee", "knee wear injection walking",
     "walking joint cartilage wear"},
    {"nerve spine disc leg", "disc spine surgery nerve", "leg nerve surgery numbness", "numbness spine disc leg"}};

void write_topics(const SmallCorpus& corpus, int copies = 1) {
  for (int copy = 0; copy < copies; ++copy) {
    for (std::size_t topic = 0; topic < 2; ++topic) {
      for (std::size_t i = 0; i < 4; ++i) {
        corpus.write(fmt::format("{}-{}-{}.txt", topic, i, copy),
                     fmt::format("An article number {} of {}.", copy, topics[topic][i]));
      }
    }
  }
}

Direction direction_of(const SmallCorpus& corpus, const std::string& path) {
  Reader reader(corpus.file());
  return reader.document_vector(reader.find_document(path).value());
}

/// Documents with those counts of terms.
TermSample sample_of(const std::vector<TermCounts>& documents) {
  TermSample sample;
  for (const TermCounts& counts : documents) {
    std::vector<CountedTerm>& terms = sample.documents.emplace_back();
    for (const auto& [term, count] : counts) {
      terms.push_back({sample.terms.add(term), static_cast<std::uint32_t>(count)});
    }
  }
  return sample;
}

TEST_CASE("A space learned from articles puts those together that speak of the same things") {
  const SmallCorpus corpus;
  write_topics(corpus);
  corpus.index();
  const Direction knee = direction_of(corpus, "0-0-0.txt");
  REQUIRE_FALSE(knee.empty());
  const double same = cosine(knee, direction_of(corpus, "0-3-0.txt"));
  const double other = cosine(knee, direction_of(corpus, "1-3-0.txt"));
  CAPTURE(same, other);
  CHECK(same > other + 0.3);
}

TEST_CASE("The same documents give the same space, byte for byte") {
  std::vector<TermCounts> documents;
  Analyzer analyzer;
  for (const auto& topic : topics) {
    for (const char* text : topic) {
      count_terms(text, analyzer, documents.emplace_back());
    }
  }
  const std::vector<TermVector> once = learn_space(sample_of(documents));
  const std::vector<TermVector> again = learn_space(sample_of(documents));
  REQUIRE(once.size() >= 8);
  REQUIRE(once.size() == again.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    CHECK(once[i].term == again[i].term);
    CHECK(once[i].scale == again[i].scale);
    CHECK(once[i].components == again[i].components);
    CHECK(once[i].components.size() < documents.size());
  }
}

TEST_CASE("A document is folded in as a query is") {
  const SmallCorpus corpus;
  write_topics(corpus);
  corpus.index();
  Reader reader(corpus.file());
  const std::optional<Document> document = reader.document(reader.find_document("1-2-0.txt").value());
  Analyzer analyzer;
  TermCounts counts;
  count_terms(document->body, analyzer, counts);
  std::map<std::string, TermVector, std::less<>> vectors;
  for (const auto& [term, count] : counts) {
    if (const auto vector = reader.term_vector(term)) vectors.emplace(term, *vector);
  }
  const Direction direction = fold_in(counts, [&](std::string_view term) {
    const auto found = vectors.find(term);
    return found == vectors.end() ? nullptr : &found->second;
  });
  CHECK(direction == direction_of(corpus, "1-2-0.txt"));
}

TEST_CASE("Too little to learn from teaches nothing") {
  CHECK(learn_space({}).empty());
  CHECK(learn_space(sample_of({{{"knee", 1}}, {{"knee", 2}}})).empty());
  CHECK(learn_space(sample_of({{{"a", 1}}, {{"b", 1}}, {{"c", 1}}, {}})).empty());
  CHECK_NOTHROW(learn_space(sample_of(std::vector<TermCounts>(5, {{"a", 1}, {"b", 1}, {"c", 1}}))));
}

TEST_CASE("A small change is folded in, a large one learned anew") {
  const SmallCorpus corpus;
  write_topics(corpus, 3);  // 24 documents
  corpus.index();
  const auto term_of = [&](const std::string& term) { return Reader(corpus.file()).term_vector(term); };
  const TermVector before = term_of("knee").value();

  corpus.write("new.txt", "Knee cartilage and joint wear after walking, and a zebra.");
  corpus.index();
  CHECK(term_of("knee")->components == before.components);
  CHECK_FALSE(term_of("zebra").has_value());
  const Direction folded = direction_of(corpus, "new.txt");
  CHECK(cosine(folded, direction_of(corpus, "0-0-0.txt")) > cosine(folded, direction_of(corpus, "1-0-0.txt")));

  corpus.write("new.txt", "Nerve, spine and disc, and a zebra.");
  corpus.index();
  const Direction changed = direction_of(corpus, "new.txt");
  CHECK(cosine(changed, direction_of(corpus, "1-0-0.txt")) > cosine(changed, direction_of(corpus, "0-0-0.txt")));

  for (int i = 0; i < 6; ++i) {
    corpus.write(fmt::format("zebra{}.txt", i), "A zebra with a knee walks on numbness.");
  }
  corpus.index();
  CHECK(term_of("zebra").has_value());
  CHECK(term_of("knee")->components != before.components);
  CHECK(Writer(corpus.file()).documents_without_vector().empty());
}

}  // namespace
}  // namespace materia
