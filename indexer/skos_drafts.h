#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/skos_checks.h"
#include "indexer/turtle.h"
#include "store/vocabulary.h"

namespace materia {

/// An IRI and the "file:line" where it is named.
struct PlacedIri {
  std::string iri;
  std::string place;
};

/// A label that is marked as ambiguous, and the "file:line" where it is.
struct AmbiguousMark {
  std::string label;
  std::string place;
};

/// A resource as its statements give it: labels in order (the prefLabel first), relations still IRIs.
struct SkosDraft {
  Concept made;
  ConceptPlaces places;
  PlacedIri scheme;
  std::vector<PlacedIri> broader;
  std::vector<PlacedIri> narrower;
  std::vector<AmbiguousMark> unknown_marks;  ///< of labels that the resource does not have
  bool is_concept = false;
  bool is_scheme = false;
  double order = std::numeric_limits<double>::infinity();  ///< sh:order, of a scheme
};

/// Gathers the statements of SKOS by their subject, in the order in which subjects first appear.
class SkosDrafts {
 public:
  void put(const Triple& triple);

  /// All drafts, those with an sh:order first and in it, with labels in their final order. Ends the gathering.
  std::vector<SkosDraft> finish();

 private:
  SkosDraft& draft_of(const Triple& triple);

  std::vector<SkosDraft> drafts_;
  std::unordered_map<std::string, std::size_t> positions_;
};

}  // namespace materia
