#include "store/turned_words.h"

#include <algorithm>
#include <utility>

#include "embedded/label_pattern_data.h"
#include "store/listed_lines.h"

namespace materia {
namespace {

using Number = TermNumbers::Number;

struct Kind {
  std::string_view name;
  bool TurnedRole::*role;
};

constexpr Kind kinds[] = {
    {"determiner", &TurnedRole::determiner},
    {"adjective", &TurnedRole::adjective},
    {"state", &TurnedRole::state},
    {"act", &TurnedRole::act},
    {"copula", &TurnedRole::copula},
    {"adverb", &TurnedRole::adverb},
    {"bridge", &TurnedRole::bridge},
    {"place", &TurnedRole::place},
    {"part", &TurnedRole::part},
};

std::vector<Number> numbered(std::string_view words, Analyzer& analyzer, TermNumbers& numbers) {
  std::vector<Number> made;
  for (const Term& word : analyzer.analyze(words)) {
    made.push_back(numbers.add(word.text));
  }
  return made;
}

/// What a line has between its kind and its colon, and behind that.
std::pair<std::string_view, std::string_view> sides(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::size_t space = std::min(line.find(' '), colon);
  return {line.substr(space, colon - space), line.substr(colon)};
}

std::vector<Number> joined(std::span<const Number> front, Number sign, std::span<const Number> back) {
  std::vector<Number> sequence(front.begin(), front.end());
  if (sign != TermNumbers::unknown) {
    sequence.push_back(sign);
  }
  sequence.insert(sequence.end(), back.begin(), back.end());
  return sequence;
}

}  // namespace

TurnedWords::TurnedWords(Analyzer& analyzer, TermNumbers& numbers)
    : head_sign_(numbers.add_sign()), state_sign_(numbers.add_sign()) {
  for (const char* word : {"and", "or"}) {
    roles_[numbers.add(word)].conjunction = true;
  }
  for_each_listed_line(embedded::label_pattern_data()[0].content,
                       [&](std::string_view line) { read_line(line, analyzer, numbers); });
}

void TurnedWords::read_line(std::string_view line, Analyzer& analyzer, TermNumbers& numbers) {
  const std::string_view kind = line.substr(0, line.find_first_of(" :"));
  if (kind == "head") {
    read_head(line, analyzer, numbers);
  } else if (kind == "family") {
    read_family(line, analyzer, numbers);
  } else if (const auto* known =
                 std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind& one) { return one.name == kind; });
             known != std::end(kinds)) {
    for (const Number number : numbered(sides(line).second, analyzer, numbers)) {
      roles_[number].*known->role = true;
    }
  }
}

void TurnedWords::read_head(std::string_view line, Analyzer& analyzer, TermNumbers& numbers) {
  const auto [links, words] = sides(line);
  unsigned taken = 0;
  for (const Number link : numbered(links, analyzer, numbers)) {
    unsigned& bit = roles_[link].link;
    if (bit == 0) {
      bit = 1U << links_++;
    }
    taken |= bit;
  }
  for (const Term& word : analyzer.analyze(words)) {
    TurnedRole& role = roles_[numbers.add(word.text)];
    role.takes |= taken;
    role.beside = role.beside || (word.end < words.size() && words[word.end] == '*');
  }
}

void TurnedWords::read_family(std::string_view line, Analyzer& analyzer, TermNumbers& numbers) {
  const auto [heads, members] = sides(line);
  families_.push_back({numbered(heads, analyzer, numbers), numbered(members, analyzer, numbers)});
  for (const Number member : families_.back().members) {
    roles_[member].state = true;
  }
}

TurnedWords::Sequences TurnedWords::turned(std::span<const Number> label) const {
  Sequences sequences;
  if (label.size() < 2) {
    return sequences;
  }
  const auto add = [&](std::span<const Number> head, Number sign, std::span<const Number> modifier) {
    sequences.push_back(joined(head, sign, modifier));
  };
  if (at(label.back()).takes != 0) {
    add(label.last(1), head_sign_, label.first(label.size() - 1));
    if (at(label.back()).act) {
      add(label.last(1), state_sign_, label.first(label.size() - 1));
    }
  }
  if (at(label.front()).state) {
    add(label.first(1), state_sign_, label.subspan(1));
  }
  for (std::size_t link = 1; link + 1 < label.size(); ++link) {
    if (!is_link_of(label[link - 1], label[link])) {
      continue;
    }
    std::size_t modifier = link + 1;
    while (modifier < label.size() && at(label[modifier]).determiner) {
      ++modifier;
    }
    if (modifier < label.size()) {
      add(label.first(link), head_sign_, label.subspan(modifier));
      if (link == 1 && at(label.front()).act) {
        add(label.first(link), state_sign_, label.subspan(modifier));
      }
    }
  }
  return sequences;
}

TurnedWords::Sequences TurnedWords::akin(std::span<const Number> label) const {
  Sequences sequences;
  if (label.size() < 2) {
    return sequences;
  }
  const auto add = [&](Number head, std::span<const Number> modifier) {
    if (!at(modifier.back()).part) {
      return;
    }
    for (const Family& family : families_) {
      if (std::find(family.heads.begin(), family.heads.end(), head) == family.heads.end()) {
        continue;
      }
      for (const Number& member : family.members) {
        const std::span<const Number> word(&member, 1);
        sequences.push_back(joined(word, state_sign_, modifier));
        if (member != head) {  // "repair tendons" is no name
          sequences.push_back(joined(word, TermNumbers::unknown, modifier));
        }
        if (at(member).takes != 0) {
          sequences.push_back(joined(word, head_sign_, modifier));
        }
      }
    }
  };
  add(label.back(), label.first(label.size() - 1));
  if (is_link_of(label[0], label[1])) {
    std::span<const Number> modifier = label.subspan(2);
    while (!modifier.empty() && at(modifier.front()).determiner) {
      modifier = modifier.subspan(1);
    }
    if (!modifier.empty()) {
      add(label[0], modifier);
    }
  }
  return sequences;
}

}  // namespace materia
