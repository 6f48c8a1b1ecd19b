#include "indexer/skos_drafts.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string_view>

#include "indexer/characters.h"
#include "indexer/skos_names.h"

namespace materia {
namespace {

bool is_kept_language(std::string_view language) {
  const std::string lower = lower_case(language);
  return lower.empty() || lower == "en" || lower.starts_with("en-");
}

/// The property's name in SKOS, empty for one of another vocabulary.
std::string_view skos_name(std::string_view iri) {
  return iri.starts_with(skos_namespace) ? iri.substr(skos_namespace.size()) : std::string_view();
}

void put_literal(SkosDraft& draft, std::string_view property, const Triple& triple) {
  if (!is_kept_language(triple.language)) return;
  std::string text = one_line(triple.object);
  if (text.empty()) return;
  if (const std::optional<LabelKind> kind = label_kind_of(triple.predicate)) {
    draft.made.labels.push_back({text, *kind, triple.language});
    draft.places.labels.push_back(triple.where);
  }
  if (property == "definition" && draft.made.definition.empty()) draft.made.definition = text;
  if (property == "scopeNote" && draft.made.scope_note.empty()) draft.made.scope_note = text;
}

void put_relation(SkosDraft& draft, std::string_view property, const Triple& triple) {
  const PlacedIri target{triple.object, triple.where};
  if ((property == "inScheme" || property == "topConceptOf") && draft.scheme.iri.empty()) draft.scheme = target;
  if (property == "broader") draft.broader.push_back(target);
  if (property == "narrower") draft.narrower.push_back(target);
  if (property == "exactMatch") draft.made.exact_match.push_back(triple.object);
}

int label_rank(const Label& label) {
  if (label.kind != LabelKind::preferred) return 3;
  if (label.language.empty()) return 2;
  return lower_case(label.language) == "en" ? 0 : 1;
}

/// The first prefLabel (plain English before a regional one before one without a language) leads and is the concept's
/// name; any others are altLabels.
void order_labels(SkosDraft& draft) {
  std::vector<Label>& labels = draft.made.labels;
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return label_rank(labels[left]) < label_rank(labels[right]);
  });
  std::vector<Label> ordered;
  std::vector<std::string> places;
  for (const std::size_t i : order) {
    Label label = labels[i];
    if (label.kind == LabelKind::preferred && !ordered.empty()) label.kind = LabelKind::alternative;
    if (label.kind == LabelKind::preferred) draft.made.pref_label = label.text;
    ordered.push_back(std::move(label));
    places.push_back(draft.places.labels[i]);
  }
  labels = std::move(ordered);
  draft.places.labels = std::move(places);
}

void mark_ambiguous(SkosDraft& draft) {
  std::erase_if(draft.unknown_marks, [&](const AmbiguousMark& mark) {
    bool known = false;
    for (Label& label : draft.made.labels) {
      const bool same = label.text == mark.label;
      label.ambiguous = label.ambiguous || same;
      known = known || same;
    }
    return known;
  });
}

}  // namespace

void SkosDrafts::put(const Triple& triple) {
  if (triple.predicate == rdf_type) {
    const std::string_view type = skos_name(triple.object);
    if (type == "Concept") draft_of(triple).is_concept = true;
    if (type == "ConceptScheme") draft_of(triple).is_scheme = true;
    return;
  }
  if (triple.predicate == shacl_order()) {
    double& order = draft_of(triple).order;
    std::from_chars(triple.object.data(), triple.object.data() + triple.object.size(), order);
    return;
  }
  if (triple.predicate == ambiguous_label() && triple.is_literal) {
    draft_of(triple).unknown_marks.push_back({one_line(triple.object), triple.where});
    return;
  }
  const std::string_view property = skos_name(triple.predicate);
  if (property.empty() && !label_kind_of(triple.predicate)) return;
  if (triple.is_literal) {
    put_literal(draft_of(triple), property, triple);
  } else {
    put_relation(draft_of(triple), property, triple);
  }
}

std::vector<SkosDraft> SkosDrafts::finish() {
  for (SkosDraft& draft : drafts_) {
    order_labels(draft);
    mark_ambiguous(draft);
  }
  std::stable_sort(drafts_.begin(), drafts_.end(),
                   [](const SkosDraft& left, const SkosDraft& right) { return left.order < right.order; });
  return std::move(drafts_);
}

SkosDraft& SkosDrafts::draft_of(const Triple& triple) {
  const auto [found, is_new] = positions_.try_emplace(triple.subject, drafts_.size());
  if (is_new) {
    SkosDraft& draft = drafts_.emplace_back();
    draft.made.iri = triple.subject;
    draft.made.local_name = local_name_of(triple.subject);
    draft.places.concept_place = triple.where;
  }
  return drafts_[found->second];
}

}  // namespace materia
