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

/// What a run did to the documents before.
struct CorpusChange {
  std::size_t documents = 0;  ///< added, updated, removed
  std::size_t removed = 0;
  std::vector<DocumentId> updated;  ///< there before
};

/// Makes the groups of copies and the repeated blocks what the documents say now, and has those assembled again that a
/// block was left out of, or came back to. All of it depends on the documents alone, not on how they came in. Does
/// nothing where no document changed and nothing was left over from the run before.
///
/// Comparing many documents takes seconds. So in a collection of more than 20,000, a change of a few that touches no
/// group of copies (documents only came, or changed and were no copies) waits until one in a hundred has changed.
void settle_duplicates(Writer& writer, const CorpusChange& change, const Reassemble& reassemble, IndexReport& report);

}  // namespace materia
