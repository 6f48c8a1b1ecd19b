#pragma once

#include <span>
#include <string_view>

#include "store/document.h"

namespace materia {

/// Sets what the text of a field says of each concept that it names, and the words that decided it (docs/tagging.md):
/// cues with a direction and a reach, after NegEx (Chapman et al., "A simple algorithm for identifying negated findings
/// and diseases in discharge summaries", 2001) and ConText (Harkema et al., "ConText: an algorithm for determining
/// negation, experiencer, and temporal status from clinical reports", 2009). Mentions that overlap share what is said
/// of them. Only sentences with a mention are read.
///
/// Every input is valid. REQUIRES: the mentions are of this text, ordered by where they begin.
void assert_mentions(std::string_view text, Field field, std::span<Mention> mentions);

}  // namespace materia
