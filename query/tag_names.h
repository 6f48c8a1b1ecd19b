#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/tag_lists.h"
#include "store/analyzer.h"
#include "store/vocabulary.h"

// Private to the query room.

namespace materia {

/// The names of the concepts that documents are most clearly about, as a field that can be scored: hidden labels are
/// not among them. Immutable to its users, and safe to share among threads.
class TagNames {
 public:
  /// How often a term stands in the names of a concept.
  struct NamedConcept {
    std::uint32_t concept_position = 0;
    std::uint32_t times = 0;
  };
  /// Keeps a reference to the tags.
  TagNames(const Vocabulary& vocabulary, const TagLists& tags, Analyzer& analyzer);

  [[nodiscard]] std::span<const NamedConcept> concepts_named(std::string_view term) const;

  /// Those that documents are most clearly about, by document.
  class ByDocument {
   public:
    explicit ByDocument(const TagLists& tags);

    /// Ascending.
    [[nodiscard]] std::span<const std::uint32_t> concepts(std::size_t document) const {
      return std::span(concepts_).subspan(begin_[document], begin_[document + 1] - begin_[document]);
    }
    /// Begin to fetch into the processor's caches where these are, and themselves.
    void fetch_place(std::size_t document) const { __builtin_prefetch(&begin_[document]); }
    void fetch_concepts(std::size_t document) const { __builtin_prefetch(concepts(document).data()); }

   private:
    std::vector<std::uint32_t> concepts_;
    std::vector<std::uint32_t> begin_;  ///< one more than there are documents
  };

  /// Makes ready what documents_of() says of some concepts. A program that asks one query needs a few of them, a server
  /// all: so those asked for the first time are listed alone, and all by who asks next for one that is not there.
  void list(std::span<const std::uint32_t> concepts) const;
  void list_all() const;
  /// Null until all are listed.
  [[nodiscard]] const ByDocument* by_document() const;
  /// The documents that are most clearly about a concept, ascending. REQUIRES: this thread has had it listed.
  [[nodiscard]] std::span<const std::uint32_t> documents_of(std::size_t concept_position) const {
    return documents_[concept_position];
  }

 private:
  void list_missing() const;
  void add_documents(const std::vector<bool>& wanted) const;

  const TagLists& tags_;
  std::unordered_map<std::string, std::vector<NamedConcept>> by_term_;
  mutable std::mutex mutex_;  ///< for all below; what is listed never changes
  mutable std::vector<bool> listed_;
  mutable std::vector<std::vector<std::uint32_t>> documents_;  ///< by concept
  mutable std::optional<ByDocument> by_document_;
};

}  // namespace materia
