#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "query/facets.h"
#include "query/searcher.h"
#include "query/searcher_impl.h"

namespace materia {
namespace {

constexpr std::size_t together_shown = 12;  // of each scheme
constexpr std::size_t central_shown = 5;

bool stands_above(std::size_t above, std::size_t below, const Vocabulary& vocabulary) {
  const std::vector<std::size_t>& ancestors = vocabulary.ancestors(below);
  return std::find(ancestors.begin(), ancestors.end(), above) != ancestors.end();
}

/// By concept: the one itself and all above and below it.
std::vector<bool> family_of(std::size_t position, const Vocabulary& vocabulary) {
  std::vector<bool> family(vocabulary.concepts().size());
  for (std::size_t other = 0; other < family.size(); ++other) {
    family[other] = stands_above(position, other, vocabulary) || stands_above(other, position, vocabulary);
  }
  return family;
}

std::vector<Facet> together_with(std::size_t position, const std::vector<bool>& family, const Snapshot& snapshot) {
  Bitset documents(snapshot.size());
  for (const TagEntry& entry : snapshot.tags().documents(position)) {
    documents.set(entry.position());
  }
  const Vocabulary& vocabulary = snapshot.vocabulary();
  const std::vector<std::size_t> counts = count_concepts(documents, {}, snapshot.tags(), snapshot);
  std::vector<Facet> together;
  for (const Scheme& scheme : vocabulary.schemes()) {
    std::vector<std::uint32_t> with;
    for (const std::uint32_t other : snapshot.concepts_by_label(together.size())) {
      if (counts[other] > 0 && !family[other]) {
        with.push_back(other);
      }
    }
    std::stable_sort(with.begin(), with.end(),
                     [&](std::uint32_t left, std::uint32_t right) { return counts[left] > counts[right]; });
    with.resize(std::min(with.size(), together_shown));
    Facet& facet = together.emplace_back(Facet{scheme.local_name, scheme.label, {}, snapshot.facet_names()});
    for (const std::uint32_t other : with) {
      facet.counts.push_back(facet_count(other, counts[other], snapshot));
    }
  }
  return together;
}

std::vector<CentralDocument> central_documents(std::size_t position, Session& session) {
  const Snapshot& snapshot = session.snapshot();
  const Vocabulary& vocabulary = snapshot.vocabulary();
  std::map<std::size_t, double> salience;  // by document
  for (std::size_t below = 0; below < vocabulary.concepts().size(); ++below) {
    if (!stands_above(position, below, vocabulary)) {
      continue;
    }
    for (const SalientDocument& about : session.reader().about(vocabulary.concepts()[below].id)) {
      const std::optional<std::size_t> document = snapshot.find(about.id);
      if (document && snapshot.folding().is_canonical(*document)) {
        double& most = salience[*document];
        most = std::max(most, about.salience);
      }
    }
  }
  std::vector<std::pair<double, std::size_t>> best;  // salience, negated, and document
  best.reserve(salience.size());
  for (const auto& [document, most] : salience) {
    best.emplace_back(-most, document);
  }
  const std::size_t shown = std::min(best.size(), central_shown);
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(shown), best.end());
  best.resize(shown);
  std::vector<CentralDocument> central;
  for (const auto& [negative_salience, document] : best) {
    const DocumentId id = snapshot.id(document);
    auto [path, title] = session.reader().path_and_title(id);
    central.push_back({id, std::move(path), std::move(title), -negative_salience});
  }
  return central;
}

}  // namespace

std::optional<ConceptView> Searcher::concept_view(std::string_view scheme, std::string_view local_name) {
  Session session(*impl_);
  const Vocabulary& vocabulary = session.snapshot().vocabulary();
  const TagLists& tags = session.snapshot().tags();
  const Folding& folding = session.snapshot().folding();
  const std::optional<std::size_t> position = vocabulary.find(scheme, local_name);
  if (!position) {
    return std::nullopt;
  }
  const Concept& shown = vocabulary.concepts()[*position];
  ConceptView view;
  view.concept_name = shown.local_name;
  view.scheme = shown.scheme;
  view.label = shown.pref_label;
  view.definition = shown.definition;
  view.scope_note = shown.scope_note;
  view.exact_match = shown.exact_match;
  view.names = session.snapshot().facet_names();
  view.documents = folding.count(tags.documents(*position));
  for (const Label& label : shown.labels) {
    if (label.kind == LabelKind::alternative) {
      view.other_names.push_back(label.text);
    }
  }
  const auto neighbours = [&](const std::vector<std::size_t>& positions) {
    std::vector<FacetCount> counts;
    counts.reserve(positions.size());
    for (const std::size_t neighbour : positions) {
      counts.push_back(facet_count(neighbour, folding.count(tags.documents(neighbour)), session.snapshot()));
    }
    return counts;
  };
  view.broader = neighbours(shown.broader);
  view.narrower = neighbours(vocabulary.narrower(*position));

  const std::vector<bool> family = family_of(*position, vocabulary);
  const auto scheme_place = static_cast<std::size_t>(vocabulary.scheme(shown.scheme) - vocabulary.schemes().data());
  for (const std::uint32_t member : session.snapshot().concepts_by_label(scheme_place)) {
    if (family[member]) {
      view.family.push_back(facet_count(member, folding.count(tags.documents(member)), session.snapshot()));
    }
  }
  view.together = together_with(*position, family, session.snapshot());
  view.central = central_documents(*position, session);
  return view;
}

}  // namespace materia
