#include "store/turned_around.h"

#include <algorithm>
#include <string>

#include "embedded/label_pattern_data.h"

namespace materia {
namespace {

constexpr std::size_t longest_head = 3;
constexpr std::size_t longest_modifier = 4;
constexpr std::size_t most_determiners = 4;
constexpr std::size_t most_copulas = 4;
constexpr std::size_t most_predicates = 4;

}  // namespace

TurnedAround::TurnedAround(Analyzer& analyzer, TermNumbers& numbers)
    : head_sign_(numbers.add_sign()), state_sign_(numbers.add_sign()), pain_(numbers.add("pain")) {
  for (const char* word : {"and", "or"}) {
    roles_[numbers.add(word)].conjunction = true;
  }
  std::string_view rest = embedded::label_pattern_data()[0].content;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (!line.empty() && line.front() != '#') {
      read_line(line, analyzer, numbers);
    }
  }
}

void TurnedAround::read_line(std::string_view line, Analyzer& analyzer, TermNumbers& numbers) {
  const std::string_view kind = line.substr(0, line.find_first_of(" :"));
  const std::size_t colon = line.find(':');
  unsigned links = 0;
  if (kind == "head") {
    for (const Term& link : analyzer.analyze(line.substr(kind.size(), colon - kind.size()))) {
      unsigned& bit = roles_[numbers.add(link.text)].link;
      if (bit == 0) {
        bit = 1U << links_++;
      }
      links |= bit;
    }
  }
  for (const Term& word : analyzer.analyze(line.substr(colon))) {
    Role& role = roles_[numbers.add(word.text)];
    role.takes |= links;
    role.beside = role.beside || (word.end < line.size() - colon && line[colon + word.end] == '*');
    role.determiner = role.determiner || kind == "determiner";
    role.adjective = role.adjective || kind == "adjective";
    role.state = role.state || kind == "state";
    role.act = role.act || kind == "act";
    role.copula = role.copula || kind == "copula";
    if (kind == "verb") {
      role.state = true;
      verbs_.push_back(numbers.add(word.text));
    }
  }
}

std::vector<std::vector<TurnedAround::Number>> TurnedAround::sequences(std::span<const Number> label) const {
  std::vector<std::vector<Number>> turned;
  if (label.size() < 2) {
    return turned;
  }
  const auto add = [&](std::span<const Number> head, Number sign, std::span<const Number> modifier) {
    std::vector<Number>& sequence = turned.emplace_back(head.begin(), head.end());
    sequence.push_back(sign);
    sequence.insert(sequence.end(), modifier.begin(), modifier.end());
  };
  if (roles_.at(label.back()).takes != 0) {
    add(label.last(1), head_sign_, label.first(label.size() - 1));
    if (roles_.at(label.back()).act) {
      add(label.last(1), state_sign_, label.first(label.size() - 1));
    }
  }
  if (roles_.at(label.front()).state) {
    add(label.first(1), state_sign_, label.subspan(1));
  }
  if (label.back() == pain_) {
    for (const Number& verb : verbs_) {
      add(std::span(&verb, 1), state_sign_, label.first(label.size() - 1));
    }
  }
  for (std::size_t link = 1; link + 1 < label.size(); ++link) {
    if (is_link_of(label[link - 1], label[link])) {
      std::size_t modifier = link + 1;
      while (modifier < label.size() && roles_.at(label[modifier]).determiner) {
        ++modifier;
      }
      if (modifier < label.size()) {
        add(label.first(link), head_sign_, label.subspan(modifier));
        if (link == 1 && roles_.at(label.front()).act) {
          add(label.first(link), state_sign_, label.subspan(modifier));
        }
      }
    }
  }
  return turned;
}

std::vector<TurnedSpan> TurnedAround::find(const NumberedText& text, const TermAutomaton& automaton) const {
  std::vector<TurnedSpan> found;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const Role role = roles_.at(text.numbers[at]);
    if (role.link != 0 && is_link_of(text.numbers[at - 1], text.numbers[at]) && text.runs_on(at - 1)) {
      find_head(text, automaton, at, found);
    }
    if (role.state || role.act) {
      find_state(text, automaton, at, found);
    }
  }
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const Role role = roles_.at(text.numbers[at]);
    if ((role.state || role.act) && text.runs_on(at)) {
      find_object(text, automaton, at, found);
    }
  }
  return found;
}

std::size_t TurnedAround::behind_determiners(const NumberedText& text, std::size_t at) const {
  for (std::size_t count = 0; count < most_determiners && at < text.size(); ++count, ++at) {
    const Role role = roles_.at(text.numbers[at]);
    // "in one or both knees"
    if ((!role.determiner && !role.adjective && !role.conjunction) || !text.runs_on(at)) {
      break;
    }
  }
  return at;
}

std::vector<TurnedAround::Modifier> TurnedAround::modifiers(const NumberedText& text, const TermAutomaton& automaton,
                                                            State headed, std::size_t at) const {
  std::vector<Modifier> listed;
  std::size_t sure = 0;  // how many are members of a list that comes to its "and"; a comma may separate anything
  bool joined = true;
  while (at < text.size()) {
    at = behind_determiners(text, at);
    const Modifier longest = longest_modifier_at(text, automaton, headed, at);
    if (longest.state == TermAutomaton::start) {
      break;
    }
    listed.push_back(longest);
    sure = joined ? listed.size() : sure;
    at = longest.last + 1;
    const std::string_view gap = at < text.size() ? text.gap(at - 1) : std::string_view();
    joined = gap == "/";
    if ((gap == " " || gap == ", ") && roles_.at(text.numbers[at]).conjunction) {
      joined = true;
      ++at;
    } else if (gap != "/" && gap != ", ") {
      break;
    }
  }
  listed.resize(sure);
  return listed;
}

