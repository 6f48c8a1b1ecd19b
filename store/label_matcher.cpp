#include "store/label_matcher.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "embedded/label_pattern_data.h"
#include "store/choose_spans.h"
#include "store/coordination.h"
#include "store/fold.h"
#include "store/gapped_labels.h"
#include "store/label_context.h"
#include "store/label_terms.h"
#include "store/look_alikes.h"
#include "store/stop_words.h"
#include "store/turned_around.h"
#include "store/word_case.h"

namespace materia {
namespace {

using Number = TermNumbers::Number;
using State = TermAutomaton::State;

/// A label whose terms end in a state of the automaton.
struct Entry {
  static constexpr std::size_t look_alike = SIZE_MAX;

  std::size_t concept_position = look_alike;  ///< look_alike for a phrase that names none
  std::size_t label = 0;
  bool abbreviation = false;  ///< must stand in capitals where abbreviations are matched as written
  bool punctuated = false;    ///< holds punctuation itself, so the text may too
  bool word_too = false;      ///< an abbreviation that in a line of capitals is more likely a word: AS, ALL
};

}  // namespace

struct LabelMatcher::Impl {
  Impl(const Vocabulary& used, Analyzer& analyzer, bool for_articles)
      : vocabulary(&used), turned_words(analyzer, numbers), coordination(analyzer, numbers), gapped(numbers) {
    add_labels(analyzer, for_articles);
    if (for_articles) {
      add_akin();
      add_look_alikes(analyzer);
    }
    for (std::vector<Entry>& of_state : entries) {
      prefer_preferred(of_state);
    }
    automaton.link(numbers.last());
  }

  const Vocabulary* vocabulary;
  TermNumbers numbers;
  TermAutomaton automaton;
  std::vector<std::vector<Entry>> entries;  ///< by state
  TurnedWords turned_words;
  std::vector<std::pair<std::vector<Number>, Entry>> akin;  ///< labels, until those akin to them are added
  Coordination coordination;
  GappedLabels gapped;
  std::once_flag context_made;
  std::optional<LabelContext> context;  ///< made by the first who asks: to match queries it takes none

  void add_labels(Analyzer& analyzer, bool for_articles) {
    const std::vector<Concept>& concepts = vocabulary->concepts();
    std::vector<Number> label_numbers;
    for (std::size_t position = 0; position < concepts.size(); ++position) {
      for (std::size_t label = 0; label < concepts[position].labels.size(); ++label) {
        const std::string& text = concepts[position].labels[label].text;
        if (GappedLabels::has_gap(concepts[position].labels[label])) {
          if (for_articles) {
            for (const std::vector<Number>& sequence : gapped.sequences(text, analyzer, numbers)) {
              add(state_of(sequence), {.concept_position = position, .label = label});
            }
          }
          continue;
        }
        label_numbers.clear();
        for_each_term(concepts[position].labels[label], analyzer,
                      [&](std::string_view term) { label_numbers.push_back(numbers.add(term)); });
        if (!is_matched(label_numbers.size(), label_numbers.empty() ? "" : numbers.text(label_numbers.front()))) {
          continue;
        }
        const bool abbreviation = is_abbreviation(text);
        const bool word_too =
            abbreviation && (concepts[position].labels[label].ambiguous || is_stop_word(analyzer.fold(text)));
        const Entry entry{position, label, abbreviation, has_clause_punctuation(text), word_too};
        add(state_of(label_numbers), entry);
        if (for_articles) {
          for (const std::vector<Number>& turned : turned_words.turned(label_numbers)) {
            add(state_of(turned), entry);
          }
          akin.emplace_back(label_numbers, entry);
        }
      }
    }
  }

  /// Once all labels are known: words akin to a label's are another one's where that is written so.
  void add_akin() {
    const std::size_t written = automaton.size();
    for (const auto& [label_numbers, entry] : akin) {
      for (const std::vector<Number>& sequence : turned_words.akin(label_numbers)) {
        const State state = state_of(sequence);
        if (state >= written || entries[state].empty()) {
          add(state, entry);
        }
      }
    }
    akin.clear();
  }

  void add_look_alikes(Analyzer& analyzer) {
    for (const std::string& line : look_alike_phrases(embedded::label_pattern_data()[1].content)) {
      const std::vector<Number> phrase = numbered(analyzer.analyze(line));
      if (!phrase.empty()) {
        const State state = state_of(phrase);
        if (entries[state].empty()) {
          Entry& entry = entries[state].emplace_back();
          entry.punctuated = has_clause_punctuation(line);
        }
      }
    }
  }

  std::vector<Number> numbered(const std::vector<Term>& terms) {
    std::vector<Number> sequence;
    sequence.reserve(terms.size());
    for (const Term& term : terms) {
      sequence.push_back(numbers.add(term.text));
    }
    return sequence;
  }

