#include "store/gapped_labels.h"

#include <algorithm>
#include <utility>

namespace materia {
namespace {

using Number = TermNumbers::Number;
using State = TermAutomaton::State;

/// The names that a span touches, found without a look at all of them.
struct Beside {
  explicit Beside(std::vector<LabelSpan>& names) : all(names), gone(names.size()) {
    std::stable_sort(names.begin(), names.end(),
                     [](const LabelSpan& a, const LabelSpan& b) { return a.first < b.first; });
    for (const LabelSpan& name : names) {
      longest = std::max(longest, name.size());
    }
  }

  template <typename Function>
  void for_each(const LabelSpan& span, Function&& function) const {
    const auto first = std::partition_point(all.begin(), all.end(),
                                            [&](const LabelSpan& name) { return name.first + longest <= span.first; });
    for (auto name = first; name != all.end() && name->first <= span.last; ++name) {
      if (name->touches(span.first, span.last)) {
        function(static_cast<std::size_t>(name - all.begin()));
      }
    }
  }

  const std::vector<LabelSpan>& all;
  std::vector<bool> gone;
  std::size_t longest = 0;  ///< in terms
};

}  // namespace

/// The longest label with gaps that begins at one word of a text.
struct GappedLabels::Search {
  const GappedLabels& labels;
  const NumberedText& text;
  const TermAutomaton& automaton;
  LabelSpan longest;
  std::vector<std::size_t> words;          ///< of the text, that have been walked over
  std::vector<std::size_t> longest_words;  ///< those of the longest

  /// Words stand apart by a space or a hyphen; a dash may be an item's.
  [[nodiscard]] bool runs_on(std::size_t at) const { return text.runs_on(at) && text.gap(at).size() <= 1; }

  /// Goes on with the word at `at` from a state, and over the gaps behind it.
  void walk(State state, std::size_t at, bool over_gap) {
    state = automaton.follow(state, text.numbers[at]);
    if (state == TermAutomaton::start) {
      return;
    }
    words.push_back(at);
    if (over_gap && automaton.is_end(state) && (longest_words.empty() || at > longest.last)) {
      longest = {words.front(), at, state, MentionRule::turned_around};
      longest_words = words;
    }
    if (runs_on(at)) {
      walk(state, at + 1, over_gap);
      const State behind = automaton.follow(state, labels.gap_sign_);
      for (std::size_t next = at + 1; behind != TermAutomaton::start && next <= at + 1 + longest_gap; ++next) {
        walk(behind, next, true);
        if (!runs_on(next) || text.numbers[next] == labels.and_ || text.numbers[next] == labels.or_) {
          break;
        }
      }
    }
    words.pop_back();
  }
};

std::vector<std::vector<Number>> GappedLabels::sequences(std::string_view label, Analyzer& analyzer,
                                                         TermNumbers& numbers) {
  if (label.ends_with(gap_mark)) {
    return {};
  }
  std::vector<std::vector<Number>> made(1);
  const auto append = [&](std::string_view words) {
    std::vector<std::vector<Number>> longer;
    while (!words.empty()) {
      const std::string_view one = words.substr(0, words.find(alternative_mark));
      words.remove_prefix(std::min(one.size() + 1, words.size()));
      const std::vector<Term> terms = analyzer.analyze(one);
      for (std::vector<Number> sequence : made) {
        for (const Term& term : terms) {
          sequence.push_back(numbers.add(term.text));
        }
        longer.push_back(std::move(sequence));
      }
    }
    made = std::move(longer);
  };
  for (std::size_t gaps = 0; !label.empty(); ++gaps) {
    std::string_view part = label.substr(0, label.find(gap_mark));
    label.remove_prefix(std::min(part.size() + gap_mark.size(), label.size()));
    if (analyzer.analyze(part).empty() || gaps > most_gaps) {
      return {};
    }
    for (std::vector<Number>& sequence : made) {
      if (gaps > 0) {
        sequence.push_back(gap_sign_);
      }
    }
    while (!part.empty()) {
      const std::string_view words = part.substr(0, part.find(' '));
      part.remove_prefix(std::min(words.size() + 1, part.size()));
      if (!words.empty()) {
        append(words);
      }
      if (made.empty() || made.size() > most_sequences) {
        return {};
      }
    }
  }
  any_ = true;
  for (const std::vector<Number>& sequence : made) {
    begins_[sequence.front()].label = true;
  }
  return made;
}

void GappedLabels::find(const NumberedText& text, const TermAutomaton& automaton, const SaysMore& says_more,
                        std::vector<LabelSpan>& names) const {
  if (!any_) {
    return;
  }
  Beside beside(names);
  std::vector<LabelSpan> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins_.at(text.numbers[at]).label) {
      continue;
    }
    Search search{*this, text, automaton, {}, {}, {}};
    search.walk(TermAutomaton::start, at, false);
    const LabelSpan& span = search.longest;
    const std::vector<std::size_t>& words = search.longest_words;
    if (words.empty() || (!found.empty() && found.back().last >= span.first)) {
      continue;
    }
    const auto words_in = [&](const LabelSpan& name) {
      return static_cast<std::size_t>(std::count_if(
          words.begin(), words.end(), [&](std::size_t word) { return word >= name.first && word <= name.last; }));
    };
    // "Joint injection" keeps its joint: no infection of one in "a joint injection can cause infection".
    bool crossed = false;
    beside.for_each(span, [&](std::size_t name) {
      const std::size_t shared = words_in(names[name]);
      crossed = crossed || (shared > 0 && (shared < names[name].size() || names[name].size() >= span.size()));
    });
    if (!crossed) {
      beside.for_each(span, [&](std::size_t name) {
        beside.gone[name] =
            beside.gone[name] || (words_in(names[name]) > 0 && says_more(span.state, names[name].state));
      });
      found.push_back(span);
    }
  }
  std::size_t next = 0;
  std::erase_if(names, [&](const LabelSpan&) { return beside.gone[next++]; });
  names.insert(names.end(), found.begin(), found.end());
}

}  // namespace materia
