#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/document.h"
#include "store/vocabulary.h"

namespace materia {

/// A document of one passage.
inline Document sample_document(std::string path, std::string title, std::string body) {
  Document document;
  document.path = std::move(path);
  document.title = std::move(title);
  document.passages = {{"start", "", 2, 0, body.size()}};
  document.body = std::move(body);
  return document;
}

/// A concept of a scheme; the first label is the prefLabel, the others are altLabels.
inline Concept sample_concept(const std::string& scheme, const std::string& name,
                              const std::vector<std::string>& labels, std::vector<std::size_t> broader = {}) {
  Concept made;
  made.iri = "urn:materia:" + scheme + ":" + name;
  made.scheme = scheme;
  made.local_name = name;
  made.pref_label = labels.front();
  for (const std::string& label : labels) {
    made.labels.push_back({label, made.labels.empty() ? LabelKind::preferred : LabelKind::alternative, "en"});
  }
  made.broader = std::move(broader);
  return made;
}

inline std::vector<Scheme> sample_schemes() {
  return {{"urn:materia:therapy", "therapy", "Therapy", ""}, {"urn:materia:condition", "condition", "Condition", ""}};
}

/// Therapies and conditions enough to test with.
inline Vocabulary sample_vocabulary() {
  return {sample_schemes(),
          {
              sample_concept("therapy", "regenerative-medicine", {"Regenerative medicine"}),
              sample_concept("therapy", "ozone-therapy", {"Ozone therapy", "Ozone injection"}, {0}),
              sample_concept("therapy", "stem-cell-therapy", {"Stem cell therapy", "Stem cells"}, {0}),
              sample_concept("therapy", "platelet-rich-plasma", {"Platelet-rich plasma", "PRP", "PRP injection"}, {0}),
              sample_concept("condition", "pain", {"Pain condition"}),
              sample_concept("condition", "back-pain", {"Back pain", "Backache"}, {4}),
              sample_concept("condition", "neck-pain", {"Neck pain"}, {4}),
              sample_concept("condition", "shoulder-pain", {"Shoulder pain"}, {4}),
              sample_concept("condition", "hip-pain", {"Hip pain"}, {4}),
              sample_concept("condition", "herniated-disc", {"Herniated disc", "Slipped disc"}),
              sample_concept("condition", "spinal-cord-injury", {"Spinal cord injury"}),
              sample_concept("condition", "injury", {"Injury"}),
          }};
}

}  // namespace materia
