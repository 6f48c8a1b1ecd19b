#include "store/word_beginnings.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "store/word_lists.h"

namespace materia {
namespace {

bool is_small_letter(char character) {
  return character >= 'a' && character <= 'z';
}

/// The first two bytes, in which words and terms are compared here.
std::string_view first_two(std::string_view text) {
  return text.substr(0, 2);
}

/// Two beginnings of which one may stand where the other is wanted: of a term of one letter all that begin with it.
bool meet(std::string_view one, std::string_view other) {
  return one.starts_with(other) || other.starts_with(one);
}

/// What words of lists, and those that the stemmer changes in their second letter, are read as: where that begins
/// otherwise, each once.
std::vector<ReadAs> read_as_beginnings() {
  std::vector<ReadAs> all = {{"dy", "di"}, {"ly", "li"}, {"ty", "ti"}};  // dying, lying, tying
  for (const ReadAs& line : lines_beginning("")) {
    std::string_view rest = line.read_as;
    while (!rest.empty()) {
      const std::size_t size = std::min(rest.find(' '), rest.size());
      const ReadAs beginnings{first_two(line.word), first_two(rest.substr(0, size))};
      if (beginnings.word != beginnings.read_as) {
        all.push_back(beginnings);
      }
      rest.remove_prefix(std::min(size + 1, rest.size()));
    }
  }
  const auto both = [](const ReadAs& line) { return std::pair(line.word, line.read_as); };
  std::ranges::sort(all, {}, both);
  const auto same = [&](const ReadAs& left, const ReadAs& right) { return both(left) == both(right); };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  return all;
}

}  // namespace

void WordBeginnings::add(std::string_view term) {
  static const std::vector<ReadAs> otherwise = read_as_beginnings();
  const std::string_view beginning = first_two(term);
  add_beginning(beginning);
  for (const ReadAs& line : otherwise) {
    if (meet(line.read_as, beginning)) {
      add_beginning(line.word);
    }
  }
}

void WordBeginnings::add_beginning(std::string_view beginning) {
  if (!is_small_letter(beginning.front())) {
    return;  // words of plain letters are not read so, but for those of the lists
  }
  if (beginning.size() == 2) {
    if (is_small_letter(beginning.back())) {
      pairs_.set(pair(beginning.front(), beginning.back()));
    }
  } else {
    for (std::size_t second = 0; second < letters; ++second) {
      pairs_.set(pair(beginning.front(), 'a') + second);
    }
  }
}

}  // namespace materia
