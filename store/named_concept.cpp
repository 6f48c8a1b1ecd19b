#include "store/named_concept.h"

#include "store/error.h"

namespace materia {

NamedConcept::NamedConcept(const std::string& typed) : local_name(typed) {
  if (const std::size_t colon = typed.find(':'); colon != std::string::npos) {
    scheme = typed.substr(0, colon);
    local_name = typed.substr(colon + 1);
  }
}

bool NamedConcept::means(const std::string& other_scheme, const std::string& other_name) const {
  return local_name == other_name && (scheme.empty() || scheme == other_scheme);
}

void throw_ambiguous_name(const std::string& typed, const std::string& first_scheme, const std::string& second_scheme) {
  const std::string local_name = NamedConcept(typed).local_name;
  throw ConflictError(typed + ": is a concept of more than one facet; write " + first_scheme + ":" + local_name +
                      " or " + second_scheme + ":" + local_name);
}

const Concept* find_named_concept(const Vocabulary& vocabulary, const std::string& typed) {
  const NamedConcept wanted(typed);
  const Concept* found = nullptr;
  for (const Concept& candidate : vocabulary.concepts()) {
    if (!wanted.means(candidate.scheme, candidate.local_name)) {
      continue;
    }
    if (found != nullptr) {
      throw_ambiguous_name(typed, found->scheme, candidate.scheme);
    }
    found = &candidate;
  }
  return found;
}

const Concept& concept_named(const Vocabulary& vocabulary, const std::string& typed) {
  const Concept* found = find_named_concept(vocabulary, typed);
  if (found == nullptr) {
    throw Error(typed + ": the vocabulary has no such concept; `materia vocab list` prints them");
  }
  return *found;
}

}  // namespace materia
