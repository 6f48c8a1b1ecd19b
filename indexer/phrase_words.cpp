#include "indexer/phrase_words.h"

#include <algorithm>
#include <unordered_set>

#include "embedded/phrase_edge_data.h"
#include "store/stop_words.h"

namespace materia {
namespace {

std::unordered_set<std::string_view> read_words() {
  std::unordered_set<std::string_view> words;
  std::string_view rest = embedded::phrase_edge_data().front().content;
  while (!rest.empty()) {
    const bool comment = rest.front() == '#';
    const std::size_t end = std::min(comment ? rest.find('\n') : rest.find_first_of(" \n"), rest.size());
    if (!comment && end > 0) {
      words.insert(rest.substr(0, end));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

bool is_prose(std::string_view folded) {
  static const std::unordered_set<std::string_view> words = read_words();
  return words.contains(folded);
}

}  // namespace

WordKind kind_of_word(std::string_view folded) {
  WordKind kind;
  kind.stop = is_stop_word(folded);
  const bool content = !kind.stop && !is_prose(folded);
  const auto first = static_cast<unsigned char>(folded.front());
  const bool letter = (first >= 'a' && first <= 'z') || first >= 0x80;
  kind.edge = content && letter && folded.size() > 1;
  kind.inside = content || folded == "of" || folded == "in" || folded == "the" || folded == "and" || folded == "for";
  return kind;
}

}  // namespace materia
