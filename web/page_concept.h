#pragma once

#include <string>
#include <vector>

#include "query/results.h"
#include "web/visitor.h"

namespace materia {

/// What a concept is, what it is called, what stands above and below it, and the newest articles tagged with it:
/// `newest` are the results of a search with that filter alone.
std::string render_concept_page(const ConceptView& view, const Results& newest, const Visitor& visitor = {});

}  // namespace materia
