#include "indexer/assertion_cue_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <unordered_map>

#include "store/error.h"

namespace materia {
namespace {

using namespace std::string_view_literals;

template <typename Value>
using Named = std::pair<std::string_view, Value>;

constexpr std::array assertion_names = {Named<Assertion>{"negated", Assertion::negated},
                                        Named<Assertion>{"uncertain", Assertion::uncertain},
                                        Named<Assertion>{"contrast", Assertion::contrast}};
constexpr std::array direction_names = {
    Named<Cue::Direction>{"forward", Cue::Direction::forward},
    Named<Cue::Direction>{"backward", Cue::Direction::backward}, Named<Cue::Direction>{"both", Cue::Direction::both},
    Named<Cue::Direction>{"inside", Cue::Direction::inside}, Named<Cue::Direction>{"onward", Cue::Direction::onward}};
constexpr std::array reach_names = {
    Named<Cue::Reach>{"next", Cue::Reach::next},     Named<Cue::Reach>{"phrase", Cue::Reach::phrase},
    Named<Cue::Reach>{"clause", Cue::Reach::clause}, Named<Cue::Reach>{"claim", Cue::Reach::claim},
    Named<Cue::Reach>{"effect", Cue::Reach::effect}, Named<Cue::Reach>{"sentence", Cue::Reach::sentence}};
constexpr std::array class_names = {Named<WordClass>{"adverb", WordClass::adverb},
                                    Named<WordClass>{"auxiliary", WordClass::auxiliary},
                                    Named<WordClass>{"breaker", WordClass::breaker},
                                    Named<WordClass>{"clause-breaker", WordClass::clause_breaker},
                                    Named<WordClass>{"relative", WordClass::relative},
                                    Named<WordClass>{"preposition", WordClass::preposition},
                                    Named<WordClass>{"example", WordClass::example},
                                    Named<WordClass>{"coordinator", WordClass::coordinator},
                                    Named<WordClass>{"pronoun", WordClass::pronoun},
                                    Named<WordClass>{"determiner", WordClass::determiner},
                                    Named<WordClass>{"asker", WordClass::asker},
                                    Named<WordClass>{"participle", WordClass::participle},
                                    Named<WordClass>{"doubt", WordClass::doubt},
                                    Named<WordClass>{"addressed", WordClass::addressed},
                                    Named<WordClass>{"doubter", WordClass::doubter},
                                    Named<WordClass>{"be", WordClass::be},
                                    Named<WordClass>{"have", WordClass::have},
                                    Named<WordClass>{"past", WordClass::past},
                                    Named<WordClass>{"effect", WordClass::effect},
                                    Named<WordClass>{"given", WordClass::given},
                                    Named<WordClass>{"takes", WordClass::takes},
                                    Named<WordClass>{"need", WordClass::need},
                                    Named<WordClass>{"abate", WordClass::abate},
                                    Named<WordClass>{"human", WordClass::human},
                                    Named<WordClass>{"possessive", WordClass::possessive},
                                    Named<WordClass>{"acted", WordClass::acted},
                                    Named<WordClass>{"wrongly", WordClass::wrongly},
                                    Named<WordClass>{"sign", WordClass::sign},
                                    Named<WordClass>{"measure", WordClass::measure},
                                    Named<WordClass>{"denier", WordClass::denier},
                                    Named<WordClass>{"undenier", WordClass::undenier}};
static_assert(class_names.size() == word_class_count);

template <typename Value, std::size_t size>
std::optional<Value> named(const std::array<Named<Value>, size>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name, &Named<Value>::first);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

[[noreturn]] void fail(std::size_t line, std::string_view what) {
  throw Error(fmt::format("assertion_cues.txt:{}: {}", line, what));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) {
      pieces.push_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

using Groups = std::unordered_map<std::string_view, std::vector<CueWords>>;

CueWords words_of(std::string_view written) {
  CueWords words;
  for (const std::string_view word : split(written, '_')) {
    words.emplace_back(word);
  }
  return words;
}

CueElement element_of(std::string_view written, const Groups& groups, std::size_t line) {
  CueElement element;
  if (written.starts_with('(') && written.ends_with(')')) {
    element.optional = true;
    written = written.substr(1, written.size() - 2);
  }
  for (const std::string_view one : split(written, '/')) {
    if (!one.starts_with('<')) {
      element.alternatives.push_back(words_of(one));
      continue;
    }
    const auto group = groups.find(one.substr(1, one.size() - 2));
    if (!one.ends_with('>') || group == groups.end()) {
      fail(line, fmt::format("no group \"{}\" stands above", one));
    }
    element.alternatives.insert(element.alternatives.end(), group->second.begin(), group->second.end());
  }
  if (element.alternatives.empty()) {
    fail(line, "an empty place in a cue");
  }
  return element;
}

/// The cue of a line without its words, which are taken off `pieces`.
Cue kind_of(std::span<const std::string_view>& pieces, std::size_t line) {
  Cue cue;
  const std::string_view kind = pieces.front();
  pieces = pieces.subspan(1);
  const auto take = [&](const auto& names, std::string_view what) {
    const auto value = pieces.empty() ? std::nullopt : named(names, pieces.front());
    if (!value) {
      fail(line, fmt::format("\"{}\" has to be followed by a {}", kind, what));
    }
    pieces = pieces.subspan(1);
    return *value;
  };
  if (kind == "pseudo") {
    cue.kind = Cue::Kind::shields;
  } else if (kind == "population") {
    cue.kind = Cue::Kind::population;
  } else if (kind == "end") {
    cue.kind = Cue::Kind::ends;
    cue.direction = take(direction_names, "direction");
  } else if (const auto assertion = named(assertion_names, kind)) {
    cue.assertion = *assertion;
    cue.direction = take(direction_names, "direction");
    cue.reach = take(reach_names, "reach");
  } else {
    fail(line, fmt::format("no kind of cue is called \"{}\"", kind));
  }
  return cue;
}

/// Calls `visit` with the pieces and the number of each line that is not empty and no comment.
template <typename Visit>
void for_each_line(std::string_view list, const Visit& visit) {
  for (std::size_t line = 1; !list.empty(); ++line) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::vector<std::string_view> pieces = split(list.substr(0, std::min(list.find('#'), end)), ' ');
    if (!pieces.empty()) {
      visit(std::span(pieces), line);
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

CueList read_cue_list(std::string_view text) {
  CueList list;
  Groups groups;
  const auto read_group = [&](std::span<const std::string_view> pieces, std::size_t line) {
    if (pieces.size() < 3) {
      fail(line, "a group needs a name and words");
    }
    std::vector<CueWords>& group = groups[pieces[1]];
    const auto word_class = named(class_names, pieces[1]);
    for (const std::string_view written : pieces.subspan(2)) {
      for (const CueWords& words : element_of(written, groups, line).alternatives) {
        group.push_back(words);
        if (word_class && words.size() == 1) {
          list.classes.emplace_back(words.front(), *word_class);
        }
      }
    }
  };
  for_each_line(text, [&](std::span<const std::string_view> pieces, std::size_t line) {
    if (pieces.front() == "group") {
      read_group(pieces, line);
      return;
    }
    CueEntry entry;
    entry.cue = kind_of(pieces, line);
    for (const std::string_view written : pieces) {
      entry.elements.push_back(element_of(written, groups, line));
    }
    if (entry.elements.empty() || entry.elements.front().optional || pieces.front() == cue_gap ||
        pieces.back() == cue_gap) {
      fail(line, "a cue begins with a word that must stand there, and does not end with a gap");
    }
    list.entries.push_back(std::move(entry));
  });
  return list;
}

}  // namespace materia
