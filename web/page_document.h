#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"

namespace materia {

/// An article for reading: what it is, its tags, a table of contents, its sections with the anchors that links to
/// passages use, the words of `text` marked; then the articles like it, where there are any.
std::string render_document_page(const DocumentView& view, std::string_view text, const std::vector<Facet>& facets,
                                 const std::vector<SimilarDocument>& similar = {});

}  // namespace materia
