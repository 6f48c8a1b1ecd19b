#include "store/term_sieve.h"

#include <array>
#include <cstdint>

#include "store/analyzer.h"

namespace materia {
namespace {

constexpr std::uint8_t no_place = 255;

/// The place of each letter and digit in the alphabet, capitals as small letters.
constexpr std::array<std::uint8_t, 256> places = [] {
  std::array<std::uint8_t, 256> made{};
  made.fill(no_place);
  std::uint8_t place = 0;
  for (std::size_t letter = 'a'; letter <= 'z'; ++letter) {
    made[letter] = made[letter - 'a' + 'A'] = place++;
  }
  for (std::size_t digit = '0'; digit <= '9'; ++digit) {
    made[digit] = place++;
  }
  return made;
}();

std::uint8_t place(char character) {
  return places[static_cast<unsigned char>(character)];
}

/// True where a word may go on behind a byte that is no letter or digit: Crohn's, 1,000, é.
bool may_join(char character) {
  return character == '\'' || character == '.' || character == ',' || static_cast<unsigned char>(character) >= 0x80;
}

}  // namespace

void TermSieve::add_beginning(std::string_view beginning) {
  const std::uint8_t first = beginning.empty() ? no_place : place(beginning[0]);
  if (first == no_place) {
    return;  // Words that begin so always pass.
  }
  const std::uint8_t second = beginning.size() > 1 ? place(beginning[1]) : no_place;
  if (second != no_place) {
    pairs_[first].set(second);
  } else {
    pairs_[first].set();
    single_.set(first);
  }
}

void TermSieve::add(std::string_view term) {
  add_beginning(term);
  for (const ReadOtherwise& word : words_read_otherwise()) {
    if (word.term == term) {
      add_beginning(word.word);
    }
  }
}

void TermSieve::add_prefix(std::string_view beginning) {
  add_beginning(beginning);
  for (const ReadOtherwise& word : words_read_otherwise()) {
    if (word.term.starts_with(beginning)) {
      add_beginning(word.word);
    }
  }
}

bool TermSieve::lets_through(std::string_view text, std::size_t position) const {
  const std::uint8_t first = place(text[position]);
  if (first == no_place) {
    return true;
  }
  const char next = position + 1 < text.size() ? text[position + 1] : ' ';
  if (const std::uint8_t second = place(next); second != no_place) {
    return pairs_[first].test(second);
  }
  return may_join(next) || single_.test(first);
}

}  // namespace materia
