#pragma once

#include <cstddef>

#include "query/query.h"
#include "store/analyzer.h"
#include "store/label_matcher.h"
#include "store/vocabulary.h"

namespace materia {

/// Recognises concepts in what was typed (longest match, labels of any kind, abbreviations in any case) and gives the
/// clauses they were typed as the concept's other labels as alternatives, and the typed words anywhere in the document
/// as the last way: "slipped disk" also finds "herniated disc" and a "disc that has slipped". Words inside quotes, with
/// a minus, a field or a star stay as typed, and so do those of query.literal, which keeps only what stands in the
/// query. Does nothing when query.exact.
void interpret(Query& query, const Vocabulary& vocabulary, const LabelMatcher& matcher, Analyzer& analyzer);

/// Whether bytes of a query's text may be read as a concept's name: they are whole clauses, at least one, typed as bare
/// words and not taken back. "disc" inside "disc-related" may not, nor a stop word alone ("as").
bool may_be_read(std::size_t begin, std::size_t end, const Query& query, Analyzer& analyzer);

}  // namespace materia
