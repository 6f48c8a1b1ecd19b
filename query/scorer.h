#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/results.h"
#include "query/saturation.h"
#include "query/snapshot.h"
#include "query/units.h"
#include "store/reader.h"

// Private to the query room. How a document is scored by its words (docs/ranking.md has the reasons and the
// measurements; what only the best documents are looked at for is in rerank.h):
//
//   score = text + title
//   text  = Σ over clauses: the best of its readings, a reading being worth
//           Σ over its units: weight × idf × saturation(tf, length; k1 = 1.2, b = 0.75), over title, headings and body
//           as one
//   title = 0.7 × sqrt(covered) × the same sum over the title alone (k1 = 0.9, b = 0.75), the title being a collection
//   of
//           its own with its own document frequencies and mean length; covered = the share of the idf of the title's
//           different terms that the query has
//
// BM25 is Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.4.
//
// A clause that was read as a concept has two readings: its words as they were typed, a unit each; and all its names as
// one unit with one idf, where the typed form counts 1 a place, other names 0.8 and names of narrower
// concepts 0.3. The better reading counts, so that no document is paid twice for one thing. Any other clause is one
// unit.
//
// The names of the concepts that a document is most clearly about (a salience of 0.5 or more) count as if they stood in
// its text, 3 for each place of a typed word in them; and where the query names such a concept or one above it, the
// concept itself counts 3 among its names.

namespace materia {

/// Scores documents against one query. Immutable after construction, and refers to what it is given.
class Scorer {
 public:
  /// What one unit comes to in a document.
  struct Frequencies {
    float text = 0;
    float tags = 0;
    float title = 0;
  };
  /// The document at hand, kept from one to the next to spare allocations.
  using Scratch = std::vector<Frequencies>;

  struct Verdict {
    double score = 0;
    bool has_all = false;  ///< every clause
  };

  /// `clauses` are those the units were made from.
  Scorer(const Units& units, const std::vector<Clause>& clauses, const Snapshot& snapshot, Analyzer& analyzer);

  [[nodiscard]] const Units& units() const { return units_; }

  /// `document` is its position in the snapshot; `scratch` has any size.
  Verdict score(std::size_t document, std::span<const FieldFrequencies> phrases, Scratch& scratch) const;
  /// The score of a document by what its units were counted as; `title_terms` are those that its title has. The
  /// document's tags are added to what was counted in `units`.
  double score_counted(std::size_t document, Scratch& units, TermSet title_terms) const {
    add_tags(document, units);
    return text_score(document, units) + title_score(document, units, title_terms);
  }
  /// Begin to fetch what a score needs into the processor's caches: lengths and where tags are, and then those.
  void fetch(std::size_t document) const {
    snapshot_.lengths().fetch(document);
    if (most_clearly_ != nullptr) {
      most_clearly_->fetch_place(document);
    }
  }
  void fetch_tags(std::size_t document) const {
    if (most_clearly_ != nullptr) {
      most_clearly_->fetch_concepts(document);
    }
  }
  /// Its two parts, and what comes before the first: the document's tags, added to what was counted.
  void add_tags(std::size_t document, Scratch& units) const;
  [[nodiscard]] double text_score(std::size_t document, const Scratch& units) const;
  [[nodiscard]] double title_score(std::size_t document, const Scratch& units, TermSet title_terms) const;

  /// Calls `function(documents, adds)` for each concept by which tags add to a unit's frequency, with the documents
  /// that have such a tag, ascending.
  template <typename Function>
  void for_each_named(std::size_t unit, Function&& function) const {
    for (std::size_t position = 0; tag_names_ != nullptr && position < slot_of_concept_.size(); ++position) {
      const std::int32_t slot = slot_of_concept_[position];
      const float adds = slot < 0 ? 0 : slots_[static_cast<std::size_t>(slot) * units_.units.size() + unit];
      if (adds > 0) {
        function(tag_names_->documents_of(position), adds);
      }
    }
  }
  /// At most what the worth of a title is multiplied by, when it has those terms of the query, and nearly that.
  [[nodiscard]] float title_factor_at_most(std::size_t document, TermSet terms) const {
    const auto covered = static_cast<float>(units_.title_idf_of(terms));
    return title_factor(covered / snapshot_.lengths().title_idf_at_least(document));
  }

  /// The same score in its parts.
  [[nodiscard]] std::vector<ScorePart> parts(std::size_t document, std::span<const FieldFrequencies> phrases) const;

 private:
  /// The weight of a title and the root of the share of it that is covered.
  template <typename Number>
  static Number title_factor(Number covered) {
    return static_cast<Number>(title_weight) * std::sqrt(std::min(Number{1}, covered));
  }
  [[nodiscard]] double title_factor(std::size_t document, TermSet terms) const {
    return title_factor(units_.title_idf_of(terms) / snapshot_.lengths().title_idf(document));
  }
  /// Which reading of a clause counts, as a range of units, and what it is worth.
  struct Reading {
    std::size_t begin = 0;
    std::size_t end = 0;
    double worth = 0;
  };

  void name_concepts(Analyzer& analyzer);
  void add_slot(std::size_t concept_position, std::size_t unit, float adds);
  TermSet count(std::size_t document, std::span<const FieldFrequencies> phrases, Scratch& scratch) const;
  [[nodiscard]] bool has_all(std::span<const FieldFrequencies> phrases) const;
  /// The first unit of the clause behind that of a unit.
  [[nodiscard]] std::size_t next_clause(std::size_t unit) const;
  /// `worth(position of a unit)` summed over the better reading of the clause whose units begin at `first`.
  template <typename Worth>
  [[nodiscard]] Reading better_reading(std::size_t first, const Worth& worth) const;
  void add_part(std::vector<ScorePart>& parts, ScorePart::Source source, std::size_t unit,
                std::span<const FieldFrequencies> phrases, double weight, double idf, double worth) const;

  const Units& units_;
  const std::vector<Clause>& clauses_;
  const Snapshot& snapshot_;
  const TagNames* tag_names_ = nullptr;                 ///< only where some tag's name has a word of the query
  const TagNames::ByDocument* most_clearly_ = nullptr;  ///< where it is there, it is quicker than all tags
  std::vector<std::int32_t> slot_of_concept_;           ///< -1 for a concept whose names have none
  std::vector<float> slots_;                            ///< for each slot, what a tag adds to each unit
};

}  // namespace materia
