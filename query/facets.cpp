#include "query/facets.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace materia {
namespace {

/// What is counted.
struct Counting {
  const TagLists& tags;
  const Vocabulary& vocabulary;
  const Folding* folding;    ///< null where every copy counts
  const Snapshot* snapshot;  ///< whose copies' tags these are; null where they are of mentions
  bool about_only;

  [[nodiscard]] bool counts(const TagEntry& entry) const { return entry.about() || !about_only; }
};

Counting counting_of(const Query& query, const TagLists& tags, const Snapshot& snapshot) {
  const Folding* folding = snapshot.folding_for(query);
  return {tags, snapshot.vocabulary(), folding, &tags == &snapshot.tags() ? &snapshot : nullptr, query.about_only};
}

/// Adds each concept once that any of some copies in `documents` has. `concepts` is room to work in.
void count_together(std::span<const std::uint32_t> copies, const Bitset& documents, const Counting& counting,
                    std::vector<std::uint32_t>& concepts, std::vector<std::size_t>& counts) {
  concepts.clear();
  for (const std::uint32_t document : copies) {
    if (!documents.test(document)) {
      continue;
    }
    for (const TagEntry& entry : counting.tags.concepts(document)) {
      if (counting.counts(entry)) {
        concepts.push_back(entry.position());
      }
    }
  }
  std::sort(concepts.begin(), concepts.end());
  concepts.erase(std::unique(concepts.begin(), concepts.end()), concepts.end());
  for (const std::uint32_t position : concepts) {
    ++counts[position];
  }
}

/// Adds the groups of copies in `documents` to the counts. One that stands there alone is added to `single`, to be
/// counted as one without copies; so is the canonical document of a group that is there whole, and here only what the
/// others have beyond it.
void count_groups(const Bitset& documents, const Counting& counting, std::vector<std::size_t>& counts, Bitset& single) {
  const Folding& folding = *counting.folding;
  const CopyTags* extras =
      counting.snapshot == nullptr ? nullptr : counting.snapshot->copy_tags(count_both(documents, folding.members()));
  std::vector<std::uint32_t> concepts;
  folding.for_each_group_in(documents, [&](const Folding::Part& part) {
    const std::span<const std::uint32_t> copies = folding.documents(part.group);
    if (part.count == 1) {
      single.set(part.first);
      return;
    }
    if (!part.whole || extras == nullptr) {
      count_together(copies, documents, counting, concepts, counts);
      return;
    }
    for (const CopyTags::Extra& extra : extras->of(part.group)) {
      counts[extra.position] += counting.about_only ? extra.about : extra.has;
    }
    single.set(copies.front());
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
      even[entry.position()] += counting.counts(entry) ? 1 : 0;
    }
    even.swap(odd);
  };
  // Hits lie here and there in memory: where a hit's concepts are is fetched first, then these, then they are counted.
  constexpr std::size_t apart = 8;
  std::array<std::size_t, 2 * apart> fetched{};
  std::size_t seen = 0;
  documents.for_each([&](std::size_t document) {
    std::size_t& place = fetched[seen % fetched.size()];
    if (seen >= fetched.size()) {
      count(place);
    }
    place = document;
    counting.tags.fetch_place(document);
    if (seen >= apart) {
      counting.tags.fetch_concepts(fetched[(seen - apart) % fetched.size()]);
    }
    ++seen;
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
  count_groups(documents, counting, counts, single);
  count_single(single, counting, counts);
  return counts;
}

std::vector<std::size_t> count_without(std::string_view scheme, const Bitset& hits, const Filters& filters,
                                       const Counting& counting) {
  std::optional<Bitset> counted = allowed_documents(filters, scheme);
  if (!counted) {
    return count_concepts(hits, counting);
  }
  *counted &= hits;
  return count_concepts(*counted, counting);
}

/// How many more documents there would be without one of the exclusions.
std::size_t count_taken_away(const ExcludedConcept& excluded, const Bitset& hits, Filters filters,
                             const Folding* folding) {
  std::erase_if(filters.excluded, [&](const ExcludedConcept& other) { return other.position == excluded.position; });
  Bitset documents = hits;
  if (const std::optional<Bitset> allowed = allowed_documents(filters)) {
    documents &= *allowed;
  }
  Bitset left = documents;
  left -= excluded.documents;
  if (folding != nullptr) {  // a group stays as long as one of it does
    folding->fold(documents);
    folding->fold(left);
  }
  return documents.count() - left.count();
}

/// Writes the facets of one answer.
class FacetCounter {
 public:
  FacetCounter(const Bitset& hits, const Filters& filters, const Query& query, const TagLists& tags,
               const Snapshot& snapshot)
      : hits_(hits),
        filters_(filters),
        snapshot_(snapshot),
        counting_(counting_of(query, tags, snapshot)),
        with_all_filters_(count_without({}, hits, filters, counting_)) {
    for (const ExcludedConcept& excluded : filters.excluded) {
      taken_away_[excluded.position] = count_taken_away(excluded, hits, filters, counting_.folding);
    }
  }

  /// Of the vocabulary's scheme at that position.
  [[nodiscard]] Facet facet(std::size_t position) const {
    const Scheme& scheme = counting_.vocabulary.schemes()[position];
    const auto filter = std::ranges::find(filters_.required, scheme.local_name, &SchemeFilter::scheme);
    if (filter == filters_.required.end()) {  // one walk serves all of these
      return listed(scheme, snapshot_.concepts_by_label(position), with_all_filters_, {});
    }
    return listed(scheme, snapshot_.concepts_by_label(position),
                  count_without(scheme.local_name, hits_, filters_, counting_), filter->concepts);
  }

 private:
  [[nodiscard]] Facet listed(const Scheme& scheme, std::span<const std::uint32_t> by_label,
                             const std::vector<std::size_t>& counts, std::span<const std::size_t> required) const {
    const auto is_required = [&](std::uint32_t position) {
      return std::ranges::find(required, position) != required.end();
    };
    const auto shown_count = [&](std::uint32_t position) {
      const auto taken_away = taken_away_.find(position);
      return taken_away == taken_away_.end() ? counts[position] : taken_away->second;
    };
    const bool some_chosen = !required.empty() || !taken_away_.empty();
    const auto chosen = [&](std::uint32_t position) { return is_required(position) || taken_away_.contains(position); };
    // In the order of their counts, the largest first, then of their labels: as numbers that are sorted at once.
    std::vector<std::uint64_t> order;
    for (std::uint32_t place = 0; place < by_label.size(); ++place) {
      const std::uint32_t position = by_label[place];
      if (counts[position] > 0 || (some_chosen && chosen(position))) {
        order.push_back((UINT32_MAX - std::uint64_t{shown_count(position)}) << 32U | place);
      }
    }
    std::ranges::sort(order);
    Facet facet{scheme.local_name, scheme.label, {}, snapshot_.facet_names()};
    facet.counts.reserve(order.size());
    for (const std::uint64_t key : order) {
      const std::uint32_t position = by_label[static_cast<std::uint32_t>(key)];
      FacetCount& added = facet.counts.emplace_back(facet_count(position, UINT32_MAX - (key >> 32U), snapshot_));
      added.selected = is_required(position);
      added.excluded = taken_away_.contains(position);
    }
    return facet;
  }

  const Bitset& hits_;
  const Filters& filters_;
  const Snapshot& snapshot_;
  Counting counting_;
  std::vector<std::size_t> with_all_filters_;
  std::map<std::size_t, std::size_t> taken_away_;  ///< by excluded concept
};

}  // namespace

std::vector<Facet> count_facets(const Bitset& hits, const Filters& filters, const Query& query, const TagLists& tags,
                                const Snapshot& snapshot) {
  const FacetCounter counter(hits, filters, query, tags, snapshot);
  std::vector<Facet> facets;
  for (std::size_t position = 0; position < snapshot.vocabulary().schemes().size(); ++position) {
    facets.push_back(counter.facet(position));
  }
  return facets;
}

std::vector<std::size_t> count_concepts(const Bitset& documents, const Query& query, const TagLists& tags,
                                        const Snapshot& snapshot) {
  return count_concepts(documents, counting_of(query, tags, snapshot));
}

FacetCount facet_count(std::size_t concept_position, std::size_t count, const Snapshot& snapshot) {
  return {&(*snapshot.facet_names())[concept_position], count};
}

}  // namespace materia
