#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace materia {

/// The row of a concept in one file; stable there for as long as the concept's IRI is in the vocabulary.
using ConceptId = std::int64_t;

/// The SKOS kinds of label: prefLabel is shown, altLabel matches, hiddenLabel matches and is never shown. A tagging
/// label is materia's own kind: it names something narrower, or what only implies the concept, so that it tags an
/// article as the others do, but whoever searches for it doesn't ask for the concept.
enum class LabelKind { preferred, alternative, hidden, tagging };

constexpr bool is_shown(LabelKind kind) {
  return kind == LabelKind::preferred || kind == LabelKind::alternative;
}

struct Label {
  std::string text;
  LabelKind kind = LabelKind::preferred;
  std::string language;    ///< BCP 47; empty when the vocabulary gives none
  bool ambiguous = false;  ///< means something else as often; counts only where the text makes clear what it means
  std::string terms = {};  ///< what the Analyzer makes of the text, a space between two; empty until it is stored
};

/// A skos:ConceptScheme; each is a facet.
struct Scheme {
  std::string iri;
  std::string local_name;  ///< the facet's name in URLs and on the command line: "therapy"
  std::string label;
  std::string definition;
};

/// A skos:Concept.
struct Concept {
  ConceptId id = 0;        ///< 0 until it is stored
  std::string iri;         ///< permanent
  std::string scheme;      ///< the scheme's local name
  std::string local_name;  ///< unique in its scheme: "herniated-disc"
  std::string pref_label;
  std::string definition;
  std::string scope_note;
  std::vector<Label> labels;             ///< all of them, the prefLabel first
  std::vector<std::size_t> broader;      ///< positions in Vocabulary::concepts()
  std::vector<std::string> exact_match;  ///< IRIs of codes elsewhere (MeSH, ICD-10)
};

/// Schemes and concepts with their tree. An immutable value after construction; safe to share among threads.
class Vocabulary {
 public:
  Vocabulary() = default;
  /// The concepts' broader positions must lie inside `concepts` and form no cycle (read_skos checks both).
  Vocabulary(std::vector<Scheme> schemes, std::vector<Concept> concepts);

  [[nodiscard]] const std::vector<Scheme>& schemes() const { return schemes_; }
  [[nodiscard]] const std::vector<Concept>& concepts() const { return concepts_; }

  [[nodiscard]] const Scheme* scheme(std::string_view local_name) const;

  /// The position of a concept in concepts(), or nothing.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view scheme, std::string_view local_name) const;
  [[nodiscard]] std::optional<std::size_t> find(ConceptId id) const;

  /// The concepts directly below, by position.
  [[nodiscard]] const std::vector<std::size_t>& narrower(std::size_t position) const { return narrower_[position]; }
  /// The concept itself and all above it, each once, itself first.
  [[nodiscard]] const std::vector<std::size_t>& ancestors(std::size_t position) const { return ancestors_[position]; }

 private:
  std::vector<Scheme> schemes_;
  std::vector<Concept> concepts_;
  std::vector<std::vector<std::size_t>> narrower_;
  std::vector<std::vector<std::size_t>> ancestors_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::unordered_map<ConceptId, std::size_t> by_id_;
};

}  // namespace materia
