// What a new vocabulary would change, that applying it changes just that, and that readers see it whole.

#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "indexer/apply_vocabulary.h"
#include "indexer/suggest_concepts.h"
#include "store/decide.h"
#include "store/error.h"
#include "store/writer.h"
#include "tests/catch.h"
#include "tests/small_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

using Concepts = std::vector<std::vector<std::string>>;

std::vector<TurtleSource> sources_of(const Concepts& concepts) {
  return {{"new.ttl", small_turtle(concepts)}};
}

/// Three articles on the concepts of a SmallCorpus and on some that it lacks.
SmallCorpus& fill(SmallCorpus& corpus) {
  corpus.write("knee.md", "# Knee pain\n\nKnee pain is treated with PRP, and gout is told apart from it.\n");
  corpus.write("gout.md", "# Gout\n\nGout hurts the big toe; ozone therapy is tried.\n");
  corpus.write("prions.md", "# Prions\n\nA prion protein is also called PRP in the laboratory.\n");
  corpus.index();
  return corpus;
}

const Concepts with_gout_and_prions = {{"therapy", "platelet-rich-plasma", "Platelet-rich plasma", "PRP"},
                                       {"condition", "herniated-disc", "Disc herniation", "Slipped disc"},
                                       {"condition", "knee-pain", "Knee pain"},
                                       {"condition", "prion-protein", "Prion protein", "PRP"},
                                       {"condition", "gout", "Gout"}};

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

const ConceptTagChange& change_of(const VocabularyChange& change, const std::string& name) {
  const auto found = std::find_if(change.tags.begin(), change.tags.end(),
                                  [&](const ConceptTagChange& one) { return one.of.concept_name == name; });
  REQUIRE(found != change.tags.end());
  return *found;
}

/// "path scheme:concept level" of every tag that holds.
std::set<std::string> all_tags(const fs::path& file) {
  Reader reader(file);
  const Vocabulary vocabulary = reader.vocabulary();
  std::set<std::string> tags;
  for (const DocumentTag& row : reader.tags()) {
    const Concept& one = vocabulary.concepts()[vocabulary.find(row.tag.concept_id).value()];
    tags.insert(fmt::format("{} {}:{} {}", reader.path(row.document).value(), one.scheme, one.local_name,
                            row.tag.level == Level::about ? "about" : "mention"));
  }
  return tags;
}

TEST_CASE("A preview tells tags gained and lost, concepts, names and collisions, and changes nothing") {
  SmallCorpus corpus;
  fill(corpus);
  const std::string before = bytes_of(corpus.file());
  const VocabularyChange change = preview_vocabulary(corpus.file(), sources_of(with_gout_and_prions));
  CHECK(bytes_of(corpus.file()) == before);
  CHECK(corpus.reader().generation() == 1);

  CHECK(change.articles == 3);
  CHECK(change_of(change, "gout").gained == 2);
  CHECK(change_of(change, "gout").lost == 0);
  CHECK(change_of(change, "prion-protein").gained == 2);
  CHECK(change_of(change, "ozone-therapy").lost == 1);
  REQUIRE(change_of(change, "ozone-therapy").lost_by.size() == 1);
  CHECK(change_of(change, "ozone-therapy").lost_by[0].path == "gout.md");
  CHECK(change_of(change, "ozone-therapy").of.label == "Ozone therapy");
  CHECK(change.gained == 4);
  CHECK(change.lost == 1);
  CHECK(change.changed_articles == 3);
  REQUIRE(change.added.size() == 2);
  CHECK(change.added[0].concept_name == "prion-protein");
  REQUIRE(change.removed.size() == 1);
  CHECK(change.removed[0].concept_name == "ozone-therapy");
  REQUIRE(change.renamed.size() == 1);
  CHECK(change.renamed[0].before == "Herniated disc");
  CHECK(change.renamed[0].now.label == "Disc herniation");
  REQUIRE(change.new_collisions.size() == 1);
  CHECK(change.new_collisions[0].label == "PRP");
  REQUIRE(change.new_collisions[0].concepts.size() == 2);
  CHECK(change.new_collisions[0].concepts[1].label == "Prion protein");
  check_integrity(corpus.file());
}

