#include "store/label_matcher.h"

#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/store_samples.h"

using namespace materia;

namespace {

/// What is found, as "concept: words".
std::set<std::string> found_in(const std::string& text, Abbreviations abbreviations = Abbreviations::as_written) {
  static const Vocabulary vocabulary = sample_vocabulary();
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  std::set<std::string> found;
  for (const LabelMatch& match : matcher.match(text, analyzer, abbreviations)) {
    found.insert(vocabulary.concepts()[match.concept_position].local_name + ": " +
                 text.substr(match.begin, match.end - match.begin));
  }
  return found;
}

using Found = std::set<std::string>;

}  // namespace

TEST_CASE("Labels are found in running text") {
  struct Row {
    std::string text;
    Found found;
  };
  const Row row = GENERATE(values<Row>({
      {"", {}},
      {"Nothing of ours.", {}},
      {"such as herniated discs or", {"herniated-disc: herniated discs"}},
      {"a slipped disk", {"herniated-disc: slipped disk"}},
      {"HERNIATED DISC", {"herniated-disc: HERNIATED DISC"}},
      {"Platelet rich plasma", {"platelet-rich-plasma: Platelet rich plasma"}},
      {"PRP, PRPs", {"platelet-rich-plasma: PRP", "platelet-rich-plasma: PRPs"}},
      {"prp", {}},
      {"the herniated. Disc", {}},
      {"herniated, disc", {}},
      {"herniated\ndisc", {}},
  }));
  CAPTURE(row.text);
  CHECK(found_in(row.text) == row.found);
}

TEST_CASE("The longest of overlapping labels wins") {
  CHECK(found_in("a spinal cord injury") == Found{"spinal-cord-injury: spinal cord injury"});
  CHECK(found_in("an injury") == Found{"injury: injury"});
  CHECK(found_in("PRP injections") == Found{"platelet-rich-plasma: PRP injections"});
}

TEST_CASE("A shared head is resolved for each modifier") {
  CHECK(found_in("back or neck pain") == Found{"back-pain: back or neck pain", "neck-pain: neck pain"});
  CHECK(found_in("back/neck pain") == Found{"back-pain: back/neck pain", "neck-pain: neck pain"});
  CHECK(found_in("hip, back and shoulder pain") == Found{"hip-pain: hip, back and shoulder pain",
                                                         "back-pain: back and shoulder pain",
                                                         "shoulder-pain: shoulder pain"});
  CHECK(found_in("the leg and neck pain") == Found{"neck-pain: neck pain"});
  CHECK(found_in("my back. Neck pain") == Found{"neck-pain: Neck pain"});
}

TEST_CASE("People type abbreviations in small letters") {
  CHECK(found_in("prp", Abbreviations::any_case) == Found{"platelet-rich-plasma: prp"});
}

TEST_CASE("A prefLabel beats another concept's altLabel in its scheme, not in another") {
  const Vocabulary vocabulary(sample_schemes(), {
                                                    sample_concept("condition", "a", {"Traction"}),
                                                    sample_concept("condition", "b", {"Pulling", "Traction"}),
                                                    sample_concept("therapy", "c", {"Pulling therapy", "Traction"}),
                                                });
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  std::set<std::size_t> concepts;
  for (const LabelMatch& match : matcher.match("traction", analyzer)) {
    concepts.insert(match.concept_position);
  }
  CHECK(concepts == std::set<std::size_t>{0, 2});
}
