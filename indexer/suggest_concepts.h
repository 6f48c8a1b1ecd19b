#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/reader.h"

namespace materia {

/// Phrases of the collection (collect_phrases) that the vocabulary lacks: they hold no label of any concept, and are no
/// everyday language of health articles ("side effects"; generic_words.txt). Of phrases that would be the same label
/// the most frequent stands for all. In most documents first, at most `limit`.
std::vector<CountedText> suggest_concepts(Reader& reader, std::size_t limit);

}  // namespace materia
