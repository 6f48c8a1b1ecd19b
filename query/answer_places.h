#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/text_matches.h"
#include "store/document.h"
#include "store/sentences.h"

// Private to the query room.

namespace materia {

/// A set of what was asked for: a place for each clause, or for each word of a clause whose words may stand apart. What
/// does not fit shares the last place.
using AskedSet = std::uint64_t;

/// What the parts of a query are worth, all of them together 1.
class AskedWeights {
 public:
  /// A clause without a weight, or with none above 0, counts 1.
  AskedWeights(const std::vector<Clause>& clauses, std::span<const double> weights);

  /// What a match shows: all of its clause, or one word of it.
  [[nodiscard]] AskedSet shown_by(const TextMatch& match) const;
  /// 0 for nothing, 1 for all that was asked.
  [[nodiscard]] double worth(AskedSet set) const;

 private:
  std::vector<AskedSet> clauses_;  ///< the places of each
  std::vector<std::size_t> first_place_;
  std::vector<double> weights_;  ///< of the places
};

/// A passage that shows something of what was asked.
struct MatchedPassage {
  struct Sentence {
    TextRange range;              ///< in the body
    AskedSet shown = 0;           ///< by its matches
    std::size_t first_match = 0;  ///< in all matches
    std::size_t matches_end = 0;
  };
  std::size_t passage = 0;          ///< in the document
  AskedSet heading = 0;             ///< shown by its heading
  std::vector<Sentence> sentences;  ///< never empty
};

/// Sentences side by side that a fragment could show.
struct AnswerPlace {
  std::size_t passage = 0;  ///< in the matched passages
  std::size_t first = 0;    ///< sentences, both included
  std::size_t last = 0;
  TextRange focus;     ///< the matches it is taken for; empty, at its beginning, where only the heading matches
  AskedSet shown = 0;  ///< by those
  double worth = 0;    ///< snippet.h says how it is made up
};

/// The passages that match by heading or text, in order. A heading without text stands for the passage below it.
std::vector<MatchedPassage> matched_passages(const Document& document, const std::vector<TextMatch>& matches,
                                             MatchFinder& finder, const AskedWeights& weights);

/// A passage's text as sentences, those that a match runs across taken as one. Empty where it has none.
std::vector<MatchedPassage::Sentence> matched_sentences(const Document& document, const Passage& passage,
                                                        const std::vector<TextMatch>& matches,
                                                        const AskedWeights& weights);

/// The places of about `length` bytes in matched passages, in the order of the text. A sentence that is longer has
/// places of its own, one for each of its matches that shows something.
std::vector<AnswerPlace> answer_places(std::string_view body, const std::vector<MatchedPassage>& passages,
                                       const std::vector<TextMatch>& matches, const AskedWeights& weights,
                                       std::size_t length, bool prefer_definitions);

}  // namespace materia
