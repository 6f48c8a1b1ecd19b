#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "store/vocabulary.h"

namespace materia {

/// All that a vocabulary says, to compare two by: a line for each scheme and concept, and for each of its parts.
inline std::vector<std::string> lines_of(const Vocabulary& vocabulary) {
  std::vector<std::string> lines;
  for (const Scheme& scheme : vocabulary.schemes()) {
    lines.push_back("scheme " + scheme.local_name + " " + scheme.iri + " " + scheme.label +
                    (scheme.definition.empty() ? "" : ": " + scheme.definition));
  }
  for (const Concept& one : vocabulary.concepts()) {
    for (const Label& label : one.labels) {
      const std::string kind = label.kind == LabelKind::preferred     ? "preferred"
                               : label.kind == LabelKind::alternative ? "alternative"
                               : label.kind == LabelKind::hidden      ? "hidden"
                                                                      : "tagging";
      const std::string text = kind + " " + label.text + "@" + label.language + (label.ambiguous ? " (ambiguous)" : "");
      lines.push_back(label.kind == LabelKind::preferred ? one.iri + " in " + one.scheme + ": " + text : "  " + text);
    }
    for (const std::size_t broader : one.broader) {
      lines.push_back("  broader " + vocabulary.concepts()[broader].iri);
    }
    if (!one.definition.empty()) lines.push_back("  definition " + one.definition);
    if (!one.scope_note.empty()) lines.push_back("  note " + one.scope_note);
    for (const std::string& code : one.exact_match) lines.push_back("  code " + code);
  }
  return lines;
}

}  // namespace materia
