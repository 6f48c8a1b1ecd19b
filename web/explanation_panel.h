#pragma once

#include "query/results.h"
#include "web/escape.h"
#include "web/request.h"

namespace materia {

/// The link that has scores explained, or no more; empty where nothing was ranked.
Markup explanation_switch(const SearchRequest& request, const Results& results);

/// What the numbers of an explained list mean; empty where none is explained.
Markup explanation_note(const Results& results);

/// Why a hit stands where it stands: a sentence, a bar and the numbers for each part of its score, and their sum.
/// Folded unless `open`. Empty where the hit has no explanation.
Markup explanation_panel(const Hit& hit, bool open);

}  // namespace materia
