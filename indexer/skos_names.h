#pragma once

#include <string>
#include <string_view>

namespace materia {

// The names of the statements that a vocabulary is read from and written with.
inline constexpr std::string_view skos_namespace = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view shacl_namespace = "http://www.w3.org/ns/shacl#";
inline constexpr std::string_view materia_namespace = "urn:materia:";
inline constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

inline std::string skos_iri(std::string_view name) {
  return std::string(skos_namespace).append(name);
}
/// A label that means something else as often.
inline std::string ambiguous_label() {
  return std::string(materia_namespace).append("ambiguousLabel");
}
/// A label by which articles are tagged and queries not read.
inline std::string tagging_label() {
  return std::string(materia_namespace).append("taggingLabel");
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
