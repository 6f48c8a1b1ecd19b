#pragma once

#include <string>
#include <vector>

#include "store/vocabulary.h"

namespace materia {

/// Where the parts of a concept stand in the Turtle, as "file:line"; parallel to the concepts.
struct ConceptPlaces {
  std::string concept_place;
  std::vector<std::string> labels;   ///< parallel to Concept::labels
  std::vector<std::string> broader;  ///< parallel to Concept::broader
};

/// What read_skos() complains about; each "file:line: what".
struct SkosComplaints {
  std::vector<std::string> faults;
  std::vector<std::string> warnings;
};

/// Names: schemes that are called like a search parameter, schemes or concepts of one scheme that share a local name.
void check_names(const std::vector<Scheme>& schemes, const std::vector<std::string>& scheme_places,
                 const std::vector<Concept>& concepts, const std::vector<ConceptPlaces>& places,
                 SkosComplaints& complaints);

/// Labels that two concepts of a scheme share, which is when the analyzer makes the same terms of them: a fault for two
/// prefLabels that differ in letter case at most, else a warning.
void check_labels(const std::vector<Concept>& concepts, const std::vector<ConceptPlaces>& places,
                  SkosComplaints& complaints);

/// Circles of broader, each told once.
void check_circles(const std::vector<Concept>& concepts, const std::vector<ConceptPlaces>& places,
                   SkosComplaints& complaints);

}  // namespace materia