TEST_CASE("A preview of what is stored changes nothing") {
  SmallCorpus corpus;
  fill(corpus);
  CHECK(preview_vocabulary(corpus.file(), turtle_sources(corpus.folder() / "vocabulary")).empty());
}

TEST_CASE("Applying changes what the preview said, with decisions, and reads no file") {
  SmallCorpus corpus;
  fill(corpus);
  decide(corpus.file(), {"gout.md", "ozone-therapy"}, Decision::Action::confirm, "editor", "");
  decide(corpus.file(), {"gout.md", "knee-pain"}, Decision::Action::add, "editor", "");
  decide(corpus.file(), {"knee.md", "platelet-rich-plasma"}, Decision::Action::deny, "editor", "");
  const std::set<std::string> before = all_tags(corpus.file());
  const auto sources = sources_of(with_gout_and_prions);
  const VocabularyChange preview = preview_vocabulary(corpus.file(), sources);
  CHECK(preview.retired_decisions == 1);
  fs::rename(corpus.folder(), corpus.temporary().path() / "elsewhere");

  const AppliedVocabulary applied = apply_vocabulary(corpus.file(), sources);
  check_integrity(corpus.file());
  CHECK(applied.generation == 5);
  CHECK(applied.change.gained == preview.gained);
  CHECK(applied.change.lost == preview.lost);
  CHECK(applied.change.relevelled == preview.relevelled);
  CHECK(applied.change.tags.size() == preview.tags.size());
  const std::set<std::string> after = all_tags(corpus.file());
  const auto only_in = [](const std::set<std::string>& ours, const std::set<std::string>& theirs) {
    return static_cast<std::size_t>(
        std::count_if(ours.begin(), ours.end(), [&](const std::string& tag) { return !theirs.contains(tag); }));
  };
  CHECK(only_in(after, before) == preview.gained + preview.relevelled);
  CHECK(only_in(before, after) == preview.lost + preview.relevelled);
  CHECK(corpus.tags_of("gout.md") == "knee-pain gout");
  CHECK(corpus.tags_of("knee.md") == "knee-pain prion-protein gout");
  CHECK(corpus.reader().editors_work().decisions.size() == 3);
  CHECK(apply_vocabulary(corpus.file(), sources).generation == 5);
  CHECK(preview_vocabulary(corpus.file(), sources).empty());
}

TEST_CASE("A vocabulary with a fault changes nothing, previewed or applied") {
  SmallCorpus corpus;
  fill(corpus);
  const std::string good = small_turtle(with_gout_and_prions);
  const std::string a_circle = good +
                               "<urn:t:condition:gout> skos:broader <urn:t:condition:knee-pain> .\n"
                               "<urn:t:condition:knee-pain> skos:broader <urn:t:condition:gout> .\n";
  const auto [text, needle] =
      GENERATE_COPY(std::pair<std::string, std::string>(good + "this is no Turtle", "new.ttl:9: "),
                    std::pair<std::string, std::string>(a_circle, "broader runs in a circle"));
  const std::set<std::string> before = all_tags(corpus.file());
  CHECK_THROWS_WITH(preview_vocabulary(corpus.file(), {{"new.ttl", text}}), Catch::Contains(needle));
  CHECK_THROWS_WITH(apply_vocabulary(corpus.file(), {{"new.ttl", text}}), Catch::Contains(needle));
  CHECK(all_tags(corpus.file()) == before);
  CHECK(corpus.reader().generation() == 1);
  check_integrity(corpus.file());
}

