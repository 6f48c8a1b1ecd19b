#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"
#include "web/visitor.h"

namespace materia {

/// What the page of an article shows of how it is tagged.
struct ArticleEditing {
  const DocumentEvidence* evidence = nullptr;  ///< of all its concepts; null: only its tags
  bool adding = false;                         ///< a tag is being chosen
  Visitor visitor = {};
};

/// An article for reading: what it is, its tags, each of which opens its evidence (DocumentView::evidence is the open
/// one), a table of contents, its sections with the anchors that links to passages use, the words of `text` marked;
/// then the articles like it, where there are any.
std::string render_document_page(const DocumentView& view, std::string_view text, const std::vector<Facet>& facets,
                                 const std::vector<SimilarDocument>& similar = {}, const ArticleEditing& editing = {});

}  // namespace materia
