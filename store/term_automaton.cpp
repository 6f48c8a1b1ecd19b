#include "store/term_automaton.h"

#include <deque>
#include <utility>

namespace materia {

TermAutomaton::State TermAutomaton::add(std::span<const Term> terms) {
  State state = start;
  for (const Term& term : terms) {
    const auto number =
        term_numbers_.emplace(term.text, static_cast<std::uint32_t>(term_numbers_.size())).first->second;
    State next = child(state, number);
    if (next == start) {
      next = static_cast<State>(nodes_.size());
      const std::uint32_t length = nodes_[state].length + 1;
      transitions_.emplace(key(state, number), next);
      nodes_.emplace_back().length = length;
    }
    state = next;
  }
  nodes_[state].end = true;
  return state;
}

void TermAutomaton::link() {
  std::vector<std::vector<std::pair<std::uint32_t, State>>> children(nodes_.size());
  for (const auto& [from, to] : transitions_) {
    children[from >> 32U].emplace_back(static_cast<std::uint32_t>(from), to);
  }
  // In order of length: a failure is shorter than what fails.
  std::deque<State> queue = {start};
  while (!queue.empty()) {
    const State state = queue.front();
    queue.pop_front();
    for (const auto& [term, next] : children[state]) {
      const State failure = state == start ? start : advance_number(nodes_[state].failure, term);
      nodes_[next].failure = failure;
      nodes_[next].shorter = nodes_[failure].end ? failure : nodes_[failure].shorter;
      queue.push_back(next);
    }
  }
}

TermAutomaton::State TermAutomaton::advance(State state, const std::string& term) const {
  const std::uint32_t number = number_of(term);
  return number == unknown_term ? start : advance_number(state, number);
}

TermAutomaton::State TermAutomaton::follow(State state, std::span<const Term> terms) const {
  for (const Term& term : terms) {
    const std::uint32_t number = number_of(term.text);
    state = number == unknown_term ? start : child(state, number);
    if (state == start) {
      return start;
    }
  }
  return state;
}

std::uint32_t TermAutomaton::number_of(const std::string& term) const {
  const auto found = term_numbers_.find(term);
  return found == term_numbers_.end() ? unknown_term : found->second;
}

TermAutomaton::State TermAutomaton::child(State state, std::uint32_t term) const {
  const auto found = transitions_.find(key(state, term));
  return found == transitions_.end() ? start : found->second;
}

TermAutomaton::State TermAutomaton::advance_number(State state, std::uint32_t term) const {
  for (; state != start; state = nodes_[state].failure) {
    if (const State next = child(state, term); next != start) {
      return next;
    }
  }
  return child(start, term);
}

}  // namespace materia
