#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"
#include "web/escape.h"
#include "web/visitor.h"

namespace materia {

/// The article with the evidence of one tag open: "/documents/12?evidence=condition%3Aherniated-disc#evidence_panel".
/// `text` is marked as well.
std::string evidence_url(DocumentId document, std::string_view text, const ShownTag& tag);

/// Why an article has a tag, or has it not: level and reasons, the decision in force, every mention with a link to its
/// place. `text` is the query of the page.
Markup evidence_panel(DocumentId document, std::string_view text, const TagEvidence& evidence,
                      const std::vector<Facet>& facets, const Visitor& visitor);

/// The tag's level in a few words and the points it comes from: "about · 7.3 points".
Markup level_note(const TagEvidence& evidence);

/// What is said of a mention besides its sentence: assertion and cue, the label it goes by, the rule.
Markup mention_note(const ShownMention& mention);

}  // namespace materia
