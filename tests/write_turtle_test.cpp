// What is written as Turtle reads back as the same vocabulary.

#include "indexer/write_turtle.h"

#include <string>

#include "indexer/read_skos.h"
#include "store/reader.h"
#include "store/writer.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/temporary_folder.h"
#include "tests/vocabulary_lines.h"

namespace materia {
namespace {

Vocabulary read(const std::string& turtle) {
  return read_skos({{"a.ttl", turtle}}).vocabulary;
}

TEST_CASE("The vocabulary that ships reads back from what is written of it") {
  const Vocabulary shipped = read_skos(builtin_vocabulary()).vocabulary;
  const std::string turtle = write_turtle(shipped);
  CHECK(lines_of(read(turtle)) == lines_of(shipped));
  CHECK(write_turtle(read(turtle)) == turtle);
  CHECK(turtle.find("therapy:ozone-therapy\n\ta skos:Concept ;") != std::string::npos);
}

TEST_CASE("Names, texts and languages that Turtle has to escape read back") {
  const Vocabulary odd = read(
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
      "<http://x.org/s/2nd> a skos:ConceptScheme ; skos:prefLabel \"Second\"@en ; sh:order 2 .\n"
      "<http://x.org/s/skos> a skos:ConceptScheme ; skos:prefLabel \"First\"@en ; sh:order 1 .\n"
      "<http://x.org/c#a.b%20c> a skos:Concept ; skos:inScheme <http://x.org/s/2nd> ;\n"
      "  skos:prefLabel \"Say \\\"ah\\\" \\\\ back\"@en-GB ; skos:altLabel \"Plain\" ; skos:hiddenLabel \"käse\"@en ;\n"
      "  skos:altLabel \"After the hidden one\"@en ; skos:exactMatch <http://x.org/q?a=1&b=(2)> .\n"
      "<http://x.org/c#-dash> a skos:Concept ; skos:inScheme <http://x.org/s/2nd> ; skos:prefLabel \"Dash\"@en ;\n"
      "  skos:broader <http://x.org/c#a.b%20c> .\n"
      "<urn:u:été> a skos:Concept ; skos:inScheme <http://x.org/s/skos> ; skos:prefLabel \"Summer\"@en .\n");
  REQUIRE(odd.concepts().size() == 3);
  CHECK(lines_of(read(write_turtle(odd))) == lines_of(odd));
}

TEST_CASE("What is stored reads back from what is written of it") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  const Vocabulary shipped = read_skos(builtin_vocabulary()).vocabulary;
  {
    Writer writer(file);
    writer.put_vocabulary(shipped);
    writer.commit();
  }
  CHECK(lines_of(read(write_turtle(Reader(file).vocabulary()))) == lines_of(Reader(file).vocabulary()));
  CHECK(Reader(file).vocabulary().concepts().size() == shipped.concepts().size());
  check_integrity(file);
}

}  // namespace
}  // namespace materia
