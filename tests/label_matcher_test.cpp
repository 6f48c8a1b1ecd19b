#include "store/label_matcher.h"

#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/found_labels.h"
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

using Found = FoundLabels;

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

TEST_CASE("No name reaches across a dash that stands apart") {
  CHECK(found_of({"Neck stiffness", "Stiff neck"}, "pain in the jaw or neck - stiff muscles").empty());
  CHECK(found_of({"Skin abnormality"}, "spots on the skin — abnormalities of the teeth").empty());
  CHECK(found_of({"Skin abnormality"}, "spots on the skin – abnormalities of the teeth").empty());
  CHECK(found_of({"Follow-up care"}, "follow-up care") == Found{"Follow-up care: follow-up care"});
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

TEST_CASE("Lists are resolved on either side of what they share") {
  const std::vector<std::string> pains = {"Knee pain", "Hip pain", "Shoulder pain"};
  CHECK(found_of(pains, "pain in the knee, the hip or the shoulder") ==
        Found{"Knee pain: pain in the knee", "Hip pain: pain in the knee, the hip",
              "Shoulder pain: pain in the knee, the hip or the shoulder"});
  // A comma alone may separate anything.
  CHECK(found_of(pains, "pain in the knee, hip replacement") == Found{"Knee pain: pain in the knee"});
  CHECK(found_of({"Tendon injury", "Ligament injury"}, "injuries to tendons and ligaments") ==
        Found{"Tendon injury: injuries to tendons", "Ligament injury: injuries to tendons and ligaments"});
  CHECK(found_of({"Tendon injury", "Ligament injury"}, "tendon and ligament injuries") ==
        Found{"Tendon injury: tendon and ligament injuries", "Ligament injury: ligament injuries"});
  CHECK(found_of({"Knee replacement", "Hip replacement"}, "knee and hip replacement") ==
        Found{"Knee replacement: knee and hip replacement", "Hip replacement: hip replacement"});
  CHECK(found_of({"Muscle pain", "Joints hurt"}, "muscles and joints hurt") ==
        Found{"Muscle pain: muscles and joints hurt", "Joints hurt: joints hurt"});
  CHECK(found_of({"Joint pain", "Joint stiffness"}, "joint pain and stiffness") ==
        Found{"Joint pain: joint pain", "Joint stiffness: joint pain and stiffness"});
  CHECK(found_of({"Osteoarthritis of the hip", "Osteoarthritis of the knee"}, "osteoarthritis of the hip and knee") ==
        Found{"Osteoarthritis of the hip: osteoarthritis of the hip",
              "Osteoarthritis of the knee: osteoarthritis of the hip and knee"});
  // A member without a name of its own, and a modifier of several words.
  CHECK(found_of({"Back pain"}, "back and leg pain") == Found{"Back pain: back and leg pain"});
  CHECK(found_of({"Neck pain", "Chronic low back pain"}, "chronic low back and neck pain") ==
        Found{"Chronic low back pain: chronic low back and neck pain", "Neck pain: neck pain"});
  CHECK(found_of({"Gel injection"}, "a gel or an injection").empty());
  // A name keeps its last word to itself.
  CHECK(found_of({"Heel pain", "Worn joint", "Painful joint"}, "heel pain or worn joints") ==
        Found{"Heel pain: heel pain", "Worn joint: worn joints"});
  // What is a name by itself stands for itself.
  CHECK(found_of({"Joint pain", "Joint inflammation", "Inflammation"}, "joint pain and inflammation") ==
        Found{"Joint pain: joint pain", "Inflammation: inflammation"});
}

TEST_CASE("Words that only look like a name do not match in articles, unless they are a label") {
  CHECK(found_of({"Ozone"}, "the ozone layer").empty());
  CHECK(found_of({"Stroke"}, "a stroke of luck").empty());
  CHECK(found_of({"Stroke"}, "a stroke on Monday") == Found{"Stroke: stroke"});
  CHECK(found_of({"Wound"}, "the firm was wound up").empty());
  CHECK(found_of({"Brace"}, "they braced themselves").empty());
  CHECK(found_of({"Brace"}, "they braced the knee") == Found{"Brace: braced"});
  CHECK(found_of({"Knee pain"}, "the knee is pain-free").empty());
  CHECK(found_of({"Ozone", "Ozone layer"}, "the ozone layer") == Found{"Ozone layer: ozone layer"});
  CHECK(found_of({"Ozone"}, "ozone layer", Abbreviations::any_case) == Found{"Ozone: ozone"});
}

TEST_CASE("An abbreviation of several terms stands as it is written") {
  CHECK(found_of({"COVID-19"}, "after COVID-19") == Found{"COVID-19: COVID-19"});
  CHECK(found_of({"COVID-19"}, "after covid 19").empty());
}

TEST_CASE("A label of one letter and ten thousand labels on one concept do no harm") {
  CHECK(found_of({"A", "Knee pain"}, "A knee pain is a pain.") == Found{"Knee pain: knee pain"});
  std::vector<std::string> labels = {"Many names"};
  for (int i = 0; i < 10'000; ++i) {
    labels.push_back("Name " + std::to_string(i) + " of it");
  }
  const Vocabulary vocabulary(sample_schemes(), {sample_concept("condition", "many", labels)});
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  CHECK(matcher.match("name 4711 of it, and many names", analyzer).size() == 2);
}

TEST_CASE("A matcher for one typed text finds in it what one for all of them finds") {
  const Vocabulary vocabulary = sample_vocabulary();
  Analyzer analyzer;
  const LabelMatcher all(vocabulary, analyzer, Abbreviations::any_case);
  const auto described = [](const std::vector<LabelMatch>& matches) {
    std::string text;
    for (const LabelMatch& match : matches) {
      text += std::to_string(match.concept_position) + "/" + std::to_string(match.label) + " " +
              std::to_string(match.begin) + "-" + std::to_string(match.end) + "; ";
    }
    return text;
  };
  std::size_t found = 0;
  std::vector<std::string> typed = {"", "?!", "no such name", "back or neck pain", "knee, hip or shoulder pain"};
  for (const Concept& named : vocabulary.concepts()) {
    for (const Label& label : named.labels) {
      typed.push_back(label.text);
      typed.push_back("does " + label.text + " help " + vocabulary.concepts().front().pref_label + "?");
    }
  }
  for (const std::string& text : typed) {
    CAPTURE(text);
    const LabelMatcher of_one(vocabulary, analyzer, text);
    const auto expected = all.match(text, analyzer, Abbreviations::any_case);
    found += expected.size();
    CHECK(described(of_one.match(text, analyzer, Abbreviations::any_case)) == described(expected));
    const std::string half = text.substr(text.size() / 2);
    CHECK(described(of_one.match(half, analyzer, Abbreviations::any_case)) ==
          described(all.match(half, analyzer, Abbreviations::any_case)));
  }
  CHECK(found > typed.size());
}
