#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "query/evidence.h"
#include "query/results.h"
#include "query/searcher_impl.h"

// Private to the query room.

namespace materia {

/// What is known of the tags of one document. Refers to the document and the session, which must live longer.
class EvidenceOf {
 public:
  EvidenceOf(DocumentId id, const Document& document, Session& session);

  /// The evidence of one concept, by position; nothing where the document has nothing to do with it.
  [[nodiscard]] std::optional<TagEvidence> of(std::size_t concept_position) const;
  /// All there is: tagged ones first, about before mention, then by salience.
  [[nodiscard]] std::vector<TagEvidence> all() const;
  /// What is marked in a field for a concept.
  [[nodiscard]] std::vector<EvidenceRange> ranges(std::size_t concept_position, Field field) const;

 private:
  /// All that the document has of one concept.
  struct Known {
    std::optional<Tag> tag;
    Finding finding;
    std::optional<Decision> decision;
    bool from_front_matter = false;
    std::vector<Mention> mentions;  ///< in the order they are read
  };

  [[nodiscard]] const FieldSentences& sentences(Field field) const {
    return sentences_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] std::string_view text(Field field) const;
  [[nodiscard]] std::size_t passage_of(const Mention& mention) const;
  [[nodiscard]] TagEvidence shown(std::size_t concept_position, const Known& known) const;
  [[nodiscard]] ShownMention shown(const Mention& mention, const Concept& named, std::size_t number) const;

  const Document& document_;
  const Vocabulary& vocabulary_;
  std::string headings_;
  std::vector<std::size_t> heading_begins_;
  std::vector<FieldSentences> sentences_;    ///< by field
  std::map<std::size_t, Known> by_concept_;  ///< by position
};

}  // namespace materia
