#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"
#include "web/visitor.h"

namespace materia {

/// What an article's page shows beside its text.
struct ArticleView {
  const DocumentEvidence* evidence = nullptr;  ///< of all its concepts; null: only its tags
  bool adding = false;                         ///< a tag is being chosen
  Visitor visitor = {};
  std::optional<std::string> passage = std::nullopt;  ///< the link that was followed leads to it (passage_links.h)
};

/// An article for reading: what it is, its tags, each of which opens its evidence (DocumentView::evidence is the open
/// one), a table of contents, its sections with the anchors that links to passages use, the words of `text` marked;
/// then the articles like it, where there are any. Each paragraph has a link to itself; where the one that was asked
/// for no longer stands there, the page says so.
std::string render_document_page(const DocumentView& view, std::string_view text, const std::vector<Facet>& facets,
                                 const std::vector<SimilarDocument>& similar = {}, const ArticleView& shown = {});

}  // namespace materia
