#pragma once

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

}  // namespace materia
