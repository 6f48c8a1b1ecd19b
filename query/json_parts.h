#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "query/results.h"

// Private to the query room: what several of its JSON objects hold.

namespace materia {

using Json = nlohmann::ordered_json;  ///< fields in the order they are documented in

/// Valid UTF-8 whatever the texts hold: what was typed may be none.
std::string dumped(const Json& json);

double rounded(double value, double factor);
Json text_or_null(const std::string& text);
Json passage_json(const PassageReference& passage);
/// As a hit shows it.
Json tag_json(const ShownTag& tag);
/// The same with salience, source and number of mentions, as a document shows it.
Json whole_tag_json(const ShownTag& tag);
Json evidence_json(const TagEvidence& evidence);

}  // namespace materia
