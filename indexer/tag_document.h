#pragma once

#include <vector>

#include "store/analyzed_document.h"
#include "store/analyzer.h"
#include "store/document.h"
#include "store/label_matcher.h"
#include "store/vocabulary.h"

namespace materia {

/// Grows whenever the tags of any document change; documents tagged by another version are tagged anew.
inline constexpr int tagger_version = 13;

/// What the tagger finds in one document.
struct Tagging {
  std::vector<Mention> mentions;  ///< ordered by field, then place
  std::vector<Finding> findings;  ///< ordered by concept id
  AnalyzedDocument analyzed;      ///< what it was read as
};

/// Finds the concepts that a document names, what its text says of them, and whether it is about them or mentions them
/// (docs/tagging.md). An editor's word comes later (Writer::put_findings).
Tagging tag_document(const Document& document, const Vocabulary& vocabulary, const LabelMatcher& matcher,
                     Analyzer& analyzer);

}  // namespace materia
