#include "store/label_terms.h"

namespace materia {

std::string joined_terms(std::string_view label, Analyzer& analyzer) {
  std::string joined;
  Term term;
  for (std::size_t byte = 0; analyzer.next(label, byte, term);) {
    if (!joined.empty()) {
      joined += ' ';
    }
    joined += term.text;
  }
  return joined;
}

}  // namespace materia
