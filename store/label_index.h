#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "store/coordination.h"
#include "store/gapped_labels.h"
#include "store/label_span.h"
#include "store/turned_words.h"
#include "store/vocabulary.h"

// Private to the label matcher.

namespace materia {

/// A label whose terms end in a state of the automaton.
struct LabelEntry {
  static constexpr std::size_t look_alike = SIZE_MAX;

  std::size_t concept_position = look_alike;  ///< look_alike for a phrase that names none
  std::size_t label = 0;
  bool abbreviation = false;  ///< must stand in capitals where abbreviations are matched as written
  bool punctuated = false;    ///< holds punctuation itself, so the text may too
  bool word_too = false;      ///< an abbreviation that in a line of capitals is more likely a word: AS, ALL
};

/// The labels of a vocabulary as sequences of numbered terms. Immutable after construction; keeps a reference to the
/// vocabulary.
class LabelIndex {
 public:
  using Number = TermNumbers::Number;
  using State = TermAutomaton::State;

  /// For articles, in which labels are found in other orders and forms, too; or for typed text alone.
  LabelIndex(const Vocabulary& vocabulary, Analyzer& analyzer, bool for_articles);
  /// For typed text of these words alone: no label with another word can stand in it.
  LabelIndex(const Vocabulary& vocabulary, Analyzer& analyzer, std::span<const Term> words);

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const TermNumbers& numbers() const { return numbers_; }
  [[nodiscard]] const TermAutomaton& automaton() const { return automaton_; }
  /// Those that end in a state.
  [[nodiscard]] std::span<const LabelEntry> entries(State state) const { return entries_[state]; }
  [[nodiscard]] const Concept& concept_of(const LabelEntry& entry) const {
    return vocabulary_.concepts()[entry.concept_position];
  }
  [[nodiscard]] const Label& label_of(const LabelEntry& entry) const { return concept_of(entry).labels[entry.label]; }

  [[nodiscard]] const Coordination& coordination() const { return coordination_; }
  /// REQUIRES of both: made for articles.
  [[nodiscard]] const TurnedWords& turned_words() const { return *turned_words_; }
  [[nodiscard]] const GappedLabels& gapped() const { return gapped_; }

 private:
  struct Sequence {
    std::vector<Number> numbers;
    LabelEntry entry;
  };

  void finish();
  void add_labels(Analyzer& analyzer);
  void add_label(std::size_t position, std::size_t label, Analyzer& analyzer);
  void add_gapped(std::size_t position, std::size_t label, Analyzer& analyzer);
  /// Once all labels are known: words akin to a label's are another one's where that is written so.
  void add_akin();
  void add_look_alikes(Analyzer& analyzer);
  void add(State state, const LabelEntry& entry);
  State state_of(std::span<const Number> sequence);
  void prefer_preferred(std::vector<LabelEntry>& of_state) const;

  const Vocabulary& vocabulary_;
  bool only_known_ = false;  ///< labels of numbered terms alone are added
  TermNumbers numbers_;
  TermAutomaton automaton_;
  std::vector<std::vector<LabelEntry>> entries_;  ///< by state
  std::optional<TurnedWords> turned_words_;
  std::vector<Sequence> written_;  ///< of all labels, until those akin to them are added
  Coordination coordination_;
  GappedLabels gapped_;
};

}  // namespace materia
