#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/bitset.h"
#include "query/query.h"
#include "query/snapshot.h"
#include "store/analyzer.h"

// Private to the query room.

namespace materia {

/// The filter of one facet.
struct SchemeFilter {
  std::string scheme;
  std::vector<std::size_t> concepts;  ///< by position, as asked for
  Bitset documents;                   ///< that have at least one of them, or one below it
};

/// A concept of which no document may be tagged.
struct ExcludedConcept {
  std::string scheme;
  std::size_t position = 0;
  Bitset documents;  ///< that have it, or one below it
};

/// The filters of a query.
struct Filters {
  std::vector<SchemeFilter> required;     ///< at most one a scheme
  std::vector<ExcludedConcept> excluded;  ///< each concept once
};

/// The filters of a query over those tags. Throws QueryError for a facet or concept that the vocabulary does not have,
/// with the nearest one it has.
Filters resolve_filters(const Query& query, const TagLists& tags, const Snapshot& snapshot, Analyzer& analyzer);

/// The documents that pass all filters but what `except` requires; nothing where no filter is left.
std::optional<Bitset> allowed_documents(const Filters& filters, std::string_view except = {});

/// The concept of a scheme that a typed value means: its local name in any case, or any label of it.
std::optional<std::size_t> find_concept(std::string_view scheme, std::string_view value, const Snapshot& snapshot,
                                        Analyzer& analyzer);

}  // namespace materia
