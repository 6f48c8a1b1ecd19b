#pragma once

#include <string>
#include <vector>

#include "store/document.h"
#include "store/duplicates.h"

namespace materia {

/// That an editor has gone through the tags of a document.
struct Review {
  std::string path;
  std::string by;
  std::string at;  ///< ISO 8601; filled in by the writer when empty

  bool operator==(const Review&) const = default;
};

/// A concept that the vocabulary once had. Its local name is not given to another.
struct RetiredConcept {
  std::string iri;
  std::string scheme;
  std::string local_name;
  std::string pref_label;
};

/// What only the file holds and no run can make again: carried over by a rebuild.
struct EditorsWork {
  std::vector<Decision> decisions;  ///< in the order they were taken
  std::vector<Review> reviews;
  std::vector<RetiredConcept> retired;
  std::vector<DuplicateDecision> duplicates;  ///< in the order they were given
};

}  // namespace materia
