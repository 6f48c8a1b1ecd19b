#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "store/analyzer.h"
#include "store/vocabulary.h"

namespace materia {

/// As Label::terms has them. Empty for a text without any.
std::string joined_terms(std::string_view label, Analyzer& analyzer);

/// Calls `function(term)` for each term of a label: those that came with it, else they are made out.
template <typename Function>
void for_each_term(const Label& label, Analyzer& analyzer, Function&& function) {
  const std::string made = label.terms.empty() ? joined_terms(label.text, analyzer) : std::string();
  std::string_view rest = label.terms.empty() ? made : label.terms;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    function(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace materia
