#pragma once

#include <vector>

#include "store/editors_work.h"
#include "store/vocabulary.h"

namespace materia {

/// Which row each concept of a new vocabulary keeps of the stored one; 0 for a concept that is new. A concept is known
/// by its IRI; where its IRI is new, by scheme and local name, if it also bears the prefLabel of the one that had the
/// name (the same concept, moved to another IRI). Throws Error where a concept takes a name that meant something else,
/// now or once: links and editors' decisions hold it.
std::vector<ConceptId> kept_rows(const Vocabulary& stored, const std::vector<RetiredConcept>& retired,
                                 const Vocabulary& next);

}  // namespace materia
