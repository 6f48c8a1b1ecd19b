#pragma once

#include <string>

#include "indexer/extract.h"
#include "store/document.h"

namespace materia {

/// Cleans an extracted document and puts it together as it is stored: title (inferred where there is none), body,
/// passages with anchors (GitHub's way: lower case, spaces to hyphens, "-1" behind a repeated one). Throws Error
/// when no text is left.
Document assemble(ExtractedDocument extracted, std::string path);

}  // namespace materia
