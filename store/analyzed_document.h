#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "store/analyzer.h"
#include "store/document.h"

namespace materia {

/// The searched text of a document as the analyzer reads it, made once for all who need it.
struct AnalyzedDocument {
  std::array<std::vector<Term>, field_count> terms;  ///< by Field
  std::string words;  ///< all of them folded (Analyzer::next_folded), a space behind each

  /// Reads a field; headings are document.headings().
  const std::vector<Term>& read(Field field, std::string_view text, Analyzer& analyzer) {
    return terms[static_cast<std::size_t>(field)] = analyzer.analyze(text, words);
  }
};

}  // namespace materia
