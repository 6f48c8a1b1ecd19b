#include "query/phrase.h"

#include <algorithm>
#include <array>

#include "store/stop_words.h"

namespace materia {
namespace {

/// In bytes, of a prefix that the curated lists are looked up for.
constexpr std::size_t shortest_listed_beginning = 3;

Alternative side_by_side(std::string_view text, Analyzer& analyzer) {
  Alternative alternative;
  Term term;
  for (std::size_t position = 0; alternative.terms.size() < phrase_limit && analyzer.next(text, position, term);) {
    alternative.terms.push_back(term.text);
    alternative.words.emplace_back(text.substr(term.begin, term.end - term.begin));
  }
  return alternative;
}

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

/// True where only a hyphen stands between, and not between two numbers: 5-10 is not 510.
bool closes_up(std::string_view text, std::size_t end, std::size_t begin) {
  return joins_words(text.substr(end, begin - end)) && !(is_digit(text[end - 1]) && is_digit(text[begin]));
}

/// The text without the hyphens that join words.
std::string closed_up(std::string_view text, Analyzer& analyzer) {
  std::string closed;
  Term term;
  std::size_t end = 0;
  for (std::size_t position = 0; analyzer.next(text, position, term); end = term.end) {
    if (!closed.empty() && !closes_up(text, end, term.begin)) {
      closed += ' ';
    }
    closed += text.substr(term.begin, term.end - term.begin);
  }
  return closed;
}

/// As FTS5 reads a prefix.
std::string folded(const std::string& word, Analyzer& analyzer) {
  Term term;
  std::size_t position = 0;
  analyzer.next_folded(word, position, term);
  return term.text;
}

/// The words before the prefix, then the words that a listed word beginning so is read as.
std::vector<Alternative> read_otherwise(const Alternative& prefix, Analyzer& analyzer) {
  std::string before;
  for (std::size_t i = 0; i + 1 < prefix.words.size(); ++i) {
    before += prefix.words[i] + ' ';
  }
  std::vector<Alternative> found;
  // One letter is the beginning of too much.
  if (prefix.terms.back().size() >= shortest_listed_beginning) {
    for (const std::string& words : Analyzer::read_otherwise(prefix.terms.back())) {
      found.push_back(side_by_side(before + words, analyzer));
    }
  }
  return found;
}

void add_new(Alternative alternative, std::vector<Alternative>& found) {
  const auto same = [&](const Alternative& other) {
    return other.terms == alternative.terms && other.prefix == alternative.prefix;
  };
  if (std::none_of(found.begin(), found.end(), same)) {
    found.push_back(std::move(alternative));
  }
}

/// Fractions that have a character of their own, and that.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> fractions = {{{"1/2", "½"},
                                                                                     {"1/3", "⅓"},
                                                                                     {"2/3", "⅔"},
                                                                                     {"1/4", "¼"},
                                                                                     {"3/4", "¾"},
                                                                                     {"1/5", "⅕"},
                                                                                     {"1/8", "⅛"},
                                                                                     {"3/8", "⅜"},
                                                                                     {"5/8", "⅝"}}};

/// The text with its fractions in the other way of writing them; empty for a text without any.
std::string other_fractions(std::string_view text) {
  for (const auto& [digits, character] : fractions) {
    if (text == digits) {
      return std::string(character);
    }
    if (const std::size_t at = text.find(character); at != std::string_view::npos) {
      const std::string_view behind = text.substr(at + character.size());
      return std::string(text.substr(0, at)).append(" ").append(digits).append(" ").append(behind);
    }
  }
  return {};
}

/// True where a prefix finds the alternative already: "type 2", which "type2" is read as, wherever it finds "type".
bool is_found_by(const Alternative& prefix, const Alternative& alternative) {
  const std::size_t before = prefix.terms.size() - 1;
  return prefix.prefix && before < alternative.terms.size() &&
         std::equal(prefix.terms.begin(), prefix.terms.end() - 1, alternative.terms.begin()) &&
         alternative.terms[before].starts_with(prefix.terms.back());
}

}  // namespace

bool is_written_fraction(std::string_view text) {
  return std::any_of(fractions.begin(), fractions.end(), [&](const auto& fraction) { return fraction.first == text; });
}

bool joins_words(std::string_view between) {
  // Hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash, minus.
  static constexpr std::array<std::string_view, 6> hyphens = {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212"};
  return between.empty() || std::find(hyphens.begin(), hyphens.end(), between) != hyphens.end();
}

std::vector<Alternative> spellings(std::string_view text, Analyzer& analyzer) {
  std::vector<Alternative> found;
  found.push_back(side_by_side(text, analyzer));
  if (found.front().terms.empty()) {
    return {};
  }
  Alternative closed = side_by_side(closed_up(text, analyzer), analyzer);
  add_new(std::move(closed), found);
  if (const std::string rewritten = other_fractions(text); !rewritten.empty()) {
    found.push_back(side_by_side(rewritten, analyzer));
  }
  return found;
}

Alternative scattered_words(std::string_view text, Analyzer& analyzer) {
  Alternative scattered;
  scattered.scattered = true;
  Term term;
  for (std::size_t position = 0; scattered.terms.size() < phrase_limit && analyzer.next(text, position, term);) {
    const std::string_view word = text.substr(term.begin, term.end - term.begin);
    if (!is_stop_word(analyzer.fold(word))) {
      scattered.terms.push_back(term.text);
      scattered.words.emplace_back(word);
    }
  }
  return scattered;
}

std::vector<Alternative> prefix_spellings(std::string_view text, Analyzer& analyzer) {
  std::vector<Alternative> found;
  std::vector<Alternative> otherwise;
  for (Alternative& stemmed : spellings(text, analyzer)) {
    Alternative prefix = stemmed;
    prefix.prefix = true;
    prefix.terms.back() = folded(prefix.words.back(), analyzer);
    const bool finds_stem = stemmed.terms.back().starts_with(prefix.terms.back());
    for (Alternative& alternative : read_otherwise(prefix, analyzer)) {
      add_new(std::move(alternative), otherwise);
    }
    add_new(std::move(prefix), found);
    if (!finds_stem) {
      add_new(std::move(stemmed), found);
    }
  }
  std::erase_if(otherwise, [&](const Alternative& alternative) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Alternative& prefix) { return is_found_by(prefix, alternative); });
  });
  for (Alternative& alternative : otherwise) {
    add_new(std::move(alternative), found);
  }
  return found;
}

}  // namespace materia
