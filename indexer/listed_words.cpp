#include "indexer/listed_words.h"

#include <algorithm>

namespace materia {

std::unordered_set<std::string_view> listed_words(std::string_view list) {
  std::unordered_set<std::string_view> words;
  while (!list.empty()) {
    const bool comment = list.front() == '#';
    const std::size_t end = std::min(comment ? list.find('\n') : list.find_first_of(" \n"), list.size());
    if (!comment && end > 0) {
      words.insert(list.substr(0, end));
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

}  // namespace materia
