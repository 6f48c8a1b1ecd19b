#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/tag_judgements.h"

namespace materia {

/// What a tagger says of a concept that a document names.
struct FoundConcept {
  std::string document;  ///< as the judgements name it
  std::string scheme;
  std::string concept_name;
  std::optional<TagVerdict> level;              ///< about or mention; nothing where it makes no tag
  TagVerdict assertion = TagVerdict::affirmed;  ///< affirmed, negated, uncertain or contrast
};

/// Right and wrong decisions, counted. Each measure is from 0 to 1; 0 where there is nothing to divide by.
struct Counts {
  std::size_t right = 0;    ///< in the gold, and found
  std::size_t extra = 0;    ///< found only
  std::size_t missing = 0;  ///< in the gold only

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  /// The harmonic mean of both. van Rijsbergen, "Information Retrieval" (1979).
  [[nodiscard]] double f1() const;
  [[nodiscard]] bool empty() const { return right + extra + missing == 0; }
};

/// One disagreement.
struct TagError {
  std::string document;
  std::string scheme;
  std::string concept_name;
  std::string expected;  ///< a verdict, or "nothing"
  std::string found;     ///< the same
};

struct ConceptCounts {
  std::string scheme;
  std::string concept_name;
  Counts counts;
};

/// How well documents are tagged. A part without judgements of its kind is empty.
struct TagEvaluation {
  std::size_t documents = 0;

  Counts tags;                            ///< about and mention alike: is the tag there?
  Counts about;                           ///< only tags of this level, in the gold and found
  Counts mention;                         ///< the same
  std::vector<ConceptCounts> by_concept;  ///< of `tags`, most errors first, then by name
  double macro_f1 = 0;                    ///< the mean of f1 over by_concept: rare concepts count like common ones
  std::size_t levels_right = 0;           ///< of tags.right: those whose level is right, too

  Counts presence;  ///< of present and absent: is the concept recognised? What nobody judged does not count
  std::size_t absent_right = 0;  ///< judged absent, and not recognised

  std::size_t asserted = 0;  ///< judgements of an assertion
  std::size_t assertions_right = 0;
  /// Rows: the judged assertion; columns: what was found, the last for a concept that was not found at all. In the
  /// order affirmed, negated, uncertain, contrast.
  std::array<std::array<std::size_t, 5>, 4> assertion_table{};

  std::vector<TagError> errors;  ///< in the order of the judgements, then what was found without one

  [[nodiscard]] double level_accuracy() const;
  [[nodiscard]] double presence_accuracy() const;
  [[nodiscard]] double assertion_accuracy() const;
  /// The figure that a threshold is compared with: f1 of tags, else of presence, else the accuracy of
  /// assertions.
  [[nodiscard]] double headline() const;
};

/// Compares what was found with a gold set. A document with a judgement about or mention is taken to be labelled whole:
/// every other tag that was found on it is extra. `found` may hold documents that nobody judged; they are passed over.
TagEvaluation evaluate_tags(const std::vector<TagJudgement>& judgements, const std::vector<FoundConcept>& found);

}  // namespace materia
