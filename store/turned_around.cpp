#include "store/turned_around.h"

#include <algorithm>
#include <utility>

namespace materia {
namespace {

constexpr std::size_t longest_head = 3;
constexpr std::size_t longest_modifier = 4;
constexpr std::size_t most_passed = 6;  ///< words before a part of the body
constexpr std::size_t most_bridges = 3;
constexpr std::size_t most_copulas = 5;
constexpr std::size_t most_predicates = 4;
constexpr std::size_t longest_place = 4;

template <typename Predicate>
bool any_between(std::size_t first, std::size_t end, Predicate predicate) {
  bool any = false;
  for (std::size_t at = first; at < end && !any; ++at) {
    any = predicate(at);
  }
  return any;
}

}  // namespace

std::vector<TurnedSpan> TurnedAround::find() {
  for (std::size_t at = 1; at < text_.size(); ++at) {
    const TurnedRole& here = role(at);
    if (here.link != 0) {
      if (const std::optional<std::size_t> head = head_before(at)) {
        find_head(*head, at);
      }
    }
    if (here.state || here.act) {
      find_state(at);
    }
  }
  for (std::size_t at = 0; at + 1 < text_.size(); ++at) {
    const TurnedRole& here = role(at);
    if (here.state || here.act) {
      find_object(at);
    }
  }
  return std::move(found_);
}

bool TurnedAround::ends_in(std::size_t at, std::string_view ending) const {
  const Term& term = text_.terms[at];
  return text_.text.substr(term.begin, term.end - term.begin).ends_with(ending);
}

/// True for an adjective and for a state that is no noun: "painful" is, "pain" and "swelling" are not.
bool TurnedAround::describes(std::size_t at) const {
  const TurnedRole& here = role(at);
  return here.adjective || (here.state && (here.takes == 0 || ends_in(at, "ed") || ends_in(at, "ful")));
}

/// "of" in "one of the".
bool TurnedAround::is_of_these(std::size_t at) const {
  return ends_in(at, "of") && at + 1 < text_.size() && role(at + 1).determiner && text_.runs_on(at);
}

/// The words that stand before a part: "one or both", "the painful, worn", "the outer side of the".
bool TurnedAround::is_passed(std::size_t at) const {
  const TurnedRole& here = role(at);
  if (describes(at) && at + 1 < text_.size() && text_.gap(at) == ", ") {
    return describes(at + 1);
  }
  const bool of_place =
      here.link != 0 && at > 0 && (role(at - 1).place || (role(at - 1).determiner && is_of_these(at)));
  return text_.runs_on(at) &&
         (here.determiner || describes(at) || here.conjunction || here.place || here.adverb || of_place);
}

TurnedAround::Modifier TurnedAround::longest_modifier_at(State headed, std::size_t at) const {
  Modifier longest;
  State state = headed;
  for (std::size_t last = at; last < text_.size(); ++last) {
    state = automaton_.follow(state, text_.numbers[last]);
    if (state == TermAutomaton::start) {
      break;
    }
    if (automaton_.is_end(state)) {
      longest = {at, last, state};
    }
    if (!text_.runs_on(last)) {
      break;
    }
  }
  return longest;
}

/// The part that comes next. Where there is none, `at` is left on the first word that is not passed over.
TurnedAround::Modifier TurnedAround::next_modifier(State headed, std::size_t& at) const {
  for (std::size_t count = 0; at < text_.size(); ++count, ++at) {
    const Modifier longest = longest_modifier_at(headed, at);
    if (longest.state != TermAutomaton::start || count == most_passed || !is_passed(at)) {
      return longest;
    }
  }
  return {};
}

std::vector<TurnedAround::Modifier> TurnedAround::modifiers(State headed, std::size_t head, std::size_t at) const {
  std::vector<Modifier> listed;
  std::size_t sure = 0;  // how many are members of a list that comes to its "and"; a comma may separate anything
  bool joined = true;
  for (bool begun = false; at < text_.size(); begun = true) {
    // "in the back and in the legs"
    if (begun && joined && takes_link(head, at) && text_.runs_on(at)) {
      ++at;
    }
    const Modifier next = next_modifier(headed, at);
    if (next.state != TermAutomaton::start) {
      listed.push_back(next);
      at = next.last + 1;
    } else if (at < text_.size() && role(at).part) {
      ++at;  // a part whose pain has no name
    } else {
      break;
    }
    sure = joined ? listed.size() : sure;
    const std::string_view gap = at < text_.size() ? text_.gap(at - 1) : std::string_view();
    joined = gap == "/";
    if ((gap == " " || gap == ", ") && role(at).conjunction) {
      joined = true;
      ++at;
    } else if (gap != "/" && gap != ", ") {
      break;
    }
  }
  listed.resize(sure);
  return listed;
}

/// The head that a link belongs to: the word before it, or one that a few words join to it ("pain that is felt in").
std::optional<std::size_t> TurnedAround::head_before(std::size_t link) const {
  std::size_t at = link - 1;
  // "pain, especially in the hands"
  const auto joins = [&](std::size_t word) {
    return text_.runs_on(word) || (word + 1 < link && text_.gap(word) == ", ");
  };
  for (std::size_t count = 0; joins(at); ++count, --at) {
    if (takes_link(at, link)) {
      return at;
    }
    if (!role(at).bridge || count == most_bridges || at == 0) {
      break;
    }
  }
  return std::nullopt;
}

bool TurnedAround::add_headed(std::size_t first, std::size_t last, std::size_t link) {
  const std::span numbers(text_.numbers);
  const State head = automaton_.follow(TermAutomaton::start, numbers.subspan(first, last - first + 1));
  const State headed = head == TermAutomaton::start ? head : automaton_.follow(head, words_.head_sign());
  if (headed == TermAutomaton::start) {
    return false;
  }
  const std::vector<Modifier> listed = modifiers(headed, last, link + 1);
  for (const Modifier& modifier : listed) {
    found_.push_back({{first, modifier.last, modifier.state, MentionRule::turned_around},
                      {first, last},
                      {modifier.first, modifier.last},
                      role(last).beside});
  }
  return !listed.empty();
}

/// The last words of the heads that are joined to the one that ends in `head`: "pain" and "swelling" in "pain, swelling
/// and stiffness in the knee", also where the last has an adjective: "pain and reduced movement in the knee".
std::vector<std::size_t> TurnedAround::heads_joined_to(std::size_t head, std::size_t link) const {
  std::vector<std::size_t> joined;
  if (head >= 3 && role(head - 1).adjective && text_.runs_on(head - 1)) {
    --head;
  }
  if (head < 2 || !role(head - 1).conjunction || !text_.runs_on(head - 1)) {
    return joined;
  }
  std::size_t at = head - 2;
  bool goes_on = text_.runs_on(at) || text_.gap(at) == ", ";
  while (goes_on && takes_link(at, link)) {
    joined.push_back(at);
    goes_on = at > 0 && text_.gap(at - 1) == ", ";
    at -= goes_on ? 1 : 0;
  }
  return joined;
}

bool TurnedAround::add_longest_headed(std::size_t head, std::size_t link) {
  bool any = false;
  for (std::size_t first = head + 1 - std::min(longest_head, head + 1); first <= head && !any; ++first) {
    any = add_headed(first, head, link);
  }
  return any;
}

void TurnedAround::find_head(std::size_t head, std::size_t link) {
  static_cast<void>(add_longest_headed(head, link));
  for (const std::size_t joined : heads_joined_to(head, link)) {
    static_cast<void>(add_headed(joined, joined, link));
  }
}

/// True where a state or an act is said of the noun behind it, and is no part of a name as it stands there: "torn
/// meniscus" is found as it is written, and "repair tissue" is no deed.
bool TurnedAround::describes_what_follows(std::size_t at) const {
  const TurnedRole& next = role(at + 1);
  if (text_.gap(at) == ", ") {
    return describes(at) && describes(at + 1);
  }
  if (!text_.runs_on(at)) {
    return false;
  }
  const bool listed = next.conjunction && describes(at) && at + 2 < text_.size() && describes(at + 2);
  return next.determiner || describes(at + 1) || listed || (role(at).act && ends_in(at, "ing"));
}

void TurnedAround::find_object(std::size_t at) {
  if (!describes_what_follows(at)) {
    return;
  }
  const State word = automaton_.follow(TermAutomaton::start, text_.numbers[at]);
  const auto add = [&](Number sign) {
    const State begun = word == TermAutomaton::start ? word : automaton_.follow(word, sign);
    if (begun != TermAutomaton::start) {
      for (const Modifier& modifier : modifiers(begun, at, at + 1)) {
        found_.push_back({{at, modifier.last, modifier.state, MentionRule::turned_around},
                          {at, at},
                          {modifier.first, modifier.last},
                          false});
      }
    }
  };
  if (role(at).state) {
    add(words_.state_sign());
  }
  if (role(at).act) {
    add(words_.head_sign());
  }
}

std::size_t TurnedAround::before_adverbs(std::size_t at) const {
  while (at > 0 && role(at - 1).adverb && text_.runs_on(at - 1)) {
    --at;
  }
  return at;
}

/// Where the predicates begin that are joined to this one: "hot" in "hot, red and swollen".
std::size_t TurnedAround::before_predicates(std::size_t at) const {
  at = before_adverbs(at);
  for (std::size_t count = 0; count < most_predicates && at >= 2; ++count) {
    if (role(at - 1).conjunction && text_.runs_on(at - 1)) {
      at = before_adverbs(at - 2);
    } else if (text_.gap(at - 1) == ", ") {
      at = before_adverbs(at - 1);
    } else {
      break;
    }
  }
  return at;
}

std::size_t TurnedAround::before_copulas(std::size_t at) const {
  const auto joins = [&](std::size_t word) { return role(word).copula || role(word).adverb; };
  for (std::size_t count = 0; count < most_copulas && at > 0 && joins(at - 1) && text_.runs_on(at - 1); ++count) {
    --at;
  }
  return at;
}

/// Where what says the place of a part begins: "at the wrist" in "the nerve at the wrist | is squeezed".
std::size_t TurnedAround::before_place(std::size_t end) const {
  for (std::size_t at = end; at > 1 && end - at < longest_place && text_.runs_on(at - 1); --at) {
    if (role(at - 1).link != 0) {
      // Another link names another part: "the lining of the heart".
      if (!ends_in(at - 1, "in") && !ends_in(at - 1, "at")) {
        return end;
      }
      return text_.runs_on(at - 2) ? at - 1 : end;
    }
  }
  return end;
}

std::optional<TurnedAround::Modifier> TurnedAround::modifier_before(State stated, std::size_t end) const {
  for (std::size_t first = end - std::min(longest_modifier, end); first < end; ++first) {
    const State state = automaton_.follow(stated, std::span(text_.numbers).subspan(first, end - first));
    if (state != TermAutomaton::start && automaton_.is_end(state)) {
      return Modifier{first, end - 1, state};
    }
  }
  return std::nullopt;
}

void TurnedAround::find_state(std::size_t at) {
  const State word = automaton_.follow(TermAutomaton::start, text_.numbers[at]);
  const State stated = word == TermAutomaton::start ? word : automaton_.follow(word, words_.state_sign());
  if (stated == TermAutomaton::start) {
    return;
  }
  const std::size_t listed = before_predicates(at);
  const bool is_listed = listed < at && listed > 0 && role(listed - 1).copula;
  std::size_t end = before_copulas(is_listed ? listed : at);  // behind the modifier
  // Without a word between, "knee pain" is the noun ("painful" and "pain" are one term); "both knees replaced" is not.
  const auto copula = [&](std::size_t between) { return role(between).copula; };
  if (role(at).takes != 0 && !ends_in(at, "ed") && !any_between(end, at, copula)) {
    return;
  }
  for (bool is_first = true; end > 0 && text_.runs_on(end - 1); is_first = false) {
    std::optional<Modifier> modifier = modifier_before(stated, end);
    if (!modifier && is_first && any_between(end, at, copula)) {
      end = before_place(end);
      modifier = modifier_before(stated, end);
    }
    bool is_member = modifier.has_value();
    if (modifier) {
      found_.push_back({{modifier->first, at, modifier->state, MentionRule::turned_around},
                        {at, at},
                        {modifier->first, modifier->last},
                        false});
      end = modifier->first;
    } else if (end >= 2 && role(end - 2).conjunction && text_.runs_on(end - 2)) {
      // "muscles and joints hurt" where only the muscles' pain has a name
      --end;
      is_member = true;
    }
    // "both the meniscus and the anterior cruciate ligament were torn"
    while (end > 0 && role(end - 1).determiner) {
      --end;
    }
    if (!is_member || end < 2 || !role(end - 1).conjunction) {
      return;
    }
    --end;
  }
}

}  // namespace materia