  /// Where a sequence ends.
  State state_of(std::span<const Number> sequence) {
    const State state = automaton.add(sequence);
    entries.resize(automaton.size());
    return state;
  }

  void add(State state, const Entry& entry) {
    const bool known = std::any_of(entries[state].begin(), entries[state].end(), [&](const Entry& other) {
      return other.concept_position == entry.concept_position && other.abbreviation == entry.abbreviation;
    });
    if (!known) {
      entries[state].push_back(entry);
    }
  }

  [[nodiscard]] const Concept& concept_of(const Entry& entry) const {
    return vocabulary->concepts()[entry.concept_position];
  }
  [[nodiscard]] const Label& label_of(const Entry& entry) const { return concept_of(entry).labels[entry.label]; }

  [[nodiscard]] bool share_scheme(State one, State other) const {
    return std::any_of(entries[one].begin(), entries[one].end(), [&](const Entry& entry) {
      return std::any_of(entries[other].begin(), entries[other].end(), [&](const Entry& beside) {
        return beside.concept_position == Entry::look_alike || concept_of(beside).scheme == concept_of(entry).scheme;
      });
    });
  }

  /// Within a scheme the concept whose prefLabel a label is keeps it for itself.
  void prefer_preferred(std::vector<Entry>& of_state) const {
    const auto preferred = [&](const Entry& entry) {
      return entry.concept_position != Entry::look_alike && label_of(entry).kind == LabelKind::preferred;
    };
    const std::vector<Entry> all = of_state;
    std::erase_if(of_state, [&](const Entry& entry) {
      return !preferred(entry) && std::any_of(all.begin(), all.end(), [&](const Entry& other) {
        return preferred(other) && concept_of(other).scheme == concept_of(entry).scheme &&
               other.concept_position != entry.concept_position;
      });
    });
  }

