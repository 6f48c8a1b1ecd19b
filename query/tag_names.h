#pragma once

#include <cstddef>
#include <cstdint>
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
/// not among them. Immutable after construction.
class TagNames {
 public:
  /// How often a term stands in the names of a concept.
  struct NamedConcept {
    std::uint32_t concept_position = 0;
    std::uint32_t times = 0;
  };
  TagNames(const Vocabulary& vocabulary, const TagLists& tags, std::size_t documents, Analyzer& analyzer);

  [[nodiscard]] std::span<const NamedConcept> concepts_named(std::string_view term) const;
  /// The documents that are most clearly about a concept, ascending.
  [[nodiscard]] std::span<const std::uint32_t> documents_of(std::size_t concept_position) const {
    return std::span(documents_)
        .subspan(documents_begin_[concept_position],
                 documents_begin_[concept_position + 1] - documents_begin_[concept_position]);
  }
  /// Those the document is most clearly about, by position.
  [[nodiscard]] std::span<const std::uint32_t> concepts_of(std::size_t document) const {
    return std::span(about_).subspan(begin_[document], begin_[document + 1] - begin_[document]);
  }

  /// Begin to fetch into the processor's caches where these are, and themselves.
  void fetch_place(std::size_t document) const { __builtin_prefetch(&begin_[document]); }
  void fetch_concepts(std::size_t document) const { __builtin_prefetch(concepts_of(document).data()); }

 private:
  std::unordered_map<std::string, std::vector<NamedConcept>> by_term_;
  std::vector<std::uint32_t> about_;
  std::vector<std::uint32_t> begin_;  ///< one more than there are documents
  std::vector<std::uint32_t> documents_;
  std::vector<std::size_t> documents_begin_;  ///< one more than there are concepts
};

}  // namespace materia
