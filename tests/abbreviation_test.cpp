#include <string>
#include <utility>
#include <vector>

#include "indexer/abbreviations.h"
#include "indexer/tag_document.h"
#include "tests/catch.h"
#include "tests/store_samples.h"

namespace materia {
namespace {

/// Definitions as "short=long".
std::vector<std::string> definitions_in(const std::string& text) {
  std::vector<std::string> found;
  for (const AbbreviationDefinition& one : find_abbreviation_definitions(text)) {
    found.push_back(text.substr(one.short_form.begin, one.short_form.size()) + "=" +
                    text.substr(one.long_form.begin, one.long_form.size()));
  }
  return found;
}

TEST_CASE("An abbreviation is read together with the words it stands for") {
  using Found = std::vector<std::string>;
  const auto [text, found] = GENERATE(values<std::pair<std::string, Found>>({
      {"", {}},
      {"Platelet-rich plasma (PRP) is blood.", {"PRP=Platelet-rich plasma"}},
      {"mesenchymal stem cells (MSCs) from fat", {"MSC=mesenchymal stem cells"}},
      {"PRP (platelet-rich plasma) is blood.", {"PRP=platelet-rich plasma"}},
      {"The prion protein (PrP) sits on cells.", {"PrP=prion protein"}},
      {"a Managed Service Company (MSC)", {"MSC=Managed Service Company"}},
      {"Museum & Art Center (MAC)", {"MAC=Museum & Art Center"}},
      {"transcutaneous electrical nerve stimulation (TENS, at home)",
       {"TENS=transcutaneous electrical nerve stimulation"}},
      {"interleukin-6 (IL-6)", {"IL-6=interleukin-6"}},
      // Not their letters, not in order, or too many words.
      {"a new method (PRP)", {}},
      {"plasma that is rich (PRP)", {}},
      {"PRP (plasma enriched with the patient's own platelets)", {}},
      // A clause ends before, a word in brackets is no abbreviation, and a bracket stays open.
      {"plain results. Physical (PRP)", {}},
      {"physical therapy (often twice a week)", {}},
      {"physical therapy (PT", {}},
      {"OA (OA)", {}},
  }));
  CAPTURE(text);
  CHECK(definitions_in(text) == found);
}

Concept ambiguous(Concept made, const std::string& text) {
  for (Label& label : made.labels) {
    label.ambiguous = label.ambiguous || label.text == text;
  }
  return made;
}

Vocabulary vocabulary_with_ambiguous_labels() {
  std::vector<Concept> concepts = {
      sample_concept("condition", "arthritis", {"Arthritis"}),
      ambiguous(sample_concept("condition", "osteoarthritis", {"Osteoarthritis", "OA"}, {0}), "OA"),
      ambiguous(sample_concept("therapy", "platelet-rich-plasma", {"Platelet-rich plasma", "PRP", "PRP injection"}),
                "PRP"),
      sample_concept("therapy", "mesenchymal-stem-cells", {"Mesenchymal stem cells", "MSC"}),
      ambiguous(sample_concept("condition", "ankylosing-spondylitis", {"Ankylosing spondylitis", "AS"}), "AS"),
      ambiguous(sample_concept("therapy", "spinal-fusion", {"Spinal fusion", "Fusion"}), "Fusion"),
      sample_concept("condition", "knee-osteoarthritis", {"Knee osteoarthritis"}, {1}),
  };
  concepts[1].definition = "A slow disease of the whole joint in which cartilage thins.";
  concepts[4].definition = "An inflammatory disease of the spine and the sacroiliac joints.";
  concepts[5].definition = "Operation that joins two vertebrae so that they no longer move.";
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    concepts[i].id = static_cast<ConceptId>(i) + 1;
  }
  return {sample_schemes(), std::move(concepts)};
}

std::string rule_name(MentionRule rule) {
  switch (rule) {
    case MentionRule::defined_abbreviation:
      return " (defined)";
    case MentionRule::abbreviation_in_context:
      return " (in context)";
    default:
      return "";
  }
}

/// The mentions of a document as "concept=words", and how abbreviations were made out.
std::vector<std::string> mentions(const std::string& title, const std::string& body) {
  const Vocabulary vocabulary = vocabulary_with_ambiguous_labels();
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  const Document document = sample_document("a", title, body);
  std::vector<std::string> found;
  for (const Mention& mention : tag_document(document, vocabulary, matcher, analyzer).mentions) {
    const std::string& text = mention.field == Field::title ? document.title : document.body;
    found.push_back(vocabulary.concepts()[*vocabulary.find(mention.concept_id)].local_name + "=" +
                    text.substr(mention.begin, mention.end - mention.begin) + rule_name(mention.rule));
  }
  return found;
}

using Found = std::vector<std::string>;

TEST_CASE("An ambiguous abbreviation counts where the document spells it out, before and behind that place") {
  CHECK(mentions("What PRP is", "Platelet-rich plasma (PRP) is blood. PRPs differ.") ==
        Found{"platelet-rich-plasma=PRP (defined)", "platelet-rich-plasma=Platelet-rich plasma",
              "platelet-rich-plasma=PRP (defined)", "platelet-rich-plasma=PRPs (defined)"});
  CHECK(mentions("", "OA (osteoarthritis) is slow.") ==
        Found{"osteoarthritis=OA (defined)", "osteoarthritis=osteoarthritis"});
}

TEST_CASE("An abbreviation that the document spells out as something else is no match, marked or not") {
  CHECK(mentions("", "The prion protein (PRP) misfolds. PRP spreads.").empty());
  CHECK(mentions("", "A managed service company (MSC) hired her. The MSC pays.").empty());
  CHECK(mentions("", "The MSC pays.") == Found{"mesenchymal-stem-cells=MSC"});
  CHECK(mentions("", "Articles are open access (OA). With osteoarthritis, the OA fee is waived.") ==
        Found{"osteoarthritis=osteoarthritis"});
}

TEST_CASE("An abbreviation that the vocabulary does not list counts where the document spells it out for a label") {
  CHECK(mentions("KOA", "Knee osteoarthritis (KOA) is common. KOA hurts.") ==
        Found{"knee-osteoarthritis=KOA (defined)", "knee-osteoarthritis=Knee osteoarthritis",
              "knee-osteoarthritis=KOA (defined)", "knee-osteoarthritis=KOA (defined)"});
  CHECK(mentions("", "KOA hurts.").empty());
}

TEST_CASE("An ambiguous abbreviation that nobody spells out needs its concept or words of it nearby") {
  CHECK(mentions("", "OA is free to read.").empty());
  CHECK(mentions("", "Her OA is slow, and has worn away the cartilage of the joint.") ==
        Found{"osteoarthritis=OA (in context)"});
  CHECK(mentions("", "OA is a kind of arthritis.") == Found{"osteoarthritis=OA (in context)", "arthritis=arthritis"});
  CHECK(mentions("", "Osteoarthritis is slow. " + std::string(2000, 'x') + " OA is not.") ==
        Found{"osteoarthritis=Osteoarthritis", "osteoarthritis=OA (in context)"});
}

TEST_CASE("A word can be ambiguous as well as an abbreviation") {
  CHECK(mentions("", "Fusion powers the sun.").empty());
  CHECK(mentions("", "In a fusion the surgeon joins two vertebrae.") == Found{"spinal-fusion=fusion"});
}

TEST_CASE("Small words are never abbreviations, nor are words of a line in capitals") {
  CHECK(mentions("", "The spine is as strong as its joints; inflammatory disease weakens it.").empty());
  CHECK(mentions("THE SPINE AS JOINTS GROW", "An inflammatory disease.").empty());
  CHECK(mentions("", "AS is an inflammatory disease of the spine.") == Found{"ankylosing-spondylitis=AS (in context)"});
}

}  // namespace
}  // namespace materia
