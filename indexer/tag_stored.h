#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "indexer/tag_document.h"
#include "store/document.h"

namespace materia {

/// Tags documents from their stored text, on all processors. `read` and `take` are called by the calling thread alone,
/// `take` in the order of `ids`; documents that `read` does not find are passed over. Returns how many were tagged.
/// What is thrown while tagging is thrown here.
std::size_t tag_stored(const std::vector<DocumentId>& ids, const Vocabulary& vocabulary, const LabelMatcher& matcher,
                       const std::function<std::optional<Document>(DocumentId)>& read,
                       const std::function<void(DocumentId, const Document&, const Tagging&)>& take);

}  // namespace materia
