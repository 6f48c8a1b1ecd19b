#include "indexer/assertion_cues.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include "embedded/assertion_cue_data.h"
#include "indexer/assertion_cue_list.h"

namespace materia {
namespace {

constexpr std::size_t longest_gap = 8;
constexpr std::size_t adverbs_inside = 2;

std::uint32_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char letter : word) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  }
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

/// Makes the automaton: each cue as a chain of places, then for each set of places that the same words lead to one
/// state (subset construction), so that cues with common words share their states.
class AssertionCues::Builder {
 public:
  Builder(AssertionCues& cues, const std::vector<CueEntry>& entries) : cues_(cues) {
    places_.emplace_back();
    for (const CueEntry& entry : entries) {
      cues_.cues_.push_back(entry.cue);
      add(entry);
    }
    state_of({0});
    for (std::size_t state = 0; state < sets_.size(); ++state) {
      expand(state);
    }
  }

 private:
  using Places = std::vector<std::uint32_t>;
  struct Place {
    std::vector<std::pair<WordNumber, std::uint32_t>> edges;
    std::uint32_t gap = 0;
    std::uint32_t cue = 0;
  };

  std::uint32_t new_place() {
    places_.emplace_back();
    return static_cast<std::uint32_t>(places_.size() - 1);
  }

  void add(const CueEntry& entry) {
    Places ends = {0};
    for (const CueElement& element : entry.elements) {
      const std::uint32_t behind = new_place();
      for (const std::uint32_t from : ends) {
        for (const CueWords& words : element.alternatives) {
          lead(from, words, behind);
        }
      }
      if (!element.optional) {
        ends.clear();
      }
      ends.push_back(behind);
    }
    for (const std::uint32_t end : ends) {
      places_[end].cue = static_cast<std::uint32_t>(cues_.cues_.size());
    }
  }

  void lead(std::uint32_t from, const CueWords& words, std::uint32_t to) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::uint32_t next = i + 1 == words.size() ? to : new_place();
      if (words[i] == cue_gap) {
        places_[from].gap = next;
      } else {
        places_[from].edges.emplace_back(cues_.number_of(words[i]), next);
      }
      from = next;
    }
  }

  State state_of(Places places) {
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const auto [entry, is_new] = states_.emplace(std::move(places), static_cast<State>(sets_.size()));
    if (is_new) {
      sets_.push_back(&entry->first);
    }
    return entry->second;
  }

  void expand(std::size_t state) {
    Node node;
    std::map<WordNumber, Places> by_word;
    Places gaps;
    for (const std::uint32_t place : *sets_[state]) {
      for (const auto& [word, next] : places_[place].edges) {
        by_word[word].push_back(next);
      }
      if (places_[place].gap != 0) {
        gaps.push_back(places_[place].gap);
      }
      node.cue = std::max(node.cue, places_[place].cue);  // the last line wins
    }
    node.edges_begin = cues_.edges_.size();
    for (auto& [word, next] : by_word) {
      const State to = state_of(std::move(next));
      cues_.edges_.push_back({word, to});
      if (state == start) {
        cues_.first_[word] = to;
      }
    }
    node.edges_end = cues_.edges_.size();
    node.gap = gaps.empty() ? start : state_of(std::move(gaps));
    cues_.nodes_.push_back(node);
  }

  AssertionCues& cues_;
  std::vector<Place> places_;
  std::map<Places, State> states_;
  std::vector<const Places*> sets_;
};

AssertionCues::AssertionCues(std::string_view list) {
  const CueList read = read_cue_list(list);
  std::vector<std::string> words;
  for (const auto& [word, word_class] : read.classes) {
    words.push_back(word);
  }
  for (const CueEntry& entry : read.entries) {
    for (const CueElement& element : entry.elements) {
      for (const CueWords& alternative : element.alternatives) {
        words.insert(words.end(), alternative.begin(), alternative.end());
      }
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  number_words(std::move(words));
  for (const auto& [word, word_class] : read.classes) {
    classes_[number_of(word)] |= std::uint32_t{1} << static_cast<unsigned>(word_class);
  }
  const Builder built(*this, read.entries);
}

void AssertionCues::number_words(std::vector<std::string> words) {
  slots_.resize(std::bit_ceil(4 * words.size() + 1));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t hash = hash_of(words[i]);
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot].number != 0) {
      slot = (slot + 1) & (slots_.size() - 1);
    }
    slots_[slot] = {hash, static_cast<WordNumber>(i + 1)};
  }
  classes_.resize(words.size() + 1);
  first_.resize(words.size() + 1, start);
  words_ = std::move(words);
}

const AssertionCues& AssertionCues::shipped() {
  static const AssertionCues cues(embedded::assertion_cue_data().front().content);
  return cues;
}

WordNumber AssertionCues::number_of(std::string_view word) const {
  const std::uint32_t hash = hash_of(word);
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot].number != 0 && (slots_[slot].hash != hash || words_[slots_[slot].number - 1U] != word)) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slots_[slot].number;
}

bool AssertionCues::is(WordNumber word, WordClass word_class) const {
  return ((classes_[word] >> static_cast<unsigned>(word_class)) & 1U) != 0;
}

AssertionCues::State AssertionCues::child(State state, WordNumber word) const {
  if (word == 0) {
    return start;
  }
  const auto begin = edges_.begin() + static_cast<std::ptrdiff_t>(nodes_[state].edges_begin);
  const auto end = edges_.begin() + static_cast<std::ptrdiff_t>(nodes_[state].edges_end);
  const auto found = std::ranges::lower_bound(begin, end, word, {}, &Edge::word);
  return found == end || found->word != word ? start : found->to;
}

struct AssertionCues::Search {
  std::span<const CueToken> tokens;
  CueMatch so_far;
  std::vector<CueMatch>& found;
};

void AssertionCues::find(std::span<const CueToken> tokens, std::size_t begin, std::vector<CueMatch>& found) const {
  const WordNumber word = tokens[begin].word;
  if (tokens[begin].kind != CueToken::Kind::word || first_[word] == start) {
    return;
  }
  Search search{tokens, {}, found};
  search.so_far.begin = begin;
  search.so_far.words = 1;
  follow(search, first_[word], begin + 1, 0);
}

void AssertionCues::follow(Search& search, State state, std::size_t at, std::size_t skipped) const {
  const Node& node = nodes_[state];
  const CueMatch before = search.so_far;
  if (node.cue != 0) {
    CueMatch& match = search.found.emplace_back(before);
    match.cue = &cues_[node.cue - 1];
    match.end = at;
  }
  const auto is_inside = [&](std::size_t token) {
    return token < search.tokens.size() &&
           (search.tokens[token].kind == CueToken::Kind::word || search.tokens[token].kind == CueToken::Kind::mention);
  };
  if (node.gap != start) {
    for (std::size_t size = 1; size <= longest_gap && is_inside(at + size - 1); ++size) {
      search.so_far.gap_begin = at;
      search.so_far.gap_end = at + size;
      follow(search, node.gap, at + size, adverbs_inside);
      search.so_far = before;
    }
  }
  if (!is_inside(at)) {
    return;
  }
  if (const State next = child(state, search.tokens[at].word); next != start) {
    ++search.so_far.words;
    follow(search, next, at + 1, 0);
    search.so_far = before;
  }
  if (search.tokens[at].adverb && skipped < adverbs_inside) {
    follow(search, state, at + 1, skipped + 1);
  }
}

}  // namespace materia
