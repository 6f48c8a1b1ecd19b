#pragma once

#include <cstdint>
#include <vector>

#include "store/document.h"
#include "store/vocabulary.h"

namespace materia {

/// A concept on a document, or a document with a concept: `position` is the other one's.
struct TagEntry {
  static constexpr std::uint32_t most = 0x3FFF'FFFF;
  std::uint32_t position : 30 = 0;
  bool about : 1 = false;
  /// The document has the concept itself, not one below it, and is most clearly about it (clearly_about).
  bool clearly : 1 = false;

  bool operator==(const TagEntry&) const = default;
};
static_assert(sizeof(TagEntry) == 4, "facets are counted by walking millions of them");

/// Tags rolled up: the concepts of one document and all above them, by position in the vocabulary, each once and
/// ascending. A document is about a concept when it is about one below it. Empty `tags` give nothing; those of concepts
/// that the vocabulary does not have are passed over. Replaces what `entries` held.
void roll_up(const std::vector<Tag>& tags, const Vocabulary& vocabulary, std::vector<TagEntry>& entries);

}  // namespace materia
