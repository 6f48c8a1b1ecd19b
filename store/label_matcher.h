#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "store/analyzer.h"
#include "store/document.h"
#include "store/vocabulary.h"

namespace materia {

/// A label found in a text: text.substr(begin, end - begin).
struct LabelMatch {
  std::size_t concept_position = 0;  ///< in Vocabulary::concepts()
  std::size_t label = 0;             ///< in that concept's labels
  std::size_t begin = 0;
  std::size_t end = 0;
  MentionRule rule = MentionRule::label;
  bool ambiguous = false;      ///< by the vocabulary's mark: counts only where the text makes clear what it means
  bool abbreviation = false;   ///< the label is one
  std::size_t first_term = 0;  ///< of the text's terms
  std::size_t last_term = 0;
};

/// Whether abbreviations (labels in capitals: PRP, MSC, iPSC) must stand as the vocabulary writes them. Articles are
/// matched strictly; typed queries are not, because people type "prp".
enum class Abbreviations { as_written, any_case };

/// Whether a label of so many terms is matched at all: it has a term, and more than one letter.
bool is_matched(std::size_t terms, std::string_view first);
/// False for a tagging label with gaps (docs/vocabulary.md) that begins or ends in one, or has more gaps or
/// alternatives than are looked for: it matches nothing.
bool fits(const Label& label, Analyzer& analyzer);

/// Finds the labels of a vocabulary in text: Aho–Corasick over the analyzer's terms, so plurals, inflected forms,
/// hyphens and accents match by themselves. Of overlapping matches the longest wins, then the leftmost; a label
/// that several concepts hold yields one match each. Two concepts of a scheme that share an altLabel both match;
/// a prefLabel beats another concept's altLabel or hiddenLabel.
///
/// Shared heads of coordinations are resolved where both readings are labels: "back or neck pain" yields back pain
/// (the bytes of "back or neck pain") and neck pain.
///
/// In articles (Abbreviations::as_written) also: names turned around ("pain in the knee", turned_around.txt), shared
/// beginnings ("joint pain and stiffness"); phrases that only look like a name keep it from matching (look_alikes.txt).
/// A label of one letter ("C") matches nothing: it would stand everywhere.
///
/// Immutable after construction; match() may be called from several threads, each with its own Analyzer.
class LabelMatcher {
 public:
  /// Keeps a reference to the vocabulary, which must outlive the matcher. One that is made for typed queries alone
  /// (Abbreviations::any_case) leaves out what only articles are looked through for, and must not be given any.
  LabelMatcher(const Vocabulary& vocabulary, Analyzer& analyzer, Abbreviations made_for = Abbreviations::as_written);
  /// For one typed query: finds in `typed`, and in any part of it, what one made for all of them finds. Made in a
  /// twentieth of the time, since labels with other words are left out.
  LabelMatcher(const Vocabulary& vocabulary, Analyzer& analyzer, std::string_view typed);
  ~LabelMatcher();
  LabelMatcher(LabelMatcher&&) noexcept;
  LabelMatcher& operator=(LabelMatcher&&) noexcept;

  /// Matches ordered by where they begin. Empty for a text that names no concept.
  [[nodiscard]] std::vector<LabelMatch> match(std::string_view text, Analyzer& analyzer,
                                              Abbreviations abbreviations = Abbreviations::as_written) const;
  /// The same for a text that is analyzed already: `terms` are all of its terms.
  [[nodiscard]] std::vector<LabelMatch> match(std::string_view text, std::span<const Term> terms,
                                              Abbreviations abbreviations) const;

  /// The concepts of which this text, from beginning to end, is a label (in any case). Empty for any other text.
  [[nodiscard]] std::vector<LabelMatch> exact(std::string_view text, Analyzer& analyzer) const;

  /// True where the surroundings of an ambiguous label speak of its concept (LabelContext): `around` are the terms near
  /// it, `named` the concepts that are named there beyond doubt.
  [[nodiscard]] bool speaks_of(std::size_t concept_position, std::span<const Term> around,
                               std::span<const std::size_t> named) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace materia
