#include "store/stop_words.h"

#include <unordered_set>

#include "embedded/stop_word_data.h"

namespace materia {
namespace {

std::unordered_set<std::string_view> read_stop_words() {
  std::unordered_set<std::string_view> words;
  std::string_view rest = embedded::stop_word_data().front().content;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : rest.size());
    if (!line.empty() && line.front() != '#') {
      words.insert(line);
    }
  }
  return words;
}

}  // namespace

bool is_stop_word(std::string_view folded) {
  static const std::unordered_set<std::string_view> words = read_stop_words();
  return words.contains(folded);
}

}  // namespace materia
