#pragma once

#include <vector>

#include "query/query.h"
#include "query/results.h"
#include "store/analyzer.h"
#include "store/document.h"

namespace materia {

struct Snippet {
  std::vector<TextPiece> pieces;
  PassageReference passage;
};

/// The window of about `length` bytes that shows most of the different clauses, closest together, first in the text;
/// cut at words, "…" where cut. A passage whose heading matches counts as showing those clauses. Without any
/// match, the beginning of the text.
Snippet cut_snippet(const Document& document, const std::vector<Clause>& clauses, Analyzer& analyzer,
                    std::size_t length = 240);

}  // namespace materia
