#include "indexer/phrase_words.h"

#include <unordered_set>

#include "embedded/phrase_edge_data.h"
#include "indexer/listed_words.h"
#include "store/stop_words.h"

namespace materia {
namespace {

bool is_prose(std::string_view folded) {
  static const std::unordered_set<std::string_view> words = listed_words(embedded::phrase_edge_data().front().content);
  return words.contains(folded);
}

}  // namespace

WordKind kind_of_word(std::string_view folded) {
  WordKind kind;
  kind.stop = is_stop_word(folded);
  kind.everyday = kind.stop || is_prose(folded);
  const bool content = !kind.everyday;
  const auto first = static_cast<unsigned char>(folded.front());
  const bool letter = (first >= 'a' && first <= 'z') || first >= 0x80;
  kind.edge = content && letter && folded.size() > 1;
  kind.inside = content || folded == "of" || folded == "in" || folded == "the" || folded == "and" || folded == "for";
  return kind;
}

}  // namespace materia