TEST_CASE("There is nothing to apply to where there is no knowledge base, and none is made") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(apply_vocabulary(folder.path() / "absent.db", sources_of(with_gout_and_prions)), Error);
  CHECK_FALSE(fs::exists(folder.path() / "absent.db"));
}

TEST_CASE("A name that meant another concept is refused in a preview and when applied") {
  SmallCorpus corpus;
  fill(corpus);
  const std::string other =
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
      "<urn:o:condition> a skos:ConceptScheme ; skos:prefLabel \"Condition\"@en .\n"
      "<urn:o:condition:knee-pain> a skos:Concept ; skos:inScheme <urn:o:condition> ; skos:prefLabel \"";
  SECTION("Another meaning") {
    const std::vector<TurtleSource> sources = {{"o.ttl", other + "Bees' knees\"@en .\n"}};
    CHECK_THROWS_WITH(preview_vocabulary(corpus.file(), sources), Catch::Contains("was that of “Knee pain”"));
    CHECK_THROWS_WITH(apply_vocabulary(corpus.file(), sources), Catch::Contains("was that of “Knee pain”"));
    CHECK(corpus.reader().generation() == 1);
  }
  SECTION("The same concept under another IRI keeps its row") {
    const std::vector<TurtleSource> sources = {{"o.ttl", other + "Knee pains\"@en .\n"}};
    const Vocabulary before = corpus.reader().vocabulary();
    const auto change = apply_vocabulary(corpus.file(), sources).change;
    CHECK(change.renamed.size() == 1);
    CHECK(change.added.empty());
    const Vocabulary after = corpus.reader().vocabulary();
    CHECK(after.concepts()[0].id == before.concepts()[before.find("condition", "knee-pain").value()].id);
    CHECK(after.concepts()[0].iri == "urn:o:condition:knee-pain");
    CHECK(corpus.tags_of("knee.md") == "knee-pain");
    for (const RetiredConcept& retired : corpus.reader().editors_work().retired) {
      CHECK(retired.local_name != "knee-pain");
    }
  }
  check_integrity(corpus.file());
}

TEST_CASE("A row of a concept that went is never used again") {
  SmallCorpus corpus;
  fill(corpus);
  std::set<ConceptId> used;
  const Vocabulary changed = corpus.reader().vocabulary();
  for (const Concept& one : changed.concepts()) {
    used.insert(one.id);
  }
  apply_vocabulary(corpus.file(), sources_of({{"condition", "gout", "Gout"}}));
  CHECK_FALSE(used.contains(corpus.reader().vocabulary().concepts()[0].id));
  check_integrity(corpus.file());
}

TEST_CASE("A reader sees the old vocabulary with its tags, or the new one with its own") {
  SmallCorpus corpus;
  for (int i = 0; i < 150; ++i) {
    corpus.write(fmt::format("a{}.md", i), "# Knee pain\n\nKnee pain and gout stand in every one of these texts.\n");
  }
  corpus.index();
  std::atomic<bool> done = false;
  std::atomic<int> mixed = 0;
  std::atomic<int> looks = 0;
  std::thread reading([&] {
    Reader reader(corpus.file());
    while (!done) {
      const Reader::Transaction one_generation(reader);
      const bool has_gout = reader.vocabulary().find("condition", "gout").has_value();
      const std::size_t expected = has_gout ? 300 : 150;
      mixed += reader.tags().size() == expected ? 0 : 1;
      ++looks;
    }
  });
  const Concepts knee = {{"condition", "knee-pain", "Knee pain"}};
  const Concepts both = {{"condition", "knee-pain", "Knee pain"}, {"condition", "gout", "Gout"}};
  for (int round = 0; round < 4; ++round) {
    apply_vocabulary(corpus.file(), sources_of(round % 2 == 0 ? both : knee));
  }
  done = true;
  reading.join();
  CHECK(mixed == 0);
  CHECK(looks > 0);
  CHECK(corpus.reader().generation() == 5);
  check_integrity(corpus.file());
}

