#include "query/facets.h"

#include <algorithm>

namespace materia {
namespace {

/// What is counted.
struct Counting {
  const TagLists& tags;
  const Vocabulary& vocabulary;
  bool about_only;
};

/// How many documents have each concept, by its position.
std::vector<std::size_t> count_concepts(const Bitset& documents, const Counting& counting) {
  std::vector<std::size_t> counts(counting.vocabulary.concepts().size());
  documents.for_each([&](std::size_t document) {
    for (const TagEntry& entry : counting.tags.concepts(document)) {
      counts[entry.position] += entry.about || !counting.about_only ? 1 : 0;
    }
  });
  return counts;
}

std::vector<std::size_t> count_without(std::string_view scheme, const Bitset& hits,
                                       const std::vector<SchemeFilter>& filters, const Counting& counting) {
  std::optional<Bitset> counted = allowed_documents(filters, scheme);
  if (!counted) {
    return count_concepts(hits, counting);
  }
  *counted &= hits;
  return count_concepts(*counted, counting);
}

void sort_by_count(std::vector<FacetCount>& counts) {
  std::sort(counts.begin(), counts.end(), [](const FacetCount& left, const FacetCount& right) {
    return left.count != right.count ? left.count > right.count : left.label < right.label;
  });
}

}  // namespace

std::vector<Facet> count_facets(const Bitset& hits, const std::vector<SchemeFilter>& filters, bool about_only,
                                const TagLists& tags, const Vocabulary& vocabulary) {
  const Counting counting{tags, vocabulary, about_only};
  // One walk serves all facets without a filter of their own.
  const std::vector<std::size_t> with_all_filters = count_without({}, hits, filters, counting);
  std::vector<Facet> facets;
  for (const Scheme& scheme : vocabulary.schemes()) {
    const auto filter = std::find_if(filters.begin(), filters.end(), [&](const SchemeFilter& candidate) {
      return candidate.scheme == scheme.local_name;
    });
    const std::vector<std::size_t> counts =
        filter == filters.end() ? with_all_filters : count_without(scheme.local_name, hits, filters, counting);
    Facet& facet = facets.emplace_back(Facet{scheme.local_name, scheme.label, {}});
    for (std::size_t position = 0; position < counts.size(); ++position) {
      const bool selected = filter != filters.end() && std::find(filter->concepts.begin(), filter->concepts.end(),
                                                                 position) != filter->concepts.end();
      if (vocabulary.concepts()[position].scheme == scheme.local_name && (counts[position] > 0 || selected)) {
        facet.counts.push_back(facet_count(position, counts[position], vocabulary));
        facet.counts.back().selected = selected;
      }
    }
    sort_by_count(facet.counts);
  }
  return facets;
}

FacetCount facet_count(std::size_t concept_position, std::size_t count, const Vocabulary& vocabulary) {
  const Concept& shown = vocabulary.concepts()[concept_position];
  FacetCount result{shown.local_name, shown.pref_label, {}, count, false};
  for (const std::size_t above : shown.broader) {
    result.broader.push_back(vocabulary.concepts()[above].local_name);
  }
  return result;
}

}  // namespace materia
