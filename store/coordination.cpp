#include "store/coordination.h"

#include <algorithm>

namespace materia {
namespace {

using State = TermAutomaton::State;

constexpr std::size_t longest_modifier = 4;

/// The state of modifier + tail of a match, the longest tail first; start where that is no label.
State shared_head(const NumberedText& text, const TermAutomaton& automaton, std::size_t modifier_first,
                  std::size_t modifier_last, const LabelSpan& match) {
  const std::span numbers(text.numbers);
  const State modified =
      automaton.follow(TermAutomaton::start, numbers.subspan(modifier_first, modifier_last - modifier_first + 1));
  for (std::size_t tail = match.first + 1; modified != TermAutomaton::start && tail <= match.last; ++tail) {
    const State state = automaton.follow(modified, numbers.subspan(tail, match.last - tail + 1));
    if (automaton.is_end(state)) {
      return state;
    }
  }
  return TermAutomaton::start;
}

/// Front of a match + the terms [first, last], the longest front first.
State shared_front(const NumberedText& text, const TermAutomaton& automaton, const LabelSpan& match, std::size_t first,
                   std::size_t last) {
  const std::span numbers(text.numbers);
  for (std::size_t front = match.size() - 1; front >= 1; --front) {
    const State begun = automaton.follow(TermAutomaton::start, numbers.subspan(match.first, front));
    const State state =
        begun == TermAutomaton::start ? begun : automaton.follow(begun, numbers.subspan(first, last - first + 1));
    if (automaton.is_end(state)) {
      return state;
    }
  }
  return TermAutomaton::start;
}

}  // namespace

Coordination::Coordination(Analyzer& analyzer, TermNumbers& numbers)
    : and_(numbers.add(analyzer.analyze("and").front().text)), or_(numbers.add(analyzer.analyze("or").front().text)) {}

void Coordination::shared_heads(const NumberedText& text, const TermAutomaton& automaton, const LabelSpan& match,
                                std::span<const LabelSpan> kept, std::vector<LabelSpan>& found) const {
  const auto splits_name = [&](std::size_t first) {
    return std::any_of(kept.begin(), kept.end(),
                       [first](const LabelSpan& name) { return name.first < first && first <= name.last; });
  };
  std::size_t at = match.first;
  bool conjoined = false;
  while (at >= 1) {
    const std::string_view gap = text.gap(at - 1);
    if (at >= 2 && is_conjunction(text.numbers[at - 1]) && text.runs_on(at - 1)) {
      at -= 2;
      conjoined = true;
    } else if (gap == "/" || (conjoined && gap == ", ")) {
      at -= 1;
      conjoined = true;
    } else {
      return;
    }
    std::size_t first = at;
    while (first > 0 && at - first + 1 < longest_modifier && text.runs_on(first - 1)) {
      --first;
    }
    for (const std::size_t last = at; first <= last; ++first) {
      const State state = splits_name(first) ? TermAutomaton::start : shared_head(text, automaton, first, last, match);
      if (state != TermAutomaton::start) {
        found.push_back({first, match.last, state, MentionRule::shared_head});
        at = first;
        break;
      }
    }
  }
}

void Coordination::shared_fronts(const NumberedText& text, const TermAutomaton& automaton, const LabelSpan& match,
                                 const std::vector<bool>& taken, std::vector<LabelSpan>& found) const {
  std::size_t at = match.last + 1;
  std::vector<LabelSpan> listed;
  while (at < text.size()) {
    bool conjoined = false;
    const std::string_view gap = text.gap(at - 1);
    if (is_conjunction(text.numbers[at]) && (gap == " " || gap == ", ") && text.runs_on(at)) {
      conjoined = true;
      ++at;
    } else if (gap != "/" && gap != ", ") {
      return;
    }
    const std::size_t two_words = text.runs_on(at) ? at + 1 : at;
    State state = TermAutomaton::start;
    std::size_t last = two_words;
    for (; last + 1 > at && state == TermAutomaton::start; --last) {
      if (std::none_of(taken.begin() + static_cast<std::ptrdiff_t>(at),
                       taken.begin() + static_cast<std::ptrdiff_t>(last) + 1, [](bool one) { return one; })) {
        state = shared_front(text, automaton, match, at, last);
      }
    }
    if (state == TermAutomaton::start) {
      return;
    }
    listed.push_back({match.first, last + 1, state, MentionRule::shared_head});
    // A comma may separate anything; only a list that comes to its "and" was one.
    if (conjoined || gap == "/") {
      found.insert(found.end(), listed.begin(), listed.end());
      listed.clear();
    }
    at = last + 2;
  }
}

}  // namespace materia
