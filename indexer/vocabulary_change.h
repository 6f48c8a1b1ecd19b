#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "store/document.h"
#include "store/editors_work.h"
#include "store/vocabulary.h"

namespace materia {

/// A concept as it is named to people.
struct ConceptReference {
  std::string scheme;
  std::string concept_name;
  std::string label;
};

struct RenamedConcept {
  ConceptReference now;
  std::string before;  ///< its prefLabel
};

/// A label that two or more concepts have come to share, or share with one more than before.
struct NewCollision {
  std::string label;
  std::vector<ConceptReference> concepts;
};

/// An article whose tag comes or goes.
struct ExampleArticle {
  std::string path;
  std::string title;
};

/// What a new vocabulary does to the tags of one concept, its own and not those of narrower ones.
struct ConceptTagChange {
  ConceptReference of;
  std::size_t gained = 0;
  std::size_t lost = 0;
  std::size_t relevelled = 0;             ///< about instead of mention, or the other way round
  std::vector<ExampleArticle> gained_by;  ///< at most three
  std::vector<ExampleArticle> lost_by;
};

/// What a new vocabulary changes.
struct VocabularyChange {
  std::vector<ConceptReference> added;
  std::vector<ConceptReference> removed;
  std::vector<RenamedConcept> renamed;
  std::size_t relabelled = 0;         ///< concepts that stay, with other altLabels, hiddenLabels or ambiguous ones
  std::size_t retired_decisions = 0;  ///< decisions on concepts that are no longer there; they are kept
  std::vector<NewCollision> new_collisions;
  std::vector<ConceptTagChange> tags;  ///< most changes first; concepts without any are left out
  std::size_t gained = 0;              ///< tags, over all articles
  std::size_t lost = 0;
  std::size_t relevelled = 0;
  std::size_t articles = 0;           ///< looked at
  std::size_t changed_articles = 0;   ///< with a tag gained, lost or at another level
  std::vector<std::string> warnings;  ///< of read_skos

  /// Whether anything is another than before.
  [[nodiscard]] bool empty() const;
};

/// Gathers a VocabularyChange: first the vocabularies are compared, then the tags of each document. The concepts of
/// both must have ids, the same for the same concept. Keeps references to both vocabularies.
class VocabularyComparison {
 public:
  VocabularyComparison(const Vocabulary& before, const Vocabulary& after, const std::vector<Decision>& decisions);

  /// Both ordered by concept.
  void add_article(const Document& document, const std::vector<Tag>& before, const std::vector<Tag>& after);

  [[nodiscard]] VocabularyChange take();

 private:
  void compare_concepts();
  void compare_labels();
  void count_decisions(const std::vector<Decision>& decisions);
  ConceptTagChange& tag_change(ConceptId id);

  const Vocabulary& before_;
  const Vocabulary& after_;
  VocabularyChange change_;
  std::map<ConceptId, ConceptTagChange> tags_;
};

}  // namespace materia
