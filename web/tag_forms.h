#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/results.h"
#include "web/escape.h"
#include "web/visitor.h"

namespace materia {

// What an editor can do, as forms that work without scripts. Each is empty for a visitor who may not edit.

/// Begins a form that changes something: its session's mark, and where to go back to. The caller closes it.
Markup edit_form(std::string_view action, std::string_view back, const Visitor& visitor);

/// Confirm, Deny, Add, Undo: those that make sense for the tag as it stands, with room for a reason. `place` is the
/// fragment of the page to come back to.
Markup tag_form(DocumentId document, const TagEvidence& evidence, std::string_view place, const Visitor& visitor);

/// Chooses a concept to add, from all there are.
Markup add_tag_form(DocumentId document, const std::vector<Facet>& concepts, const Visitor& visitor);

/// "Denied by Ann on 3 May 2025: “only in a comparison”"; empty where no decision is in force.
Markup decision_note(const TagEvidence& evidence);

}  // namespace materia
