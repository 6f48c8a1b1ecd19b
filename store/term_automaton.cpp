#include "store/term_automaton.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace materia {

TermAutomaton::State TermAutomaton::add(std::span<const Number> numbers) {
  State state = start;
  for (const Number number : numbers) {
    const std::uint64_t sought = key(state, number);
    Transition& next = transition(sought);
    if (next.state == start) {
      next = {sought, static_cast<State>(nodes_.size())};
      const std::uint32_t length = nodes_[state].length + 1;
      nodes_.emplace_back().length = length;
    }
    state = next.state;
    if (nodes_.size() * 2 > added_.size()) {
      grow();
    }
  }
  nodes_[state].end = true;
  return state;
}

TermAutomaton::Transition& TermAutomaton::transition(std::uint64_t key) {
  const std::size_t mask = added_.size() - 1;
  // The upper half of a product with the golden ratio is well mixed (Knuth, The Art of Computer Programming, 6.4).
  std::size_t place = (key * 0x9E3779B97F4A7C15 >> 32U) & mask;
  while (added_[place].state != start && added_[place].key != key) {
    place = (place + 1) & mask;
  }
  return added_[place];
}

void TermAutomaton::grow() {
  std::vector<Transition> before(added_.size() * 2);
  before.swap(added_);
  for (const Transition& moved : before) {
    if (moved.state != start) {
      transition(moved.key) = moved;
    }
  }
}

void TermAutomaton::lay_out_branches(Number last) {
  std::vector<Transition> transitions = std::exchange(added_, {});
  std::erase_if(transitions, [](const Transition& free) { return free.state == start; });
  std::ranges::sort(transitions, {}, &Transition::key);
  from_start_.assign(static_cast<std::size_t>(last) + 1, start);
  branches_.reserve(transitions.size());
  for (const auto& [from, to] : transitions) {
    const auto state = static_cast<State>(from >> 32U);
    const auto number = static_cast<Number>(from);
    if (state == start) {
      from_start_[number] = to;
    }
    Node& node = nodes_[state];
    if (node.branch_count++ == 0) {
      node.first_branch = static_cast<std::uint32_t>(branches_.size());
    }
    branches_.push_back({number, to});
  }
}

void TermAutomaton::link(Number last) {
  lay_out_branches(last);
  // In order of length: a failure is shorter than what fails.
  std::deque<State> queue = {start};
  while (!queue.empty()) {
    const State state = queue.front();
    queue.pop_front();
    const Node& node = nodes_[state];
    for (const Branch& branch : std::span(branches_).subspan(node.first_branch, node.branch_count)) {
      const State failure = state == start ? start : advance(node.failure, branch.number);
      nodes_[branch.state].failure = failure;
      nodes_[branch.state].shorter = nodes_[failure].end ? failure : nodes_[failure].shorter;
      queue.push_back(branch.state);
    }
  }
}

TermAutomaton::State TermAutomaton::follow(State state, std::span<const Number> numbers) const {
  for (const Number number : numbers) {
    state = follow(state, number);
    if (state == start) {
      return start;
    }
  }
  return state;
}

TermAutomaton::State TermAutomaton::child(State state, Number number) const {
  const Node& node = nodes_[state];
  const auto first = branches_.begin() + node.first_branch;
  const auto last = first + node.branch_count;
  const auto found =
      std::lower_bound(first, last, number, [](const Branch& branch, Number wanted) { return branch.number < wanted; });
  return found == last || found->number != number ? start : found->state;
}

}  // namespace materia
