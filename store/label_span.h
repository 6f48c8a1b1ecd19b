#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "store/analyzer.h"
#include "store/document.h"
#include "store/term_automaton.h"
#include "store/word_case.h"

// Private to the label matcher.

namespace materia {

/// A text as the automaton reads it.
struct NumberedText {
  std::string_view text;
  std::span<const Term> terms;
  std::vector<TermNumbers::Number> numbers;  ///< of the terms

  [[nodiscard]] std::size_t size() const { return numbers.size(); }
  /// What stands between a term and the next. REQUIRES: there is a next.
  [[nodiscard]] std::string_view gap(std::size_t term) const {
    return text.substr(terms[term].end, terms[term + 1].begin - terms[term].end);
  }
  /// True where nothing that ends a clause stands between a term and the next.
  [[nodiscard]] bool runs_on(std::size_t term) const { return term + 1 < size() && !has_clause_punctuation(gap(term)); }
};

/// Labels found over the terms [first, last] of a text.
struct LabelSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  TermAutomaton::State state = TermAutomaton::start;  ///< in which they end
  MentionRule rule = MentionRule::label;

  [[nodiscard]] std::size_t size() const { return last - first + 1; }
  [[nodiscard]] bool touches(std::size_t from, std::size_t to) const { return first <= to && last >= from; }
};

/// What is known of terms, by their numbers.
template <typename Value>
class ByNumber {
 public:
  Value& operator[](TermNumbers::Number number) {
    if (number >= values_.size()) {
      values_.resize(number + 1);
    }
    return values_[number];
  }
  [[nodiscard]] const Value& at(TermNumbers::Number number) const {
    return number < values_.size() ? values_[number] : unknown_;
  }

 private:
  std::vector<Value> values_;
  Value unknown_{};
};

}  // namespace materia
