#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/assertion_cues.h"
#include "store/sentences.h"

namespace materia {

/// Reads a sentence of `text` as cues see it: words in small letters, contractions written out ("doesn't" is two
/// words), each of `mentions` one token whatever stands in it. Overwrites `tokens`; allocates nothing where that is
/// large enough. REQUIRES: `mentions` ordered, none overlapping, each beginning in the sentence.
void read_cue_tokens(std::string_view text, const TextRange& sentence, std::span<const TextRange> mentions,
                     const AssertionCues& cues, std::vector<CueToken>& tokens);

}  // namespace materia
