#include "store/document.h"

namespace materia {

std::string Document::headings() const {
  std::string text;
  for (const Passage& passage : passages) {
    if (passage.heading.empty()) {
      continue;
    }
    if (!text.empty()) {
      text += '\n';
    }
    text += passage.heading;
  }
  return text;
}

}  // namespace materia
