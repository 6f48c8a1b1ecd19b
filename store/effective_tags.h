#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "store/document.h"

namespace materia {

/// The id of a concept by scheme and local name; 0 for one that the vocabulary does not have.
using ConceptResolver = std::function<ConceptId(std::string_view scheme, std::string_view local_name)>;

/// The tags that hold for a document, ordered by concept: what was found, then the word of its front matter, then the
/// decisions on its path, in the order they were taken; the last word on a concept wins. Words on concepts that are not
/// in the vocabulary are passed over (they are kept for the day it comes back).
std::vector<Tag> effective_tags(const std::vector<Finding>& findings, const std::vector<EditorTag>& editor_tags,
                                const std::vector<Decision>& decisions, const ConceptResolver& resolve);

}  // namespace materia
