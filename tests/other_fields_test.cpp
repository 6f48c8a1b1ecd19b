#include "indexer/other_fields.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.h"
#include "tests/store_samples.h"

namespace materia {
namespace {

/// What is left of the matches in a text.
std::vector<std::string> kept_in(const std::string& text) {
  const Vocabulary vocabulary(sample_schemes(), {sample_concept("condition", "stroke", {"Stroke"}),
                                                 sample_concept("condition", "arthritis", {"Arthritis"}),
                                                 sample_concept("condition", "neck-injury", {"Neck injury"}),
                                                 sample_concept("condition", "fracture", {"Fracture"})});
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  const std::vector<Term> terms = analyzer.analyze(text);
  FieldText field{Field::body, text, terms, matcher.match(text, terms, Abbreviations::as_written)};
  drop_other_fields(std::span(&field, 1));
  std::vector<std::string> kept;
  for (const LabelMatch& match : field.matches) {
    kept.push_back(text.substr(match.begin, match.end - match.begin));
  }
  return kept;
}

TEST_CASE("A name is dropped where its surroundings speak of another field and not of health") {
  using Kept = std::vector<std::string>;
  const auto [text, kept] = GENERATE(values<std::pair<std::string, Kept>>({
      {"", {}},
      {"A stroke on canvas.", {}},
      {"The coalition will fracture over it.", {}},
      // Nothing speaks of either, or health does.
      {"A stroke on Monday.", {"stroke"}},
      {"The senator's stroke left his arm weak.", {"stroke"}},
      // A longer name needs two words of another field, and one said twice is one.
      {"The cello had a neck injury.", {"neck injury"}},
      {"The cello, a fine cello, had a neck injury.", {"neck injury"}},
      {"The cello had a neck injury, said the luthier.", {}},
      // An article about health, wherever it says so.
      {"Patients, doctors and nurses of the clinic know the symptoms. "
       "We all of us went on and on and on from there to here and to and fro and on and on. A stroke on canvas.",
       {"stroke"}},
      // Another name speaks of health, unless it is an everyday word itself.
      {"The senator has arthritis and had a stroke.", {"arthritis", "stroke"}},
      {"The coalition had a stroke and a fracture.", {}},
  }));
  INFO(text);
  CHECK(kept_in(text) == kept);
}

}  // namespace
}  // namespace materia
