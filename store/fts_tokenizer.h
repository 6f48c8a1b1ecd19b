#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "store/analyzed_document.h"

struct sqlite3;

namespace materia {

/// Texts whose terms are known while a document is written; others are analyzed. The writer fills and empties it.
struct KnownTexts {
  std::array<std::string_view, field_count> texts;
  const AnalyzedDocument* document = nullptr;  ///< null for none

  [[nodiscard]] const std::vector<Term>* find(std::string_view text) const;
};

/// Registers the Analyzer as FTS5's tokenizer `materia` on one connection. Returns an SQLite result code; not SQLITE_OK
/// where SQLite was built without FTS5. A connection is used by one thread at a time, and so is its analyzer.
/// `known` must outlive it.
int register_tokenizer(sqlite3* connection, const KnownTexts* known = nullptr);

}  // namespace materia
