#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "store/analyzer.h"
#include "store/document.h"
#include "store/label_matcher.h"

namespace materia {

/// A field of a document on its way to mentions, analyzed once.
struct FieldText {
  Field field = Field::body;
  std::string_view text;
  std::span<const Term> terms;
  std::vector<LabelMatch> matches;  ///< ordered by where they begin
};

/// Terms of a field, both ends in.
struct TermRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// A match and so many terms on each side of it, where there are as many.
inline TermRange terms_around(const FieldText& field, const LabelMatch& match, std::size_t on_each_side) {
  return {match.first_term - std::min(on_each_side, match.first_term),
          std::min(match.last_term + on_each_side, field.terms.size() - 1)};
}

}  // namespace materia
