#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/bitset.h"
#include "store/reader.h"
#include "store/vocabulary.h"

// Private to the query room.

namespace materia {

/// A concept on a document, or a document with a concept: `position` is the other one's.
struct TagEntry {
  static constexpr std::uint32_t most = 0x7FFF'FFFF;
  std::uint32_t position : 31 = 0;
  bool about : 1 = false;
};
static_assert(sizeof(TagEntry) == 4, "facets are counted by walking millions of them");

/// The tags of all documents, rolled up: a document has its concepts and all above them, each once, and is about a
/// concept when it is about one below it. Held both ways, for counting and for filtering.
class TagLists {
 public:
  TagLists() = default;
  /// `tags` and `ids` are ordered by document; tags of unknown documents or concepts are passed over.
  TagLists(const std::vector<DocumentTag>& tags, const std::vector<DocumentId>& ids, const Vocabulary& vocabulary);

  /// The concepts of a document, by position in Vocabulary::concepts(), ascending.
  [[nodiscard]] std::span<const TagEntry> concepts(std::size_t document) const {
    return std::span(concepts_).subspan(concepts_begin_[document],
                                        concepts_begin_[document + 1] - concepts_begin_[document]);
  }
  /// Begins to fetch the concepts of a document into the processor's caches: they are needed soon.
  void fetch_concepts(std::size_t document) const { __builtin_prefetch(concepts_.data() + concepts_begin_[document]); }
  /// The documents of a concept, by position, ascending.
  [[nodiscard]] std::span<const TagEntry> documents(std::size_t concept_position) const;
  /// How many of a set of documents have a concept.
  [[nodiscard]] std::size_t count(std::size_t concept_position, const Bitset& documents) const;
  /// Whether so many documents have more entries together than count() of every concept looks at.
  [[nodiscard]] bool many(std::size_t documents) const;
  /// A document's own tags, as they are stored.
  [[nodiscard]] std::span<const DocumentTag> stored(std::size_t document) const;

 private:
  void roll_up(const Vocabulary& vocabulary);
  void invert(std::size_t concept_count);

  std::vector<DocumentTag> stored_;
  std::vector<std::size_t> stored_begin_;  ///< one more than there are documents
  std::vector<TagEntry> concepts_;
  std::vector<std::uint32_t> concepts_begin_;
  std::vector<TagEntry> documents_;
  std::vector<std::size_t> documents_begin_;
  /// The documents of concepts that many have, as sets; of size 0 for others.
  std::vector<Bitset> sets_;
  std::size_t looked_at_ = 0;  ///< by count() of every concept: entries, or words of sets
};

}  // namespace materia
