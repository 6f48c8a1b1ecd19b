#include "query/json_parts.h"

#include <cmath>

#include "store/names.h"

namespace materia {

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

double rounded(double value, double factor) {
  return std::round(value * factor) / factor;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json passage_json(const PassageReference& passage) {
  return {{"anchor", passage.anchor}, {"heading", passage.heading}};
}

Json tag_json(const ShownTag& tag) {
  return {{"concept", tag.concept_name},
          {"scheme", tag.scheme},
          {"label", tag.label},
          {"level", name_of(tag.level)},
          {"assertion", name_of(tag.assertion)},
          {"source", name_of(tag.source)}};
}

Json whole_tag_json(const ShownTag& tag) {
  Json json = tag_json(tag);
  json["salience"] = rounded(tag.salience, 1e4);
  json["mentions"] = tag.mentions;
  return json;
}

}  // namespace materia
