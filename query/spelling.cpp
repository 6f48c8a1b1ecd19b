#include "query/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace materia {
namespace {

/// One slip in the table below; what is less is its kind.
constexpr std::size_t slip = 256;
constexpr std::size_t vowel_slip = 1;
constexpr std::size_t left_out = 2;
constexpr std::size_t wrong_letter = 3;
constexpr std::size_t at_first_letter = 2;

bool is_vowel(char letter) {
  return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

/// The cost of a letter of `word` at `position` (from 1) that the other word does not have.
std::size_t cost_alone(std::string_view word, std::size_t position) {
  const char letter = word[position - 1];
  const bool doubled =
      (position > 1 && word[position - 2] == letter) || (position < word.size() && word[position] == letter);
  const std::size_t kind = doubled ? 0 : letter == 'h' ? vowel_slip : left_out;
  return slip + kind + (position == 1 && !doubled ? at_first_letter : 0);
}

std::size_t cost_replaced(char typed, char meant, std::size_t position) {
  if (typed == meant) {
    return 0;
  }
  const std::size_t kind = is_vowel(typed) && is_vowel(meant) ? vowel_slip : wrong_letter;
  return slip + kind + (position == 1 ? at_first_letter : 0);
}

double likelihood(const Correction& correction) {
  return std::log10(static_cast<double>(correction.documents) + 1) - static_cast<double>(correction.slips.unlikeliness);
}

}  // namespace

std::size_t spelling_limit(std::string_view word) {
  constexpr std::size_t too_short = 4;
  constexpr std::size_t short_word = 7;
  return word.size() <= too_short ? 0 : word.size() <= short_word ? 1 : 2;
}

Slips slips_between(std::string_view typed, std::string_view meant) {
  using Row = std::vector<std::size_t>;
  std::array<Row, 3> rows;
  rows.fill(Row(meant.size() + 1));
  for (std::size_t j = 1; j <= meant.size(); ++j) {
    rows[0][j] = rows[0][j - 1] + cost_alone(meant, j);
  }
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& last = rows[(i + 2) % 3];
    const Row& before_last = rows[(i + 1) % 3];
    row[0] = last[0] + cost_alone(typed, i);
    for (std::size_t j = 1; j <= meant.size(); ++j) {
      row[j] = std::min({last[j - 1] + cost_replaced(typed[i - 1], meant[j - 1], std::min(i, j)),
                         last[j] + cost_alone(typed, i), row[j - 1] + cost_alone(meant, j)});
      if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + slip);
      }
    }
  }
  const std::size_t cost = rows[typed.size() % 3][meant.size()];
  return {cost / slip, cost % slip};
}

bool is_likelier(const Correction& left, const Correction& right) {
  if (left.slips.number != right.slips.number) {
    return left.slips.number < right.slips.number;
  }
  if (likelihood(left) != likelihood(right)) {
    return likelihood(left) > likelihood(right);
  }
  return left.text < right.text;
}

std::vector<Correction> corrections(std::string_view typed, const WordList& words, std::size_t most) {
  std::vector<Correction> found;
  const std::size_t limit = spelling_limit(typed);
  if (limit == 0 || !WordList::takes(typed)) {
    return found;
  }
  words.near(typed, limit, [&](std::size_t index) {
    found.push_back({std::string(words.text(index)), words.documents(index), slips_between(typed, words.text(index))});
  });
  std::sort(found.begin(), found.end(), is_likelier);
  found.resize(std::min(found.size(), most));
  return found;
}

}  // namespace materia
