#pragma once

#include <string>
#include <string_view>

#include "query/results.h"

namespace materia {

/// What a part of a score says, as one plain sentence without a full stop: “slipped disk” stands 3 times in the text,
/// also as “herniated disc” (another name). The same on every door. Text, never markup.
std::string describe(const ScorePart& part);

/// The numbers beside it: "1.00 × 3.21 × 0.83", weight × idf × saturation; empty where a part has no idf.
std::string factors(const ScorePart& part);

/// False for parts of the whole query, which have a value only.
bool has_idf(const ScorePart& part);

/// As the API writes them: text, title, tags, proximity, meaning, neighbours; typed, other_name, narrower, apart.
std::string_view name_of(ScorePart::Source source);
std::string_view name_of(FoundForm::Way way);

}  // namespace materia
