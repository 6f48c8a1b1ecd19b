#pragma once

#include <vector>

#include "store/analyzer.h"
#include "store/document.h"
#include "store/label_matcher.h"
#include "store/vocabulary.h"
#include "store/writer.h"

namespace materia {

/// Grows whenever the tags of any document change; documents tagged by another version are tagged anew.
inline constexpr int tagger_version = 1;

struct Tagging {
  std::vector<Mention> mentions;  ///< ordered by field, then place
  std::vector<Tag> tags;          ///< ordered by concept id
};

/// Tags one document: finds its mentions, then decides which concepts it is about and which it mentions
/// (docs/tagging.md). The editor's word comes last: tags of the front matter and decisions are added or taken away.
/// `decisions` are those on this document's path. Concepts that are not in the vocabulary are passed over.
Tagging tag_document(const Document& document, const Vocabulary& vocabulary, const LabelMatcher& matcher,
                     Analyzer& analyzer, const std::vector<Decision>& decisions = {});

}  // namespace materia
