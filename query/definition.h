#pragma once

#include <string_view>

#include "store/sentences.h"

// Private to the query room.

namespace materia {

/// How much a sentence looks like one that says what `name` is: 1 for "X is a …", "X (Y) refers to …", "X, also
/// called …"; 0.5 for "X is …"; 0 where the sentence does not begin with X (an article, or "Summary:" before it, is
/// passed over) or does not go on so. `name` is a part of `sentence`, both ranges in `text`.
double definition_degree(std::string_view text, TextRange sentence, TextRange name);

}  // namespace materia
