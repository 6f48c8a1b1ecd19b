#include "indexer/read_skos.h"

#include <filesystem>
#include <string>
#include <vector>

#include "store/error.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

namespace materia {
namespace {

const std::string prefixes =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix c: <urn:test:condition:> .\n"
    "<urn:test:condition> a skos:ConceptScheme ; skos:prefLabel \"Condition\"@en .\n";

SkosReading read(const std::string& statements) {
  return read_skos({{"a.ttl", prefixes + statements}});
}

std::string fault_of(const std::string& statements) {
  try {
    read(statements);
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST_CASE("concepts are read with labels, notes and relations") {
  const SkosReading reading = read(
      "c:disc-disease a skos:Concept ; skos:inScheme <urn:test:condition> ; skos:prefLabel \"Disc disease\"@en ;\n"
      "  skos:narrower c:herniated-disc .\n"
      "c:herniated-disc a skos:Concept ; skos:inScheme <urn:test:condition> ;\n"
      "  skos:altLabel \"Slipped disc\"@en, \"Bandscheibenvorfall\"@de ; skos:hiddenLabel \"hernated disc\" ;\n"
      "  skos:prefLabel \"Herniated  disc\"@en, \"Discushernie\"@de ; skos:broader c:disc-disease ;\n"
      "  skos:definition \"\"\"A disc\n  that bulges.\"\"\"@en ; skos:scopeNote \"Not \\\"bulging\\\".\" ;\n"
      "  skos:exactMatch <http://id.nlm.nih.gov/mesh/D007405> .\n");
  REQUIRE(reading.vocabulary.schemes().size() == 1);
  CHECK(reading.vocabulary.schemes()[0].local_name == "condition");
  CHECK(reading.vocabulary.schemes()[0].label == "Condition");
  REQUIRE(reading.vocabulary.concepts().size() == 2);
  const Concept& disc = reading.vocabulary.concepts()[1];
  CHECK(disc.iri == "urn:test:condition:herniated-disc");
  CHECK(disc.local_name == "herniated-disc");
  CHECK(disc.scheme == "condition");
  CHECK(disc.pref_label == "Herniated disc");
  CHECK(disc.definition == "A disc that bulges.");
  CHECK(disc.scope_note == "Not \"bulging\".");
  CHECK(disc.exact_match == std::vector<std::string>{"http://id.nlm.nih.gov/mesh/D007405"});
  CHECK(disc.broader == std::vector<std::size_t>{0});
  REQUIRE(disc.labels.size() == 3);
  CHECK(disc.labels[0].kind == LabelKind::preferred);
  CHECK(disc.labels[1].text == "Slipped disc");
  CHECK(disc.labels[1].language == "en");
  CHECK(disc.labels[2].kind == LabelKind::hidden);
  CHECK(reading.warnings.empty());
}

TEST_CASE("a tagging label is a kind of its own and no other label's mark") {
  const SkosReading reading = read(
      "@prefix materia: <urn:materia:> .\n"
      "c:cancer a skos:Concept ; skos:inScheme <urn:test:condition> ; materia:taggingLabel \"Glioblastoma\"@en ;\n"
      "  materia:taggingLabel \"Glioblastom\"@de, \"\"@en ; skos:prefLabel \"Cancer\"@en .\n");
  REQUIRE(reading.vocabulary.concepts().size() == 1);
  const std::vector<Label>& labels = reading.vocabulary.concepts()[0].labels;
  REQUIRE(labels.size() == 2);
  CHECK(labels[0].text == "Cancer");
  CHECK(labels[1].text == "Glioblastoma");
  CHECK(labels[1].kind == LabelKind::tagging);
  CHECK(reading.warnings.empty());
}

TEST_CASE("a label can be marked as ambiguous, and a mark that no label has is a warning") {
  const SkosReading reading = read(
      "@prefix materia: <urn:materia:> .\n"
      "c:osteoarthritis a skos:Concept ; skos:inScheme <urn:test:condition> ; materia:ambiguousLabel \"OA\"@en, \"oa\" "
      ";\n"
      "  skos:prefLabel \"Osteoarthritis\"@en ; skos:altLabel \"OA\"@en .\n");
  REQUIRE(reading.vocabulary.concepts().size() == 1);
  const std::vector<Label>& labels = reading.vocabulary.concepts()[0].labels;
  REQUIRE(labels.size() == 2);
  CHECK_FALSE(labels[0].ambiguous);
  CHECK(labels[1].ambiguous);
  REQUIRE(reading.warnings.size() == 1);
  CHECK(reading.warnings[0] ==
        "a.ttl:5: \"oa\" is marked as ambiguous and is no label of urn:test:condition:osteoarthritis");
}

TEST_CASE("plain English leads among several prefLabels, the others match") {
  const SkosReading reading = read(
      "c:a a skos:Concept ; skos:inScheme <urn:test:condition> ;\n"
      "  skos:prefLabel \"Oedema\"@en-GB, \"Swelling\", \"Edema\"@en .\n");
  const Concept& made = reading.vocabulary.concepts().at(0);
  CHECK(made.pref_label == "Edema");
  CHECK(made.labels.size() == 3);
  CHECK(made.labels[1].kind == LabelKind::alternative);
}

TEST_CASE("faults are told with file and line") {
  const std::string in = " a skos:Concept ; skos:inScheme <urn:test:condition> ; skos:prefLabel ";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"c:a a skos:Concept ;\n skos:prefLabel \"A\" .\n", "a.ttl:4: urn:test:condition:a has no inScheme"},
      {"c:a a skos:Concept ; skos:inScheme <urn:test:condition> .\n", "a.ttl:4: urn:test:condition:a has no prefLabel"},
      {"c:a a skos:Concept ; skos:inScheme\n <urn:x> ; skos:prefLabel \"A\" .\n",
       "a.ttl:5: urn:test:condition:a is in the scheme urn:x"},
      {"c:a" + in + "\"Knee\" .\nc:b" + in + "\"knee\"@en .\n",
       "a.ttl:5: prefLabel \"knee\" of b is also the prefLabel of a (a.ttl:4)"},
      {"c:a" + in + "\"A\" ;\n skos:broader c:nowhere .\n",
       "a.ttl:5: broader of urn:test:condition:a is no concept: urn:test:condition:nowhere"},
      {"c:a" + in + "\"A\" ; skos:broader c:b .\nc:b" + in + "\"B\" ;\n skos:broader c:a .\n",
       "broader runs in a circle: a → b → a"},
      {"c:a" + in + "\"A\" ; skos:broader c:a .\n", "broader runs in a circle: a → a"},
      {"c:a" + in + "\"Knee\" .\n<urn:other#a>" + in + "\"Hip\" .\n",
       "two concepts of condition have the local name \"a\""},
      {"<urn:q> a skos:ConceptScheme .\n", "a scheme can't be called \"q\""},
      {"<urn:x:condition> a skos:ConceptScheme .\n", "two schemes are called \"condition\""},
      {"[] a skos:Concept ; skos:inScheme <urn:test:condition> ; skos:prefLabel \"A\" .\n",
       "is a concept without an IRI"},
      {"<urn:x/>" + in + "\"A\" .\n", "ends without a local name"},
      {"nowhere:a" + in + "\"A\" .\n", "a.ttl:4: unknown prefix in \"nowhere:a\""},
      {"c:a" + in + "\n\n\"A\n .\n", "a.ttl:6: "},
      {"c:a" + in, "a.ttl:4: "},
      {"@prefix", "a.ttl:4: "},
  };
  for (const auto& [statements, what] : cases) {
    INFO(statements);
    INFO(fault_of(statements));
    CHECK(fault_of(statements).find(what) != std::string::npos);
  }
}

TEST_CASE("all faults are told at once, those of all files") {
  const std::string fault = fault_of("c:a a skos:Concept .\nc:b a skos:Concept .\n");
  CHECK(fault.find("a.ttl:4: ") != std::string::npos);
  CHECK(fault.find("\na.ttl:5: ") != std::string::npos);
}

TEST_CASE("labels that two concepts share are warnings, in one scheme only") {
  const std::string in = " a skos:Concept ; skos:inScheme <urn:test:condition> ; skos:prefLabel ";
  const SkosReading reading = read(
      "<urn:test:therapy> a skos:ConceptScheme .\n"
      "c:a" +
      in +
      "\"Knee pain\" ; skos:altLabel \"Sore knee\", \"knee pains\" .\n"
      "c:b" +
      in +
      "\"Hip pain\" ; skos:altLabel \"sore knees\", \"Knee-pain\" .\n"
      "<urn:t:c> a skos:Concept ; skos:inScheme <urn:test:therapy> ; skos:prefLabel \"Hip pain\" .\n");
  REQUIRE(reading.warnings.size() == 2);
  CHECK(reading.warnings[0] == "a.ttl:6: altLabel \"sore knees\" of b is also the altLabel of a (a.ttl:5)");
  CHECK(reading.warnings[1] == "a.ttl:6: altLabel \"Knee-pain\" of b is also the prefLabel of a (a.ttl:5)");
}

TEST_CASE("a folder gives its Turtle files in order") {
  const TemporaryFolder folder;
  folder.write("b.ttl", "b");
  folder.write("a.ttl", "a");
  folder.write("c.txt", "c");
  const std::vector<TurtleSource> sources = turtle_sources(folder.path());
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].text == "a");
  CHECK(sources[1].name == (folder.path() / "b.ttl").string());
  CHECK(turtle_sources(folder.path() / "b.ttl").size() == 1);
  CHECK_THROWS_AS(turtle_sources(folder.path() / "nowhere"), Error);
  CHECK_THROWS_AS(turtle_sources(folder.write("empty/x.txt", "x").parent_path()), Error);
}

TEST_CASE("the vocabulary that ships with the program has no fault and no warning") {
  const SkosReading reading = read_skos(builtin_vocabulary());
  CHECK(reading.warnings == std::vector<std::string>{});
  CHECK(reading.vocabulary.scheme("therapy") != nullptr);
  CHECK(reading.vocabulary.scheme("condition") != nullptr);
  CHECK(reading.vocabulary.find("therapy", "platelet-rich-plasma"));
  CHECK(reading.vocabulary.find("condition", "herniated-disc"));
}

TEST_CASE("a vocabulary of thousands of concepts is read") {
  const std::filesystem::path file = std::filesystem::path(MATERIA_SHARED_DIR) / "data" / "conditions-large.ttl";
  if (!std::filesystem::exists(file)) {
    WARN("skipped: " << file.string() << " is absent");
    return;
  }
  const SkosReading reading = read_skos(turtle_sources(file));
  CHECK(reading.vocabulary.concepts().size() == 3019);
  CHECK_FALSE(reading.warnings.empty());
}

}  // namespace
}  // namespace materia
