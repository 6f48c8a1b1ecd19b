#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "store/reader.h"

namespace materia {

/// The articles tagged with one concept itself, not with narrower ones.
struct ConceptArticles {
  std::vector<DocumentId> about;  ///< in the order of ids
  std::vector<DocumentId> mention;
};

using ArticlesByConcept = std::unordered_map<ConceptId, ConceptArticles>;

ArticlesByConcept articles_by_concept(Reader& reader);

}  // namespace materia
