#include <string>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

/// Articles with enough words to be misspelled.
struct Base : SmallKnowledgeBase {
  Base() {
    add("ozone", "Ozone for backs", "Ozone therapy is tried for herniated discs. Surgery of the knee is rare.",
        {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::mention}});
    add("knee", "Knee pain", "Knee pain after surgery. Kneeling hurts, and so does inflammation of the tendon.",
        {{"condition:back-pain", Level::mention}});
    add("stem", "Stem cells", "Stem cells are studied. Metformin and naproxen are medicines. Sciatica is not.");
  }
};

std::string suggestion(Searcher& searcher, const std::string& typed) {
  return searcher.search(searcher.parse(typed)).did_you_mean.value_or("");
}

TEST_CASE("Did you mean puts right what is misspelled and nothing else") {
  const Base base;
  Searcher searcher(base.file());
  const auto [typed, meant] = GENERATE(table<std::string, std::string>({
      {"herniatd disc", "herniated disc"},
      {"surgary", "surgery"},
      {"knee surgary pain", "knee surgery pain"},
      {"Surgary", "Surgery"},
      {"SURGARY", "SURGERY"},
      {"kneepain", "knee pain"},
      {"stemcells", ""},
      {"infla mmation", "inflammation"},
      // What is known.
      {"surgery", ""},
      {"knees", ""},          // another form of a word
      {"operated", ""},       // nothing near
      {"hernated disc", ""},  // a hidden name of a concept, which is understood
      {"metformin", ""},
      {"physiotherapy", ""},  // a name in the vocabulary, in no article
      {"what about the", ""},
      // What is never put right.
      {"kne", ""},
      {"knne", ""},
      {"kneepain2", ""},
      {"surg3ry", ""},
      {"surgary*", ""},
      {"knee -surgary", ""},
      {"xyzzyplugh", ""},
      {"", ""},
      // Everything else stays as typed.
      {"\"after surgary\"", "\"after surgery\""},
      {"title:ozzone", "title:ozone"},
      {"title:kneepain", ""},  // two words would not both be of the title
      {"  surgary  -sciatica ", "  surgery  -sciatica "},
      {"sciatica OR surgary", "sciatica OR surgery"},
      {"(tendn) AND surgary!", "(tendon) AND surgery!"},
      {"therapy:ozone-therapy surgary", "therapy:ozone-therapy surgery"},
      {"anti-inflamation", ""},
      {"stem-cellss", "stem-cells"},
      {"Surgary “of the knee”", "Surgery “of the knee”"},
      {"\xffsurgary\xff", "\xffsurgery\xff"},
  }));
  CAPTURE(typed);
  const std::string suggested = suggestion(searcher, typed);
  CHECK(suggested == meant);
  if (!suggested.empty()) {
    CHECK(searcher.search(searcher.parse(suggested)).total > 0);
    CHECK(suggestion(searcher, suggested).empty());
  }
}

TEST_CASE("What is suggested has results under the filters that are in force") {
  const Base base;
  Searcher searcher(base.file());
  Query query = searcher.parse("tendn");
  SECTION("it has") {
    query.filters["condition"] = {"back-pain"};
    CHECK(searcher.search(query).did_you_mean == "tendon");
  }
  SECTION("it has none") {
    query.filters["therapy"] = {"ozone-therapy"};
    CHECK_FALSE(searcher.search(query).did_you_mean);
  }
  SECTION("it has none among articles that are about it") {
    query.filters["condition"] = {"back-pain"};
    query.about_only = true;
    CHECK_FALSE(searcher.search(query).did_you_mean);
  }
}

TEST_CASE("A suggestion is made beside results, too, and a concept that it makes is preferred") {
  Base base;
  Searcher searcher(base.file());
  const Results some = searcher.search(searcher.parse("disc surgary"));
  CHECK(some.total > 0);
  CHECK(some.did_you_mean == "disc surgery");
  // "slipper" is nearer and in more articles; "slipped disc" is a name.
  base.add("slip", "Slipper", "A slipper and a slipper.");
  base.add("slip2", "Slippers", "One slipper.");
  CHECK(suggestion(searcher, "slippe disc") == "slipped disc");
}

TEST_CASE("A misspelled hidden name is put right where it is not read as the concept") {
  const Base base;
  Searcher searcher(base.file());
  Query query = searcher.parse("hernated disc");
  query.exact = true;
  CHECK(searcher.search(query).did_you_mean == "herniated disc");
}

}  // namespace
}  // namespace materia
