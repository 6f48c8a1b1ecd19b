#pragma once

#include <cstddef>
#include <vector>

#include "query/bitset.h"
#include "query/filters.h"
#include "query/results.h"
#include "query/snapshot.h"

// Private to the query room.

namespace materia {

/// Counts the concepts that `tags` give the documents found, by scheme in the vocabulary's order. `hits` are those of
/// the text alone; each facet is counted over what all filters but those it requires itself leave of them. With
/// Query::about_only, documents count for what they are about. Without Query::copies a group of copies counts once for
/// each concept that any of those counted has: as often as it is found when the concept is ticked.
std::vector<Facet> count_facets(const Bitset& hits, const Filters& filters, const Query& query, const TagLists& tags,
                                const Snapshot& snapshot);

/// How many of `documents` have each concept, by its position: what a facet counts over them, with the query's
/// about_only and copies.
std::vector<std::size_t> count_concepts(const Bitset& documents, const Query& query, const TagLists& tags,
                                        const Snapshot& snapshot);

/// A concept with its count, not selected. Its names are those of the snapshot (Snapshot::facet_names).
FacetCount facet_count(std::size_t concept_position, std::size_t count, const Snapshot& snapshot);

}  // namespace materia
