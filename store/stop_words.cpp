#include "store/stop_words.h"

#include <unordered_set>

#include "embedded/stop_word_data.h"
#include "store/listed_lines.h"

namespace materia {
namespace {

std::unordered_set<std::string_view> read_stop_words() {
  std::unordered_set<std::string_view> words;
  for_each_listed_line(embedded::stop_word_data().front().content, [&](std::string_view line) { words.insert(line); });
  return words;
}

}  // namespace

bool is_stop_word(std::string_view folded) {
  static const std::unordered_set<std::string_view> words = read_stop_words();
  return words.contains(folded);
}

}  // namespace materia
