#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "indexer/assemble.h"
#include "indexer/scan_corpus.h"
#include "store/writer.h"

namespace materia {

/// Reads stored documents again from their source files, which need not have changed, and gives each to `found`,
/// assembled without the repeated blocks. Returns how many could not be read as they were when they were stored: a
/// source that is gone, unreadable or changed meanwhile. Those are left as they are.
std::size_t reassemble(const std::vector<StoredDocument>& documents, const std::vector<SourceFile>& sources,
                       const CorpusListing& listing, const RepeatedHashes& repeated, Analyzer& analyzer,
                       const std::function<void(const StoredDocument&, const AssembledDocument&)>& found);

}  // namespace materia
