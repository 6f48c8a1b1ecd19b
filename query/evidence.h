#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "query/results.h"
#include "store/document.h"
#include "store/sentences.h"

// Private to the query room.

namespace materia {

/// The sentences of one field of a document. A title and each heading are sentences of their own.
class FieldSentences {
 public:
  /// `text` is the field's.
  FieldSentences(std::string_view text, Field field);

  /// The sentence that a range stands in; those from its first to its last where it reaches over several.
  [[nodiscard]] TextRange around(std::size_t begin, std::size_t end) const;

 private:
  std::vector<TextRange> sentences_;
};

/// A stretch of a field that is evidence of a concept.
struct EvidenceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  EvidenceMark mark = EvidenceMark::none;
  Assertion assertion = Assertion::affirmed;
  std::size_t mention = 0;  ///< position of the mention it belongs to, among those of the concept
};

/// What is marked in a field for mentions of one concept, ordered and without overlaps. The words of a mention go
/// before a cue, and a cue before the sentence; what two mentions share belongs to the first. Mentions of other fields
/// are passed over.
std::vector<EvidenceRange> evidence_ranges(std::span<const Mention> mentions, Field field,
                                           const FieldSentences& sentences);

/// Marks evidence in pieces of a text, cutting them along it. `begin` is where the first piece stands in the text that
/// the ranges are of.
void mark_evidence(std::vector<TextPiece>& pieces, std::size_t begin, std::span<const EvidenceRange> ranges);

}  // namespace materia
