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

std::vector<std::size_t> Document::heading_begins() const {
  std::vector<std::size_t> begins;
  std::size_t next = 0;
  for (const Passage& passage : passages) {
    begins.push_back(next);
    next += passage.heading.empty() ? 0 : passage.heading.size() + 1;
  }
  return begins;
}

}  // namespace materia
