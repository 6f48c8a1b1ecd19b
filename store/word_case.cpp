#include "store/word_case.h"

#include <algorithm>
#include <array>

namespace materia {
namespace {

/// A shorter word beside is most likely an abbreviation too: MS, PD.
constexpr std::size_t shouted_letters = 4;

bool is_capital(char character) {
  return character >= 'A' && character <= 'Z';
}

/// Not spaces, and nothing that ends a clause: bytes of other scripts count as letters.
bool is_in_word(char character) {
  return is_capital(character) || (character >= 'a' && character <= 'z') ||
         static_cast<unsigned char>(character) >= 0x80;
}

bool is_capitals(std::string_view word) {
  return word.size() >= shouted_letters && std::all_of(word.begin(), word.end(), is_capital);
}

std::string_view word_before(std::string_view text, std::size_t begin) {
  if (begin < 2 || text[begin - 1] != ' ') {
    return {};
  }
  std::size_t first = begin - 1;
  while (first > 0 && is_in_word(text[first - 1])) {
    --first;
  }
  return text.substr(first, begin - 1 - first);
}

std::string_view word_behind(std::string_view text, std::size_t end) {
  if (end + 1 >= text.size() || text[end] != ' ') {
    return {};
  }
  std::size_t last = end + 1;
  while (last < text.size() && is_in_word(text[last])) {
    ++last;
  }
  return text.substr(end + 1, last - end - 1);
}

}  // namespace

bool is_abbreviation(std::string_view text) {
  return text.find(' ') == std::string_view::npos && std::count_if(text.begin(), text.end(), is_capital) >= 2;
}

std::string_view without_ending(std::string_view word) {
  if (!word.empty() && word.back() == 's') {
    word.remove_suffix(1);
  }
  for (const std::string_view apostrophe : {"'", "’"}) {
    if (word.ends_with(apostrophe)) {
      word.remove_suffix(apostrophe.size());
    }
  }
  return word;
}

bool is_shouted(std::string_view text, std::size_t begin, std::size_t end) {
  return is_capitals(word_before(text, begin)) || is_capitals(word_behind(text, end));
}

bool has_clause_punctuation(std::string_view text) {
  if (text == " ") {  // nearly always
    return false;
  }
  constexpr std::array<std::string_view, 4> dashes = {" - ", " – ", "—", " -- "};
  return text.find_first_of(".,;:!?()[]\n") != std::string_view::npos ||
         std::any_of(dashes.begin(), dashes.end(),
                     [text](std::string_view dash) { return text.find(dash) != std::string_view::npos; });
}

}  // namespace materia
