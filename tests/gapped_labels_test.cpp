#include "store/gapped_labels.h"

#include <string>

#include "tests/catch.h"
#include "tests/found_labels.h"

using namespace materia;

TEST_CASE("A label with gaps is found where its words stand apart in a clause") {
  check_found(GENERATE(values<FoundRow>({
      {"Lose … weight", "to lose a little weight", "lose a little weight"},
      {"Lose … weight", "losing weight", "losing weight"},
      {"Lose/shed … kilo/pound", "she shed twenty pounds", "shed twenty pounds"},
      {"Lose/shed … kilo/pound", "he is losing kilos", "losing kilos"},
      {"Pain … down … leg", "pain that shoots down her left leg", "pain that shoots down her left leg"},
      {"Low back … herniation", "a low back with a herniation", "low back with a herniation"},
      // Five words between, another clause, an item of a list, another thing that is named, the other order.
      {"Lose … weight", "to lose one two three four five weight", ""},
      {"Lose … weight", "lose it, the weight", ""},
      {"Lose … weight", "to lose - height - weight", ""},
      {"Lose … weight", "to lose hope and weight", ""},
      {"Lose … weight", "weight to lose", ""},
      {"Lose … weight", "to lose", ""},
      // A gap has words on both sides.
      {"Lose …", "to lose weight", ""},
      {"… weight", "to lose weight", ""},
      {"…", "to lose weight", ""},
      // Neither too many gaps nor too many alternatives.
      {"A … b … c … d … e", "a b c d e", ""},
      {"a/b/c/d/e/f/g/h/i/j a/b/c/d/e/f/g/h/i/j a/b/c/d/e/f/g/h/i/j … k", "a b c k", ""},
  })));
}

TEST_CASE("The longest of the labels with gaps that begin at a word is found") {
  CHECK(found_of({"Narrow … canal", "Narrow … canal … neck"}, "a narrow spinal canal in the neck") ==
        FoundLabels{"Narrow … canal … neck: narrow spinal canal in the neck"});
}

TEST_CASE("A name keeps its words from a label with gaps, unless it is made of them alone") {
  CHECK(found_of({"Joint … infection", "Joint injection", "Infection"}, "a joint injection can cause infection") ==
        FoundLabels{"Joint injection: joint injection", "Infection: infection"});
  CHECK(found_of({"Joint … infection", "Infection"}, "a joint with an infection") ==
        FoundLabels{"Joint … infection: joint with an infection"});
  CHECK(found_of({"Cells … fat", "Stem cells"}, "stem cells taken from fat") == FoundLabels{"Stem cells: stem cells"});
}

TEST_CASE("A label with gaps takes no name of another scheme away") {
  const Vocabulary vocabulary(sample_schemes(),
                              {sample_concept("condition", "wound", {"Wound"}),
                               with_gaps(sample_concept("therapy", "care", {"Wound care", "Clean … wound"}))});
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  CHECK(matcher.match("cleaning the wound", analyzer).size() == 2);
}

TEST_CASE("A typed query is not matched by labels with gaps") {
  const Vocabulary vocabulary(sample_schemes(), {with_gaps(sample_concept("therapy", "weight", {"Lose … weight"}))});
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer, Abbreviations::any_case);
  CHECK(matcher.match("lose some weight", analyzer, Abbreviations::any_case).empty());
  CHECK(matcher.match("lose weight", analyzer, Abbreviations::any_case).empty());
}

TEST_CASE("A name that holds the mark of a gap is matched as it is") {
  const Vocabulary vocabulary(sample_schemes(), {sample_concept("therapy", "weight", {"Lose … weight"})});
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  CHECK(matcher.match("lose weight", analyzer).size() == 1);
  CHECK(matcher.match("lose some weight", analyzer).empty());
}

TEST_CASE("A label that begins in a gap, or has too many, does not fit") {
  Analyzer analyzer;
  const auto fits_as = [&](LabelKind kind, const char* text) { return fits({text, kind, {}}, analyzer); };
  CHECK(fits_as(LabelKind::tagging, "Lose … weight"));
  CHECK_FALSE(fits_as(LabelKind::tagging, "… weight"));
  CHECK_FALSE(fits_as(LabelKind::tagging, "A … b … c … d … e"));
  CHECK(fits_as(LabelKind::hidden, "… weight"));
}
