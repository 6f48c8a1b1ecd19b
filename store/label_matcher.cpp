#include "store/label_matcher.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "store/choose_spans.h"
#include "store/fold.h"
#include "store/label_context.h"
#include "store/label_index.h"
#include "store/turned_around.h"
#include "store/word_case.h"

namespace materia {
namespace {

using State = TermAutomaton::State;

}  // namespace

struct LabelMatcher::Impl {
  explicit Impl(LabelIndex made) : labels(std::move(made)) {}

  LabelIndex labels;
  std::once_flag context_made;
  std::optional<LabelContext> context;  ///< made by the first who asks: to match queries it takes none

  [[nodiscard]] bool share_scheme(State one, State other) const {
    return std::ranges::any_of(labels.entries(one), [&](const LabelEntry& entry) {
      return std::ranges::any_of(labels.entries(other), [&](const LabelEntry& beside) {
        return beside.concept_position == LabelEntry::look_alike ||
               labels.concept_of(beside).scheme == labels.concept_of(entry).scheme;
      });
    });
  }

  [[nodiscard]] bool holds(const LabelEntry& entry, const NumberedText& text, const LabelSpan& span,
                           Abbreviations abbreviations) const {
    if (abbreviations == Abbreviations::any_case) {
      if (entry.concept_position == LabelEntry::look_alike) {
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

  [[nodiscard]] bool stands_as_written(const LabelEntry& entry, const NumberedText& text, const LabelSpan& span) const {
    const std::size_t begin = text.terms[span.first].begin;
    const std::string_view words = text.text.substr(begin, text.terms[span.last].end - begin);
    return without_ending(words) == without_ending(labels.label_of(entry).text) &&
           !(entry.word_too && is_shouted(text.text, begin, begin + words.size()));
  }

  [[nodiscard]] std::vector<LabelSpan> candidates(const NumberedText& text, Abbreviations abbreviations) const {
    std::vector<LabelSpan> found;
    State state = TermAutomaton::start;
    for (std::size_t last = 0; last < text.size(); ++last) {
      state = labels.automaton().advance(state, text.numbers[last]);
      for (State end = state; end != TermAutomaton::start; end = labels.automaton().shorter(end)) {
        const LabelSpan span{last + 1 - labels.automaton().length(end), last, end};
        if (std::ranges::any_of(labels.entries(end),
                                [&](const LabelEntry& entry) { return holds(entry, text, span, abbreviations); })) {
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
                  labels.turned_words().is_link_of(text.numbers[longer->last], text.numbers[longer->last + 1]);
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
      if (labels.turned_words().at(text.numbers[at]).takes != 0 &&
          labels.coordination().is_conjunction(text.numbers[at - 2]) && !taken[at] && !taken[at - 1] &&
          !labels.turned_words().at(text.numbers[at - 1]).determiner && text.runs_on(at - 1)) {
        labels.coordination().shared_heads(text, labels.automaton(), {at - 1, at}, kept, coordinated);
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
      return abbreviations == Abbreviations::as_written && labels.turned_words().at(text.numbers[term]).beside;
    });
    std::vector<LabelSpan> coordinated;
    for (const LabelSpan& span : kept) {
      if (span.size() > 1) {
        labels.coordination().shared_heads(text, labels.automaton(), span, kept, coordinated);
      }
      if (span.size() > 1 && abbreviations == Abbreviations::as_written) {
        labels.coordination().shared_fronts(text, labels.automaton(), span, taken, coordinated);
      }
    }
    if (abbreviations == Abbreviations::as_written) {
      add_unnamed_members(text, taken, kept, coordinated);
      add_turned(TurnedAround(labels.turned_words(), labels.automaton(), text).find(), kept);
      // "Cleaning the wound" is wound care, and the wound is there; "cortisone beside the root" is one therapy.
      labels.gapped().find(
          text, labels.automaton(), [this](State gapped_end, State inside) { return share_scheme(gapped_end, inside); },
          kept);
    }
    kept.insert(kept.end(), coordinated.begin(), coordinated.end());
    return kept;
  }

  void add_matches(const NumberedText& text, const LabelSpan& span, Abbreviations abbreviations,
                   std::vector<LabelMatch>& matches) const {
    for (const LabelEntry& entry : labels.entries(span.state)) {
      if (entry.concept_position == LabelEntry::look_alike ||
          (span.rule == MentionRule::label && !holds(entry, text, span, abbreviations))) {
        continue;
      }
      matches.push_back({entry.concept_position, entry.label, text.terms[span.first].begin, text.terms[span.last].end,
                         span.rule, labels.label_of(entry).ambiguous, entry.abbreviation, span.first, span.last});
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
    : impl_(std::make_unique<Impl>(LabelIndex(vocabulary, analyzer, made_for == Abbreviations::as_written))) {}

LabelMatcher::LabelMatcher(const Vocabulary& vocabulary, Analyzer& analyzer, std::string_view typed)
    : impl_(std::make_unique<Impl>(LabelIndex(vocabulary, analyzer, analyzer.analyze(typed)))) {}

LabelMatcher::~LabelMatcher() = default;
LabelMatcher::LabelMatcher(LabelMatcher&&) noexcept = default;
LabelMatcher& LabelMatcher::operator=(LabelMatcher&&) noexcept = default;

std::vector<LabelMatch> LabelMatcher::match(std::string_view text, Analyzer& analyzer,
                                            Abbreviations abbreviations) const {
  return match(text, analyzer.analyze(text), abbreviations);
}

std::vector<LabelMatch> LabelMatcher::match(std::string_view text, std::span<const Term> terms,
                                            Abbreviations abbreviations) const {
  const NumberedText numbered{text, terms, impl_->labels.numbers().find_all(terms)};
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
  const NumberedText numbered{text, terms, impl_->labels.numbers().find_all(terms)};
  std::vector<LabelMatch> matches;
  const State state = impl_->labels.automaton().follow(TermAutomaton::start, numbered.numbers);
  if (impl_->labels.automaton().is_end(state)) {
    impl_->add_matches(numbered, {0, terms.size() - 1, state}, Abbreviations::any_case, matches);
  }
  return matches;
}

bool LabelMatcher::speaks_of(std::size_t concept_position, std::span<const Term> around,
                             std::span<const std::size_t> named) const {
  std::call_once(impl_->context_made, [this] {
    Analyzer analyzer;
    impl_->context.emplace(impl_->labels.vocabulary(), *this, analyzer);
  });
  return impl_->context->points(concept_position, around, named) >= LabelContext::enough;
}

}  // namespace materia
