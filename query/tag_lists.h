#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

#include "query/bitset.h"
#include "query/worth_making.h"
#include "store/tag_entry.h"
#include "store/vocabulary.h"

// Private to the query room.

namespace materia {

/// The tags of all documents, rolled up (store/tag_entry.h). Held both ways, for counting and for filtering, the second
/// made by the first who asks. Safe to share among threads.
class TagLists {
 public:
  TagLists() = default;
  explicit TagLists(RolledUpTags tags, std::size_t concept_count);

  /// How many documents there are.
  [[nodiscard]] std::size_t size() const { return by_document_.size(); }
  /// The concepts of a document, by position in Vocabulary::concepts(), ascending.
  [[nodiscard]] std::span<const TagEntry> concepts(std::size_t document) const { return by_document_.of(document); }
  /// RolledUpTags::for_each().
  template <typename Wanted, typename Function>
  void for_each(const Wanted& wanted, Function&& function) const {
    by_document_.for_each(wanted, std::forward<Function>(function));
  }
  /// Begins to fetch into the processor's caches where a document's concepts are, and those themselves.
  void fetch_place(std::size_t document) const { by_document_.fetch_place(document); }
  void fetch_concepts(std::size_t document) const { __builtin_prefetch(concepts(document).data()); }
  /// The documents of a concept, by position, ascending.
  [[nodiscard]] std::span<const TagEntry> documents(std::size_t concept_position) const;
  /// The documents that have any of some concepts; with `about_only`, that are about one.
  [[nodiscard]] Bitset documents_with(std::span<const std::size_t> concepts, bool about_only) const;
  /// How many of a set of documents have a concept.
  [[nodiscard]] std::size_t count(std::size_t concept_position, const Bitset& documents) const;
  /// Whether it is quicker to count() every concept than to walk the entries of so many documents; told before these
  /// are walked.
  [[nodiscard]] bool many(std::size_t documents) const;

 private:
  /// By concept.
  struct Inverted {
    std::once_flag once;
    std::atomic<bool> made = false;
    WorthMaking worth_making;
    std::vector<TagEntry> documents;
    std::vector<std::size_t> begin;  ///< one more than there are concepts
    /// The documents of concepts that many have, as sets; of size 0 for others.
    std::vector<Bitset> sets;
    std::size_t cost = 0;  ///< of count() of every concept
  };

  const Inverted& inverted() const;
  void invert() const;
  [[nodiscard]] std::size_t cost_of_inverting() const;

  std::size_t concept_count_ = 0;
  RolledUpTags by_document_;
  std::unique_ptr<Inverted> inverted_ = std::make_unique<Inverted>();
};

/// Of rows, which are ordered by document, as `ids` are; those of unknown documents or concepts are passed over.
TagLists roll_up_all(const std::vector<DocumentTag>& rows, std::span<const DocumentId> ids,
                     const Vocabulary& vocabulary);

}  // namespace materia
