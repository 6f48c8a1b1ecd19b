#include "store/vocabulary.h"

#include <algorithm>

#include "store/error.h"

namespace materia {
namespace {

std::string name_key(std::string_view scheme, std::string_view local_name) {
  std::string key(scheme);
  key += ':';
  key += local_name;
  return key;
}

}  // namespace

Vocabulary::Vocabulary(std::vector<Scheme> schemes, std::vector<Concept> concepts)
    : schemes_(std::move(schemes)), concepts_(std::move(concepts)) {
  narrower_.resize(concepts_.size());
  ancestors_.resize(concepts_.size());
  for (std::size_t position = 0; position < concepts_.size(); ++position) {
    const Concept& concept_here = concepts_[position];
    by_name_.emplace(name_key(concept_here.scheme, concept_here.local_name), position);
    by_id_.emplace(concept_here.id, position);
    for (const std::size_t broader : concept_here.broader) {
      narrower_[broader].push_back(position);
    }
    auto& found = ancestors_[position];
    found.push_back(position);
    for (std::size_t next = 0; next < found.size(); ++next) {
      for (const std::size_t broader : concepts_[found[next]].broader) {
        if (std::find(found.begin(), found.end(), broader) == found.end()) {
          found.push_back(broader);
        }
      }
    }
  }
}

const Scheme* Vocabulary::scheme(std::string_view local_name) const {
  const auto found = std::find_if(schemes_.begin(), schemes_.end(),
                                  [&](const Scheme& scheme) { return scheme.local_name == local_name; });
  return found == schemes_.end() ? nullptr : &*found;
}

std::optional<std::size_t> Vocabulary::find(std::string_view scheme, std::string_view local_name) const {
  const auto found = by_name_.find(name_key(scheme, local_name));
  return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Vocabulary::find(ConceptId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace materia