TurnedAround::Modifier TurnedAround::longest_modifier_at(const NumberedText& text, const TermAutomaton& automaton,
                                                         State headed, std::size_t at) {
  Modifier longest;
  State state = headed;
  for (std::size_t last = at; last < text.size(); ++last) {
    state = automaton.follow(state, text.numbers[last]);
    if (state == TermAutomaton::start) {
      break;
    }
    if (automaton.is_end(state)) {
      longest = {at, last, state};
    }
    if (!text.runs_on(last)) {
      break;
    }
  }
  return longest;
}

void TurnedAround::find_head(const NumberedText& text, const TermAutomaton& automaton, std::size_t link,
                             std::vector<TurnedSpan>& found) const {
  const std::span numbers(text.numbers);
  const bool beside = roles_.at(numbers[link - 1]).beside;
  const auto headed_by = [&](std::size_t first, std::size_t last) {
    const State head = automaton.follow(TermAutomaton::start, numbers.subspan(first, last - first + 1));
    return head == TermAutomaton::start ? head : automaton.follow(head, head_sign_);
  };
  const auto add = [&](std::size_t first, std::size_t last) {
    const State headed = headed_by(first, last);
    if (headed == TermAutomaton::start) {
      return false;
    }
    const std::vector<Modifier> listed = modifiers(text, automaton, headed, link + 1);
    for (const Modifier& modifier : listed) {
      found.push_back({{first, modifier.last, modifier.state, MentionRule::turned_around},
                       {first, last},
                       {modifier.first, modifier.last},
                       beside});
    }
    return !listed.empty();
  };
  for (std::size_t first = link - std::min(longest_head, link); first < link; ++first) {
    if (add(first, link - 1)) {
      // "a tear or rupture of the Achilles tendon"
      if (first >= 2 && roles_.at(numbers[first - 1]).conjunction && text.runs_on(first - 2) &&
          roles_.at(numbers[first - 2]).takes != 0) {
        add(first - 2, first - 2);
      }
      return;
    }
  }
}

void TurnedAround::find_object(const NumberedText& text, const TermAutomaton& automaton, std::size_t at,
                               std::vector<TurnedSpan>& found) const {
  const Role role = roles_.at(text.numbers[at]);
  const Role next = roles_.at(text.numbers[at + 1]);
  const State word = automaton.follow(TermAutomaton::start, text.numbers[at]);
  const auto add = [&](Number sign) {
    const State begun = word == TermAutomaton::start ? word : automaton.follow(word, sign);
    if (begun != TermAutomaton::start) {
      for (const Modifier& modifier : modifiers(text, automaton, begun, at + 1)) {
        found.push_back({{at, modifier.last, modifier.state, MentionRule::turned_around},
                         {at, at},
                         {modifier.first, modifier.last},
                         false});
      }
    }
  };
  // Where the part follows at once, "torn meniscus" is the name as it is, and "repair tissue" no deed.
  if (!next.determiner && !next.adjective) {
    return;
  }
  if (role.state) {
    add(state_sign_);
  }
  if (role.act) {
    add(head_sign_);
  }
}

std::size_t TurnedAround::before_predicates(const NumberedText& text, std::size_t at) const {
  for (std::size_t count = 0; count < most_predicates && at >= 2; ++count) {
    if (roles_.at(text.numbers[at - 1]).conjunction && text.runs_on(at - 1)) {
      at -= 2;
    } else if (text.gap(at - 1) == ", ") {
      at -= 1;
    } else {
      break;
    }
  }
  return at;
}

void TurnedAround::find_state(const NumberedText& text, const TermAutomaton& automaton, std::size_t at,
                              std::vector<TurnedSpan>& found) const {
  const std::span numbers(text.numbers);
  const State word = automaton.follow(TermAutomaton::start, numbers[at]);
  const State stated = word == TermAutomaton::start ? word : automaton.follow(word, state_sign_);
  std::size_t end = at;  // behind the modifier
  const std::size_t listed = before_predicates(text, at);
  const bool is_listed = listed < at && listed > 0 && roles_.at(numbers[listed - 1]).copula;
  end = is_listed ? listed : at;
  for (std::size_t count = 0; count < most_copulas && end > 0 && roles_.at(numbers[end - 1]).copula; ++count) {
    --end;
  }
  // Without a word between, "knee pain" is the noun ("painful" and "pain" are one term).
  if (end == at && roles_.at(numbers[at]).takes != 0) {
    return;
  }
  while (stated != TermAutomaton::start && end > 0 && text.runs_on(end - 1)) {
    bool is_label = false;
    for (std::size_t first = end - std::min(longest_modifier, end); first < end && !is_label; ++first) {
      const State state = automaton.follow(stated, numbers.subspan(first, end - first));
      if (automaton.is_end(state)) {
        found.push_back({{first, at, state, MentionRule::turned_around}, {at, at}, {first, end - 1}, false});
        end = first;
        is_label = true;
      }
    }
    // "muscles and joints hurt" where only the muscles' pain has a name
    if (!is_label && end >= 2 && roles_.at(numbers[end - 2]).conjunction && text.runs_on(end - 2)) {
      --end;
      is_label = true;
    }
    // "both the meniscus and the anterior cruciate ligament were torn"
    while (end > 0 && roles_.at(numbers[end - 1]).determiner) {
      --end;
    }
    if (!is_label || end < 2 || !roles_.at(numbers[end - 1]).conjunction) {
      return;
    }
    --end;
  }
}

}  // namespace materia
