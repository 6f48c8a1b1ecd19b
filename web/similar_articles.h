#pragma once

#include <vector>

#include "query/results.h"
#include "web/escape.h"

namespace materia {

/// The section "Similar articles": title, date and what both are about. Empty where none is similar.
Markup similar_articles(const std::vector<SimilarDocument>& similar, const std::vector<Facet>& facets);

}  // namespace materia