  [[nodiscard]] bool holds(const Entry& entry, const NumberedText& text, const LabelSpan& span,
                           Abbreviations abbreviations) const {
    if (abbreviations == Abbreviations::any_case) {
      if (entry.concept_position == Entry::look_alike) {
        return false;
      }
    } else if (entry.abbreviation && !stands_as_written(entry, text, span)) {
      return false;
    }
    for (std::size_t i = span.first; i < span.last && !entry.punctuated; ++i) {
      if (!text.runs_on(i)) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool stands_as_written(const Entry& entry, const NumberedText& text, const LabelSpan& span) const {
    const std::size_t begin = text.terms[span.first].begin;
    const std::string_view words = text.text.substr(begin, text.terms[span.last].end - begin);
    return without_ending(words) == without_ending(label_of(entry).text) &&
           !(entry.word_too && is_shouted(text.text, begin, begin + words.size()));
  }

  [[nodiscard]] std::vector<LabelSpan> candidates(const NumberedText& text, Abbreviations abbreviations) const {
    std::vector<LabelSpan> found;
    State state = TermAutomaton::start;
    for (std::size_t last = 0; last < text.size(); ++last) {
      state = automaton.advance(state, text.numbers[last]);
      for (State end = state; end != TermAutomaton::start; end = automaton.shorter(end)) {
        const LabelSpan span{last + 1 - automaton.length(end), last, end};
        if (std::any_of(entries[end].begin(), entries[end].end(),
                        [&](const Entry& entry) { return holds(entry, text, span, abbreviations); })) {
          found.push_back(span);
        }
      }
    }
    return found;
  }

  /// A name with a link in it ("arthritis of the knee") is none where a longer one ends in its head ("rheumatoid
  /// arthritis of the knee"). Where both stand, it is found turned around. REQUIRES: spans in the order of their ends.
  [[nodiscard]] std::vector<LabelSpan> without_crossed(const NumberedText& text,
                                                       const std::vector<LabelSpan>& spans) const {
    std::vector<LabelSpan> kept;
    for (auto span = spans.begin(); span != spans.end(); ++span) {
      bool crossed = false;
      for (auto longer = span; !crossed && longer != spans.begin() && (longer - 1)->last >= span->first;) {
        --longer;
        crossed = longer->first < span->first && longer->last < span->last &&
                  turned_words.is_link_of(text.numbers[longer->last], text.numbers[longer->last + 1]);
      }
      if (!crossed) {
        kept.push_back(*span);
      }
    }
    return kept;
  }

  /// "back and leg pain" where only the back's pain has a name.
  void add_unnamed_members(const NumberedText& text, const std::vector<bool>& taken, std::span<const LabelSpan> kept,
                           std::vector<LabelSpan>& coordinated) const {
    for (std::size_t at = 3; at < text.size(); ++at) {
      if (turned_words.at(text.numbers[at]).takes != 0 && coordination.is_conjunction(text.numbers[at - 2]) &&
          !taken[at] && !taken[at - 1] && !turned_words.at(text.numbers[at - 1]).determiner && text.runs_on(at - 1)) {
        coordination.shared_heads(text, automaton, {at - 1, at}, kept, coordinated);
      }
    }
  }

  [[nodiscard]] std::vector<LabelSpan> spans(const NumberedText& text, Abbreviations abbreviations) const {
    std::vector<bool> taken(text.size());
    std::vector<LabelSpan> found = candidates(text, abbreviations);
    if (abbreviations == Abbreviations::as_written) {
      found = without_crossed(text, found);
    }
    std::vector<LabelSpan> kept = longest_spans(std::move(found), taken, [&](std::size_t term) {
      return abbreviations == Abbreviations::as_written && turned_words.at(text.numbers[term]).beside;
    });
    std::vector<LabelSpan> coordinated;
    for (const LabelSpan& span : kept) {
      if (span.size() > 1) {
        coordination.shared_heads(text, automaton, span, kept, coordinated);
      }
      if (span.size() > 1 && abbreviations == Abbreviations::as_written) {
        coordination.shared_fronts(text, automaton, span, taken, coordinated);
      }
    }
    if (abbreviations == Abbreviations::as_written) {
      add_unnamed_members(text, taken, kept, coordinated);
      add_turned(TurnedAround(turned_words, automaton, text).find(), kept);
      // "Cleaning the wound" is wound care, and the wound is there; "cortisone beside the root" is one therapy.
      gapped.find(
          text, automaton, [this](State gapped_end, State inside) { return share_scheme(gapped_end, inside); }, kept);
    }
    kept.insert(kept.end(), coordinated.begin(), coordinated.end());
    return kept;
  }

  void add_matches(const NumberedText& text, const LabelSpan& span, Abbreviations abbreviations,
                   std::vector<LabelMatch>& matches) const {
    for (const Entry& entry : entries[span.state]) {
      if (entry.concept_position == Entry::look_alike ||
          (span.rule == MentionRule::label && !holds(entry, text, span, abbreviations))) {
        continue;
      }
      matches.push_back({entry.concept_position, entry.label, text.terms[span.first].begin, text.terms[span.last].end,
                         span.rule, label_of(entry).ambiguous, entry.abbreviation, span.first, span.last});
    }
  }
};

bool is_matched(std::size_t terms, std::string_view first) {
  return terms > 1 || (terms == 1 && code_point_at(first, 0).size < first.size());
}

bool fits(const Label& label, Analyzer& analyzer) {
  if (!GappedLabels::has_gap(label)) {
    return true;
  }
  TermNumbers numbers;
  return !GappedLabels(numbers).sequences(label.text, analyzer, numbers).empty();
}

LabelMatcher::LabelMatcher(const Vocabulary& vocabulary, Analyzer& analyzer, Abbreviations made_for)
    : impl_(std::make_unique<Impl>(vocabulary, analyzer, made_for == Abbreviations::as_written)) {}

LabelMatcher::~LabelMatcher() = default;
LabelMatcher::LabelMatcher(LabelMatcher&&) noexcept = default;
LabelMatcher& LabelMatcher::operator=(LabelMatcher&&) noexcept = default;

std::vector<LabelMatch> LabelMatcher::match(std::string_view text, Analyzer& analyzer,
                                            Abbreviations abbreviations) const {
  return match(text, analyzer.analyze(text), abbreviations);
}

std::vector<LabelMatch> LabelMatcher::match(std::string_view text, std::span<const Term> terms,
                                            Abbreviations abbreviations) const {
  const NumberedText numbered{text, terms, impl_->numbers.find_all(terms)};
  std::vector<LabelMatch> matches;
  for (const LabelSpan& span : impl_->spans(numbered, abbreviations)) {
    impl_->add_matches(numbered, span, abbreviations, matches);
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const LabelMatch& a, const LabelMatch& b) { return a.begin < b.begin; });
  return matches;
}

std::vector<LabelMatch> LabelMatcher::exact(std::string_view text, Analyzer& analyzer) const {
  const std::vector<Term> terms = analyzer.analyze(text);
  const NumberedText numbered{text, terms, impl_->numbers.find_all(terms)};
  std::vector<LabelMatch> matches;
  const State state = impl_->automaton.follow(TermAutomaton::start, numbered.numbers);
  if (impl_->automaton.is_end(state)) {
    impl_->add_matches(numbered, {0, terms.size() - 1, state}, Abbreviations::any_case, matches);
  }
  return matches;
}

bool LabelMatcher::speaks_of(std::size_t concept_position, std::span<const Term> around,
                             std::span<const std::size_t> named) const {
  std::call_once(impl_->context_made, [this] {
    Analyzer analyzer;
    impl_->context.emplace(*impl_->vocabulary, *this, analyzer);
  });
  return impl_->context->points(concept_position, around, named) >= LabelContext::enough;
}

}  // namespace materia
