#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/word_list.h"

// Private to the query room.

namespace materia {

/// How far a word may be from what was meant: 0 up to four letters, where any slip makes another word; 1 up to seven;
/// 2 from eight.
std::size_t spelling_limit(std::string_view word);

/// What kind of slips make one word of the other, beyond their number: 0 for letters swapped or doubled, 1 for a vowel
/// in the place of another or a silent h, 2 for a letter left out or put in, 3 for a wrong letter; 2 more for the first
/// letter, which people rarely miss. The least of all alignments with the fewest slips.
struct Slips {
  std::size_t number = 0;
  std::size_t unlikeliness = 0;
};
Slips slips_between(std::string_view typed, std::string_view meant);

/// A word that may have been meant.
struct Correction {
  std::string text;
  std::size_t documents = 0;
  Slips slips;
};

/// The words most likely meant by a word that nothing is known of, likeliest first, at most `most`: by the number of
/// slips, then by their kind and how many documents have the word together (ten times as many weigh as much as one step
/// of unlikeliness). Empty for words up to four letters or with anything but letters.
/// REQUIRES: a folded word.
std::vector<Correction> corrections(std::string_view typed, const WordList& words, std::size_t most);

/// Whether `left` is the likelier of two that may have been meant.
bool is_likelier(const Correction& left, const Correction& right);

}  // namespace materia
