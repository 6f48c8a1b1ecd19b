#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

namespace materia {

/// Turtle with two facets and the concepts given as (scheme, local name, label, another label).
inline std::string small_turtle(const std::vector<std::vector<std::string>>& concepts) {
  std::string text =
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
      "<urn:t:therapy> a skos:ConceptScheme ; skos:prefLabel \"Therapy\"@en .\n"
      "<urn:t:condition> a skos:ConceptScheme ; skos:prefLabel \"Condition\"@en .\n";
  for (const auto& words : concepts) {
    text += fmt::format("<urn:t:{0}:{1}> a skos:Concept ; skos:inScheme <urn:t:{0}> ; skos:prefLabel \"{2}\"@en{3} .\n",
                        words.at(0), words.at(1), words.at(2),
                        words.size() > 3 ? " ; skos:altLabel \"" + words[3] + "\"@en" : "");
  }
  return text;
}

}  // namespace materia
