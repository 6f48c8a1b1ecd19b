#include "query/facets.h"

#include <algorithm>
#include <array>

namespace materia {
namespace {

/// What is counted.
struct Counting {
  const TagLists& tags;
  const Vocabulary& vocabulary;
  const Folding* folding;  ///< null where every copy counts
  bool about_only;

  [[nodiscard]] bool counts(const TagEntry& entry) const { return entry.about || !about_only; }
};

/// Adds each group of copies to a concept's count when any of those in `documents` has it.
void count_groups(const Bitset& documents, const Counting& counting, std::vector<std::size_t>& counts) {
  std::vector<std::uint32_t> concepts;  // of the group at hand
  counting.folding->for_each_group_in(documents, [&](std::span<const std::size_t> group) {
    concepts.clear();
    for (const std::size_t document : group) {
      for (const TagEntry& entry : counting.tags.concepts(document)) {
        if (documents.test(document) && counting.counts(entry)) {
          concepts.push_back(entry.position);
        }
      }
    }
    std::sort(concepts.begin(), concepts.end());
    concepts.erase(std::unique(concepts.begin(), concepts.end()), concepts.end());
    for (const std::uint32_t position : concepts) {
      ++counts[position];
    }
  });
}

/// Adds each document to the counts of its concepts: walks the documents' lists where they are few, the concepts'
/// where they are many.
void count_single(const Bitset& documents, const Counting& counting, std::vector<std::size_t>& counts) {
  if (!counting.about_only && counting.tags.many(documents.count())) {
    for (std::size_t position = 0; position < counts.size(); ++position) {
      counts[position] += counting.tags.count(position, documents);
    }
    return;
  }
  // Counted twice over in turns: where one concept comes again and again, an addition need not wait for the last one.
  std::vector<std::uint32_t> even(counts.size());
  std::vector<std::uint32_t> odd(counts.size());
  const auto count = [&](std::size_t document) {
    for (const TagEntry& entry : counting.tags.concepts(document)) {
      even[entry.position] += counting.counts(entry) ? 1 : 0;
    }
    even.swap(odd);
  };
  // Hits lie here and there in memory: each is counted some hits after it began to be fetched.
  std::array<std::size_t, 16> fetched{};
  std::size_t seen = 0;
  documents.for_each([&](std::size_t document) {
    std::size_t& place = fetched[seen % fetched.size()];
    if (seen++ >= fetched.size()) {
      count(place);
    }
    place = document;
    counting.tags.fetch_concepts(document);
  });
  for (std::size_t left = std::min(seen, fetched.size()); left > 0; --left) {
    count(fetched[(seen - left) % fetched.size()]);
  }
  for (std::size_t position = 0; position < counts.size(); ++position) {
    counts[position] += even[position] + odd[position];
  }
}

/// How many documents have each concept, by its position.
std::vector<std::size_t> count_concepts(const Bitset& documents, const Counting& counting) {
  std::vector<std::size_t> counts(counting.vocabulary.concepts().size());
  if (counting.folding == nullptr) {
    count_single(documents, counting, counts);
    return counts;
  }
  Bitset single = documents;
  single -= counting.folding->members();
  count_single(single, counting, counts);
  count_groups(documents, counting, counts);
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

}  // namespace

std::vector<Facet> count_facets(const Bitset& hits, const std::vector<SchemeFilter>& filters, const Query& query,
                                const TagLists& tags, const Snapshot& snapshot) {
  const Vocabulary& vocabulary = snapshot.vocabulary();
  const Counting counting{tags, vocabulary, snapshot.folding_for(query), query.about_only};
  // One walk serves all facets without a filter of their own.
  const std::vector<std::size_t> with_all_filters = count_without({}, hits, filters, counting);
  std::vector<Facet> facets;
  for (const Scheme& scheme : vocabulary.schemes()) {
    const auto filter = std::find_if(filters.begin(), filters.end(), [&](const SchemeFilter& candidate) {
      return candidate.scheme == scheme.local_name;
    });
    const std::vector<std::size_t> counts =
        filter == filters.end() ? with_all_filters : count_without(scheme.local_name, hits, filters, counting);
    const auto selected = [&](std::size_t position) {
      return filter != filters.end() &&
             std::find(filter->concepts.begin(), filter->concepts.end(), position) != filter->concepts.end();
    };
    std::vector<std::uint32_t> shown;
    for (const std::uint32_t position : snapshot.concepts_by_label(facets.size())) {
      if (counts[position] > 0 || selected(position)) {
        shown.push_back(position);
      }
    }
    std::stable_sort(shown.begin(), shown.end(),
                     [&](std::uint32_t left, std::uint32_t right) { return counts[left] > counts[right]; });
    Facet& facet = facets.emplace_back(Facet{scheme.local_name, scheme.label, {}});
    facet.counts.reserve(shown.size());
    for (const std::uint32_t position : shown) {
      facet.counts.push_back(facet_count(position, counts[position], vocabulary));
      facet.counts.back().selected = selected(position);
    }
  }
  return facets;
}

std::vector<std::size_t> count_concepts(const Bitset& documents, const Query& query, const TagLists& tags,
                                        const Snapshot& snapshot) {
  return count_concepts(documents, {tags, snapshot.vocabulary(), snapshot.folding_for(query), query.about_only});
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
