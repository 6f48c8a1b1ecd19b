#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "indexer/fingerprint.h"
#include "indexer/index_corpus.h"
#include "store/writer.h"

namespace materia {

/// Assembles these documents again without the repeated blocks; returns how many could not be.
using Reassemble = std::function<std::size_t(const std::vector<DocumentId>& ids, const RepeatedHashes& repeated)>;

/// Makes the groups of copies and the repeated blocks what the documents say now, and has those assembled again that a
/// block was left out of, or came back to. All of it depends on the documents alone, not on how they came in. Does
/// nothing where no document changed and nothing was left over from the run before.
void settle_duplicates(Writer& writer, bool changed, const Reassemble& reassemble, IndexReport& report);

}  // namespace materia
