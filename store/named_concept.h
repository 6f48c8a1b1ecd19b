#pragma once

#include <string>

#include "store/vocabulary.h"

namespace materia {

/// A concept as a person names it: by its local name, with its scheme before a colon where two schemes have that name
/// ("condition:herniated-disc").
struct NamedConcept {
  std::string scheme;  ///< empty where none was written
  std::string local_name;

  explicit NamedConcept(const std::string& typed);
  [[nodiscard]] bool means(const std::string& other_scheme, const std::string& other_name) const;
};

/// Throws the ConflictError for a name that concepts of two schemes have.
[[noreturn]] void throw_ambiguous_name(const std::string& typed, const std::string& first_scheme,
                                       const std::string& second_scheme);

/// Null where the vocabulary has no such concept. Throws ConflictError where it has more than one.
const Concept* find_named_concept(const Vocabulary& vocabulary, const std::string& typed);

/// The same. Throws Error where there is none.
const Concept& concept_named(const Vocabulary& vocabulary, const std::string& typed);

}  // namespace materia
