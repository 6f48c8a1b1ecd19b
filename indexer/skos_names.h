#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "store/vocabulary.h"

namespace materia {

// The names of the statements that a vocabulary is read from and written with.
inline constexpr std::string_view skos_namespace = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view shacl_namespace = "http://www.w3.org/ns/shacl#";
inline constexpr std::string_view materia_namespace = "urn:materia:";
inline constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

inline std::string skos_iri(std::string_view name) {
  return std::string(skos_namespace).append(name);
}
/// The property that a label of a kind is written as.
struct LabelProperty {
  LabelKind kind;
  std::string_view in_namespace;
  std::string_view name;

  [[nodiscard]] std::string iri() const { return std::string(in_namespace).append(name); }
};
/// In the order of the kinds.
inline constexpr std::array<LabelProperty, 4> label_properties = {{
    {LabelKind::preferred, skos_namespace, "prefLabel"},
    {LabelKind::alternative, skos_namespace, "altLabel"},
    {LabelKind::hidden, skos_namespace, "hiddenLabel"},
    {LabelKind::tagging, materia_namespace, "taggingLabel"},
}};
inline const LabelProperty& property_of(LabelKind kind) {
  return label_properties.at(static_cast<std::size_t>(kind));
}
/// Nothing for what is no label's property.
inline std::optional<LabelKind> label_kind_of(std::string_view iri) {
  for (const LabelProperty& property : label_properties) {
    if (iri.starts_with(property.in_namespace) && iri.substr(property.in_namespace.size()) == property.name) {
      return property.kind;
    }
  }
  return std::nullopt;
}

/// A label that means something else as often.
inline std::string ambiguous_label() {
  return std::string(materia_namespace).append("ambiguousLabel");
}
inline std::string shacl_order() {
  return std::string(shacl_namespace).append("order");
}

/// The last part of an IRI: what a concept or scheme is called in addresses and on the command line.
inline std::string local_name_of(std::string_view iri) {
  const std::size_t last = iri.find_last_of("#/:");
  return std::string(last == std::string_view::npos ? iri : iri.substr(last + 1));
}

}  // namespace materia
