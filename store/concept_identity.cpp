#include "store/concept_identity.h"

#include <algorithm>
#include <unordered_map>

#include "store/analyzer.h"
#include "store/error.h"

namespace materia {
namespace {

std::string joined_terms(Analyzer& analyzer, std::string_view label) {
  std::string terms;
  for (const Term& term : analyzer.analyze(label)) {
    terms += term.text + '\n';
  }
  return terms;
}

/// Gives names to the concepts of a new vocabulary, none that has belonged to another.
class NameKeeper {
 public:
  explicit NameKeeper(const Vocabulary& next) : next_(next) {
    for (std::size_t i = 0; i < next.concepts().size(); ++i) {
      positions_.emplace(next.concepts()[i].iri, i);
    }
  }

  [[nodiscard]] std::optional<std::size_t> position(const std::string& iri) const {
    const auto found = positions_.find(iri);
    return found == positions_.end() ? std::nullopt : std::optional(found->second);
  }

  /// The concept that takes over from one which is gone, by its name; nothing where no concept has the name.
  std::optional<std::size_t> heir(const RetiredConcept& gone) {
    const auto position = next_.find(gone.scheme, gone.local_name);
    if (!position || next_.concepts()[*position].iri == gone.iri) {
      return std::nullopt;
    }
    const Concept& taker = next_.concepts()[*position];
    const std::string terms = joined_terms(analyzer_, gone.pref_label);
    const bool same = std::any_of(taker.labels.begin(), taker.labels.end(),
                                  [&](const Label& label) { return joined_terms(analyzer_, label.text) == terms; });
    if (!same) {
      throw Error("<" + taker.iri + ">: its name \"" + taker.local_name + "\" was that of “" + gone.pref_label + "” <" +
                  gone.iri + ">, which the vocabulary once had; give it another one");
    }
    return position;
  }

 private:
  const Vocabulary& next_;
  Analyzer analyzer_;
  std::unordered_map<std::string, std::size_t> positions_;
};

}  // namespace

std::vector<ConceptId> kept_rows(const Vocabulary& stored, const std::vector<RetiredConcept>& retired,
                                 const Vocabulary& next) {
  NameKeeper names(next);
  std::vector<ConceptId> rows(next.concepts().size());
  std::vector<const Concept*> gone;
  for (const Concept& known : stored.concepts()) {
    if (const auto position = names.position(known.iri)) {
      rows[*position] = known.id;
    } else {
      gone.push_back(&known);
    }
  }
  for (const Concept* known : gone) {
    const auto heir = names.heir({known->iri, known->scheme, known->local_name, known->pref_label});
    if (heir && rows[*heir] == 0) {
      rows[*heir] = known->id;
    }
  }
  for (const RetiredConcept& known : retired) {
    names.heir(known);
  }
  return rows;
}

}  // namespace materia
