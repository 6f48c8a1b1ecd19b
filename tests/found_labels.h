#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/label_matcher.h"
#include "tests/catch.h"
#include "tests/store_samples.h"

namespace materia {

using FoundLabels = std::set<std::string>;

/// Makes those of its labels tagging labels that have a gap.
inline Concept with_gaps(Concept one) {
  for (Label& label : one.labels) {
    label.kind = label.text.find("…") == std::string::npos ? label.kind : LabelKind::tagging;
  }
  return one;
}

/// What is found with a vocabulary of these labels, each of a concept of its own, as "label: words".
inline FoundLabels found_of(const std::vector<std::string>& labels, const std::string& text,
                            Abbreviations abbreviations = Abbreviations::as_written) {
  std::vector<Concept> concepts;
  for (const std::string& label : labels) {
    concepts.push_back(with_gaps(sample_concept("condition", label, {label})));
  }
  const Vocabulary vocabulary(sample_schemes(), std::move(concepts));
  Analyzer analyzer;
  const LabelMatcher matcher(vocabulary, analyzer);
  FoundLabels found;
  for (const LabelMatch& match : matcher.match(text, analyzer, abbreviations)) {
    found.insert(vocabulary.concepts()[match.concept_position].local_name + ": " +
                 text.substr(match.begin, match.end - match.begin));
  }
  return found;
}

/// What one label finds in a text.
struct FoundRow {
  std::string label;
  std::string text;
  std::string words;  ///< that are found; empty for none
};

inline void check_found(const FoundRow& row) {
  CAPTURE(row.label, row.text);
  CHECK(found_of({row.label}, row.text) ==
        (row.words.empty() ? FoundLabels{} : FoundLabels{row.label + ": " + row.words}));
}

}  // namespace materia
