#include "query/phrase.h"

#include <algorithm>
#include <array>

#include "query/stop_words.h"

namespace materia {
namespace {

Alternative side_by_side(std::string_view text, Analyzer& analyzer) {
  Alternative alternative;
  Term term;
  for (std::size_t position = 0; alternative.terms.size() < phrase_limit && analyzer.next(text, position, term);) {
    alternative.terms.push_back(term.text);
    alternative.words.emplace_back(text.substr(term.begin, term.end - term.begin));
  }
  return alternative;
}

/// The text without the hyphens that join words.
std::string closed_up(std::string_view text, Analyzer& analyzer) {
  std::string closed;
  Term term;
  std::size_t end = 0;
  for (std::size_t position = 0; analyzer.next(text, position, term); end = term.end) {
    if (!closed.empty() && !joins_words(text.substr(end, term.begin - end))) {
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

}  // namespace

bool joins_words(std::string_view between) {
  // Hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash, minus.
  static constexpr std::array<std::string_view, 6> hyphens = {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212"};
  return std::find(hyphens.begin(), hyphens.end(), between) != hyphens.end();
}

std::vector<Alternative> spellings(std::string_view text, Analyzer& analyzer) {
  std::vector<Alternative> found;
  found.push_back(side_by_side(text, analyzer));
  if (found.front().terms.empty()) {
    return {};
  }
  Alternative closed = side_by_side(closed_up(text, analyzer), analyzer);
  if (closed.terms != found.front().terms) {
    found.push_back(std::move(closed));
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
  for (Alternative& stemmed : spellings(text, analyzer)) {
    Alternative prefix = stemmed;
    prefix.prefix = true;
    prefix.terms.back() = folded(prefix.words.back(), analyzer);
    const bool finds_stem = stemmed.terms.back().starts_with(prefix.terms.back());
    found.push_back(std::move(prefix));
    if (!finds_stem) {
      found.push_back(std::move(stemmed));
    }
  }
  return found;
}

}  // namespace materia
