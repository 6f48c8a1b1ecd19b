#pragma once

#include "query/results.h"
#include "web/escape.h"
#include "web/request.h"

namespace materia {

/// What was read in the typed words, as chips: "slipped disk → Herniated disc (condition)", each with a link that takes
/// the reading back, and those taken back with a link that reads them again. Words that are the names of several
/// concepts are one chip with all of them. Empty where nothing was understood or taken back.
Markup understood_chips(const SearchRequest& request, const Results& results);

}  // namespace materia
