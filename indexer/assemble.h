#pragma once

#include <string>

#include "indexer/extract.h"
#include "indexer/fingerprint.h"
#include "store/analyzer.h"
#include "store/document.h"
#include "store/duplicates.h"

namespace materia {

/// Cleans an extracted document and puts it together as it is stored: title (inferred where there is none), body,
/// passages with anchors (GitHub's way: lower case, spaces to hyphens, "-1" behind a repeated one). Throws Error
/// when no text is left.
Document assemble(ExtractedDocument extracted, std::string path);

/// A document as it is stored, with what it is compared by and what was left out of it.
struct AssembledDocument {
  Document document;
  Fingerprint fingerprint;
  LeftOut left_out;
};

/// The same, without the blocks that repeat across the corpus. A document that would have no text left keeps them.
AssembledDocument assemble(ExtractedDocument extracted, std::string path, const RepeatedHashes& repeated,
                           Analyzer& analyzer);

}  // namespace materia
