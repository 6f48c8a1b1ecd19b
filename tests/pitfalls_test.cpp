// What users of search systems complain about, and the rule that keeps materia from it: a test for each rule that no
// other file tests. Facets under multi-select and roll-ups are in facets_test.cpp; pages and "search exactly what I
// typed" in searcher_test.cpp; hyphens, spelling, Greek and units in words_behave_test.cpp; markup in
// hostile_input_test.cpp; links and the back button in tests/browser.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "query/searcher.h"
#include "store/label_matcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

using Paths = std::vector<std::string>;

/// In the order of their names.
Paths paths(const Results& results) {
  Paths found;
  for (const Hit& hit : results.hits) {
    found.push_back(hit.path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// With all the words that were typed.
Results search(Searcher& searcher, const std::string& typed, bool exact = false) {
  Query query = searcher.parse(typed);
  query.match = MatchMode::all;
  query.exact = exact;
  query.limit = 100;
  return searcher.search(std::move(query));
}

std::string marked(const Hit& hit) {
  std::string text;
  for (const Fragment& fragment : hit.fragments) {
    for (const TextPiece& piece : fragment.pieces) {
      text += piece.match ? "[" + piece.text + "]" : "";
    }
  }
  return text;
}

Concept made(const std::string& scheme, const std::string& name, const std::string& label,
             const std::vector<std::string>& others = {}) {
  Concept concept_made;
  concept_made.iri = "urn:test:" + scheme + ":" + name;
  concept_made.scheme = scheme;
  concept_made.local_name = name;
  concept_made.pref_label = label;
  concept_made.labels.push_back({label, LabelKind::preferred, "en"});
  for (const std::string& other : others) {
    concept_made.labels.push_back({other, LabelKind::alternative, "en"});
  }
  return concept_made;
}

Vocabulary vocabulary_of(std::vector<Concept> concepts) {
  return Vocabulary(
      {{"urn:test:therapy", "therapy", "Therapy", ""}, {"urn:test:condition", "condition", "Condition", ""}},
      std::move(concepts));
}

TEST_CASE("Query syntax never leaks: what other systems refuse finds what it says") {
  SmallKnowledgeBase base;
  base.add("prp", "One", "Platelet-rich plasma, called PRP.");
  base.add("spine", "Two", "The disc between L4-L5 in Parkinson's disease.");
  base.add("other", "Three", "Column rich: NOT there. A herniated disc NEAR the end AND another OR more.");
  Searcher searcher(base.file());
  const std::map<std::string, Paths> expected = {
      {"platelet-rich", {"prp"}},
      {"L4-L5", {"spine"}},
      {"Parkinson's", {"spine"}},
      {"what is PRP?", {"prp"}},
      {"\"herniated disc", {"other"}},
      {"herniated disc\"", {"other"}},
      {"(herniated disc", {"other"}},
      {"herniated AND disc", {"other"}},
      {"NEAR(herniated disc)", {"other"}},
      {"column:rich", {"other"}},
      {"title:one", {"prp"}},
      {"^disc -herniated", {"spine"}},
      {"'; DROP TABLE document; -- disc", {}},
      {"disc + herniated", {"other"}},
      {"{title body} : disc herniated", {}},
  };
  for (const auto& [typed, wanted] : expected) {
    CAPTURE(typed);
    CHECK(paths(search(searcher, typed)) == wanted);
  }
}

TEST_CASE("Totals and facet counts are the same on every page, with filters too") {
  SmallKnowledgeBase base;
  for (int i = 0; i < 25; ++i) {
    base.add("d" + std::to_string(i), "Disc", "A disc and a knee.",
             i % 2 == 0 ? SmallKnowledgeBase::TagNames{{"condition:herniated-disc", Level::about}}
                        : SmallKnowledgeBase::TagNames{{"condition:back-pain", Level::about}});
  }
  Searcher searcher(base.file());
  for (const char* typed : {"disc", "disc condition:herniated-disc", "disc knee OR hip", ""}) {
    CAPTURE(typed);
    Query query = searcher.parse(typed);
    query.limit = 7;
    const Results first = searcher.search(query);
    std::size_t shown = 0;
    for (query.offset = 0; query.offset <= first.total; query.offset += query.limit) {
      const Results page = searcher.search(query);
      CHECK(page.total == first.total);
      shown += page.hits.size();
      REQUIRE(page.facets.size() == first.facets.size());
      for (std::size_t facet = 0; facet < page.facets.size(); ++facet) {
        REQUIRE(page.facets[facet].counts.size() == first.facets[facet].counts.size());
        for (std::size_t i = 0; i < page.facets[facet].counts.size(); ++i) {
          CHECK(page.facets[facet].counts[i].concept_name() == first.facets[facet].counts[i].concept_name());
          CHECK(page.facets[facet].counts[i].count == first.facets[facet].counts[i].count);
        }
      }
    }
    CHECK(shown == first.total);
  }
}

TEST_CASE("A word that is nearly another one never finds it unasked: numbers, short words, names of drugs") {
  SmallKnowledgeBase base;
  base.add("one", "One", "Take 1000 units of prednisone for the hip in 2021; hydroxyzine is another drug.");
  Searcher searcher(base.file());
  for (const char* typed : {"1001", "100", "2012", "hop", "hips*n", "prednisolone", "hydralazine", "prednisome"}) {
    CAPTURE(typed);
    CHECK(search(searcher, typed).total == 0);
  }
  CHECK(search(searcher, "prednisone hip 1,000").total == 1);
}

TEST_CASE("A synonym of several words is one thing: its words alone do not find the other names") {
  SmallKnowledgeBase base;
  base.add("herniated", "One", "A herniated disc.");
  base.add("slipped", "Two", "A slipped disc.");
  base.add("fell", "Three", "She slipped and fell.");
  Searcher searcher(base.file());
  CHECK(paths(search(searcher, "slipped disc")) == Paths{"herniated", "slipped"});
  CHECK(paths(search(searcher, "slipped")) == Paths{"fell", "slipped"});
  CHECK(paths(search(searcher, "herniated")) == Paths{"herniated"});
  // Quoted words are as typed.
  CHECK(paths(search(searcher, "\"slipped disc\"")) == Paths{"slipped"});
}

TEST_CASE("Two synonyms at once, in either order, next to words that are none") {
  SmallKnowledgeBase base;
  base.add("long", "One", "Platelet-rich plasma for a herniated disc in runners.");
  base.add("short", "Two", "PRP for a slipped disc in runners.");
  base.add("half", "Three", "PRP for the knee in runners.");
  Searcher searcher(base.file());
  for (const char* typed : {"prp slipped disc", "slipped disc prp", "PRP for disc herniation",
                            "runners prp slipped disk", "platelet rich plasma runners herniated discs"}) {
    CAPTURE(typed);
    CHECK(paths(search(searcher, typed)) == Paths{"long", "short"});
  }
}

TEST_CASE("The short form finds the long one and the long form the short one") {
  SmallKnowledgeBase base;
  base.add("long", "One", "Platelet-rich plasma was given.");
  base.add("short", "Two", "PRP was given.");
  Searcher searcher(base.file());
  CHECK(search(searcher, "PRP").total == 2);
  CHECK(search(searcher, "prp").total == 2);
  CHECK(search(searcher, "platelet-rich plasma").total == 2);
  CHECK(search(searcher, "platelet rich plasmas").total == 2);
  CHECK(paths(search(searcher, "prp", true)) == Paths{"short"});
}

TEST_CASE("A name that two concepts share leads from neither to the other") {
  SmallKnowledgeBase base(
      vocabulary_of({made("condition", "cervical-myelopathy", "Cervical myelopathy", {"Cord trouble"}),
                     made("condition", "tethered-cord", "Tethered cord", {"Cord trouble"}),
                     made("condition", "spinal-cord", "Spinal stroke")}));
  base.add("first", "One", "Cervical myelopathy is slow.");
  base.add("second", "Two", "A tethered cord is rare.");
  base.add("shared", "Three", "Cord trouble is a lay term.");
  base.add("related", "Four", "Spinal stroke is something else.");
  Searcher searcher(base.file());
  CHECK(paths(search(searcher, "cervical myelopathy")) == Paths{"first", "shared"});
  CHECK(paths(search(searcher, "tethered cord")) == Paths{"second", "shared"});
  // The shared name means both, and says so.
  const Results shared = search(searcher, "cord trouble");
  CHECK(paths(shared) == Paths{"first", "second", "shared"});
  CHECK(shared.query.interpretation.size() == 2);
}

TEST_CASE("What is marked is what matched, by whichever name") {
  SmallKnowledgeBase base;
  base.add("long", "One", "Platelet-rich plasma was given, and blood.");
  base.add("short", "Two", "PRP was given, and blood.");
  Searcher searcher(base.file());
  for (const Hit& hit : search(searcher, "prp").hits) {
    CHECK(marked(hit) == (hit.path == "long" ? "[Platelet-rich plasma]" : "[PRP]"));
  }
  for (const Hit& hit : search(searcher, "prp", true).hits) {
    CHECK(marked(hit) == "[PRP]");
  }
}

TEST_CASE("Facets count concepts, not labels: one concept is one row, two of one label are two") {
  SmallKnowledgeBase base(
      vocabulary_of({made("therapy", "laser", "Light therapy", {"Laser", "Phototherapy"}),
                     made("therapy", "lamp", "Light therapy"), made("condition", "light", "Light therapy")}));
  base.add("one", "Laser", "Laser and phototherapy and light therapy.", {{"therapy:laser", Level::about}});
  base.add("two", "Lamp", "Lamps.", {{"therapy:lamp", Level::about}, {"condition:light", Level::about}});
  Searcher searcher(base.file());
  const Results all = search(searcher, "");
  REQUIRE(all.facets.size() == 2);
  REQUIRE(all.facets[0].counts.size() == 2);
  CHECK(all.facets[0].counts[0].count == 1);
  CHECK(all.facets[0].counts[1].count == 1);
  CHECK(all.facets[0].counts[0].concept_name() != all.facets[0].counts[1].concept_name());
  CHECK(all.facets[1].counts.size() == 1);
  CHECK(paths(search(searcher, "therapy:lamp")) == Paths{"two"});
  CHECK(paths(search(searcher, "therapy:laser")) == Paths{"one"});
}

TEST_CASE("An abbreviation is one in capitals only: small letters in an article name nothing") {
  Analyzer analyzer;
  const Vocabulary vocabulary =
      vocabulary_of({made("condition", "osteoarthritis", "Osteoarthritis", {"OA"}),
                     made("condition", "multiple-sclerosis", "Multiple sclerosis", {"MS"}),
                     made("therapy", "physical-therapy", "Physical therapy", {"PT"}),
                     made("therapy", "platelet-rich-plasma", "Platelet-rich plasma", {"PRP"})});
  const LabelMatcher matcher(vocabulary, analyzer);
  const auto matches = [&](const std::string& text) { return matcher.match(text, analyzer).size(); };
  CHECK(matches("Seen oa, ms, pt, prp; Pt was well, Ms Smith waited 20 ms.") == 0);
  CHECK(matches("OA and MS and PT and PRP") == 4);
  CHECK(matches("disc, stem, cell, platelets") == 0);
}

TEST_CASE("A word in most documents still ranks them") {
  SmallKnowledgeBase base;
  for (int i = 0; i < 9; ++i) {
    base.add("some" + std::to_string(i), "Note", "pain here and nothing else to be said about it now");
  }
  base.add("most", "Note", "pain pain pain here and nothing else to be said now");
  base.add("none", "Note", "nothing of the kind is said here at all, now or later on");
  Searcher searcher(base.file());
  const Results results = search(searcher, "pain");
  REQUIRE(results.total == 10);
  CHECK(results.hits[0].path == "most");
  CHECK(results.hits[0].score > results.hits[1].score);
  CHECK(results.hits.back().score > 0.001);
}

}  // namespace
}  // namespace materia