TEST_CASE("A vocabulary that was applied stays until the corpus's own changes or another is named") {
  SmallCorpus corpus;
  fill(corpus);
  apply_vocabulary(corpus.file(), sources_of(with_gout_and_prions));
  const auto kept = corpus.index();
  CHECK(kept.retagged == 0);
  REQUIRE(kept.warnings.size() == 1);
  CHECK_THAT(kept.warnings[0], Catch::Contains("stays in use"));
  IndexOptions rebuild;
  rebuild.rebuild = true;
  corpus.index(rebuild);
  CHECK(corpus.tags_of("gout.md") == "gout");

  SECTION("It is named") {
    IndexOptions options;
    options.vocabulary = corpus.folder() / "vocabulary";
    const auto report = corpus.index(options);
    REQUIRE_FALSE(report.warnings.empty());
    CHECK_THAT(report.warnings[0], Catch::Contains("is replaced by that of"));
    CHECK(corpus.tags_of("gout.md") == "ozone-therapy");
  }
  SECTION("It changes") {
    corpus.put_vocabulary({{"condition", "gout", "Gout"}});
    const auto report = corpus.index();
    REQUIRE_FALSE(report.warnings.empty());
    CHECK_THAT(report.warnings[0], Catch::Contains("whose files have changed since"));
    CHECK(corpus.tags_of("knee.md") == "gout");
  }
  CHECK(corpus.index().warnings.empty());
}

TEST_CASE("A rebuild that brings another vocabulary keeps the names of what goes") {
  SmallCorpus corpus;
  fill(corpus);
  corpus.put_vocabulary({{"condition", "gout", "Gout"}});
  IndexOptions rebuild;
  rebuild.rebuild = true;
  corpus.index(rebuild);
  CHECK(corpus.reader().editors_work().retired.size() == 4);
}

TEST_CASE("Ten thousand labels on one concept, and a label of one letter, do no harm") {
  SmallCorpus corpus;
  corpus.write("vitamin.md", "# C\n\nVitamin C, or C alone, and the label number 4711 of them all.\n");
  corpus.index();
  std::string labels = "\"C\"@en";
  for (int i = 0; i < 10'000; ++i) {
    labels += fmt::format(", \"Label number {}\"@en", i);
  }
  const std::string text = small_turtle({{"condition", "much-named", "Much named"}}) +
                           "<urn:t:condition:much-named> skos:altLabel " + labels + " .\n";
  const AppliedVocabulary applied = apply_vocabulary(corpus.file(), {{"many.ttl", text}});
  CHECK_THAT(applied.change.warnings.at(0), Catch::Contains("\"C\" is one letter"));
  CHECK(applied.change.warnings.size() == 1);
  Reader reader = corpus.reader();
  CHECK(reader.vocabulary().concepts()[0].labels.size() == 10'002);
  const auto mentions = reader.mentions(corpus.id_of("vitamin.md"));
  REQUIRE(mentions.size() == 1);
  CHECK(reader.vocabulary().concepts()[0].labels[mentions[0].label].text == "Label number 4711");
  check_integrity(corpus.file());
}

TEST_CASE("What is suggested is in no label, and is no everyday language of health articles") {
  SmallCorpus corpus;
  for (int i = 0; i < 12; ++i) {
    corpus.write(
        fmt::format("a{}.md", i),
        fmt::format("# Text {0}\n\nShock wave lithotripsy is done here. Word{0} has side effects. For knee pain "
                    "there is word{0}. Some have shock wave lithotripsy.\n",
                    i));
  }
  corpus.index();
  Reader reader = corpus.reader();
  const std::vector<CountedText> phrases = suggest_concepts(reader, 10);
  REQUIRE(phrases.size() == 1);
  CHECK(phrases[0].text == "shock wave lithotripsy");
  CHECK(phrases[0].documents == 12);
  CHECK(suggest_concepts(reader, 0).empty());
}

}  // namespace
}  // namespace materia
