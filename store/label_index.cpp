#include "store/label_index.h"

#include <algorithm>
#include <string>

#include "embedded/label_pattern_data.h"
#include "store/label_matcher.h"
#include "store/label_terms.h"
#include "store/look_alikes.h"
#include "store/stop_words.h"
#include "store/word_case.h"

namespace materia {

LabelIndex::LabelIndex(const Vocabulary& vocabulary, Analyzer& analyzer, bool for_articles)
    : vocabulary_(vocabulary), coordination_(analyzer, numbers_), gapped_(numbers_) {
  if (for_articles) {
    turned_words_.emplace(analyzer, numbers_);
  }
  add_labels(analyzer);
  if (for_articles) {
    add_akin();
    add_look_alikes(analyzer);
  }
  finish();
}

LabelIndex::LabelIndex(const Vocabulary& vocabulary, Analyzer& analyzer, std::span<const Term> words)
    : vocabulary_(vocabulary), only_known_(true), coordination_(analyzer, numbers_), gapped_(numbers_) {
  for (const Term& word : words) {
    numbers_.add(word.text);
  }
  add_labels(analyzer);
  finish();
}

void LabelIndex::finish() {
  for (std::vector<LabelEntry>& of_state : entries_) {
    prefer_preferred(of_state);
  }
  automaton_.link(numbers_.last());
}

void LabelIndex::add_labels(Analyzer& analyzer) {
  const std::vector<Concept>& concepts = vocabulary_.concepts();
  for (std::size_t position = 0; position < concepts.size(); ++position) {
    for (std::size_t label = 0; label < concepts[position].labels.size(); ++label) {
      if (GappedLabels::has_gap(concepts[position].labels[label])) {
        add_gapped(position, label, analyzer);
      } else {
        add_label(position, label, analyzer);
      }
    }
  }
}

void LabelIndex::add_gapped(std::size_t position, std::size_t label, Analyzer& analyzer) {
  if (!turned_words_) {
    return;
  }
  const std::string& text = vocabulary_.concepts()[position].labels[label].text;
  for (const std::vector<Number>& sequence : gapped_.sequences(text, analyzer, numbers_)) {
    add(state_of(sequence), {.concept_position = position, .label = label});
  }
}

void LabelIndex::add_label(std::size_t position, std::size_t label, Analyzer& analyzer) {
  const Label& added = vocabulary_.concepts()[position].labels[label];
  std::vector<Number> sequence;
  bool known = true;
  for_each_term(added, analyzer, [&](std::string_view term) {
    if (known) {
      sequence.push_back(only_known_ ? numbers_.find(term) : numbers_.add(term));
      known = sequence.back() != TermNumbers::unknown;
    }
  });
  if (!known || !is_matched(sequence.size(), sequence.empty() ? "" : numbers_.text(sequence.front()))) {
    return;
  }
  const bool abbreviation = is_abbreviation(added.text);
  const bool word_too = abbreviation && (added.ambiguous || is_stop_word(analyzer.fold(added.text)));
  const LabelEntry entry{position, label, abbreviation, has_clause_punctuation(added.text), word_too};
  add(state_of(sequence), entry);
  if (turned_words_) {
    for (const std::vector<Number>& turned : turned_words_->turned(sequence)) {
      add(state_of(turned), entry);
    }
    written_.push_back({std::move(sequence), entry});
  }
}

void LabelIndex::add_akin() {
  const std::size_t written = automaton_.size();
  for (const auto& [numbers, entry] : written_) {
    for (const std::vector<Number>& sequence : turned_words_->akin(numbers)) {
      const State state = state_of(sequence);
      if (state >= written || entries_[state].empty()) {
        add(state, entry);
      }
    }
  }
  written_.clear();
}

void LabelIndex::add_look_alikes(Analyzer& analyzer) {
  std::vector<Number> phrase;
  for (const std::string& line : look_alike_phrases(embedded::label_pattern_data()[1].content)) {
    phrase.clear();
    for (const Term& term : analyzer.analyze(line)) {
      phrase.push_back(numbers_.add(term.text));
    }
    if (phrase.empty()) {
      continue;
    }
    const State state = state_of(phrase);
    if (entries_[state].empty()) {
      entries_[state].emplace_back().punctuated = has_clause_punctuation(line);
    }
  }
}

/// Where a sequence ends.
LabelIndex::State LabelIndex::state_of(std::span<const Number> sequence) {
  const State state = automaton_.add(sequence);
  entries_.resize(automaton_.size());
  return state;
}

void LabelIndex::add(State state, const LabelEntry& entry) {
  const bool known = std::ranges::any_of(entries_[state], [&](const LabelEntry& other) {
    return other.concept_position == entry.concept_position && other.abbreviation == entry.abbreviation;
  });
  if (!known) {
    entries_[state].push_back(entry);
  }
}

/// Within a scheme the concept whose prefLabel a label is keeps it for itself.
void LabelIndex::prefer_preferred(std::vector<LabelEntry>& of_state) const {
  if (of_state.size() < 2) {
    return;
  }
  const auto preferred = [&](const LabelEntry& entry) {
    return entry.concept_position != LabelEntry::look_alike && label_of(entry).kind == LabelKind::preferred;
  };
  const std::vector<LabelEntry> all = of_state;
  std::erase_if(of_state, [&](const LabelEntry& entry) {
    return !preferred(entry) && std::ranges::any_of(all, [&](const LabelEntry& other) {
      return preferred(other) && concept_of(other).scheme == concept_of(entry).scheme &&
             other.concept_position != entry.concept_position;
    });
  });
}

}  // namespace materia
