#include "store/label_matcher.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>

namespace materia {
namespace {

/// A label that ends in a state of the automaton.
struct Entry {
  std::size_t concept_position = 0;
  std::size_t label = 0;
  bool abbreviation = false;  ///< must stand in capitals where abbreviations are matched as written
  bool punctuated = false;    ///< holds punctuation itself, so the text may too
};

/// Labels found over the terms [first, last] of a text.
struct Candidate {
  std::size_t first = 0;
  std::size_t last = 0;
  std::uint32_t state = 0;  ///< whose entries they are
  [[nodiscard]] std::size_t size() const { return last - first + 1; }
};

bool is_capital(char character) {
  return character >= 'A' && character <= 'Z';
}

/// One word with two capitals or more: PRP, iPSC, NSAIDs. Not "Crohn's disease", not "COVID-19 infection".
bool is_abbreviation(std::string_view text) {
  return text.find(' ') == std::string_view::npos && std::count_if(text.begin(), text.end(), is_capital) >= 2;
}

constexpr std::string_view sentence_punctuation = ".,;:!?()[]\n";

bool has_punctuation(std::string_view text) {
  return text.find_first_of(sentence_punctuation) != std::string_view::npos;
}

/// The word without a plural or possessive ending: MSCs, PRP's.
std::string_view without_ending(std::string_view word) {
  if (!word.empty() && word.back() == 's') {
    word.remove_suffix(1);
  }
  for (const std::string_view apostrophe : {"'", "’"}) {
    if (word.ends_with(apostrophe)) {
      word.remove_suffix(apostrophe.size());
    }
  }
  return word;
}

bool is_conjunction(const Term& term) {
  return term.text == "and" || term.text == "or";
}

}  // namespace

struct LabelMatcher::Impl {
  explicit Impl(const Vocabulary& used) : vocabulary(&used) {}

  struct State {
    std::uint32_t failure = 0;  ///< the longest proper suffix that is a state
    std::uint32_t shorter = 0;  ///< the nearest state down the failures that has entries; 0 for none
    std::uint32_t depth = 0;    ///< in terms
    std::vector<Entry> entries;
  };

  const Vocabulary* vocabulary;
  std::unordered_map<std::string, std::uint32_t> term_numbers;
  std::unordered_map<std::uint64_t, std::uint32_t> transitions;
  std::vector<State> states = std::vector<State>(1);

  static constexpr std::uint32_t unknown_term = UINT32_MAX;

  [[nodiscard]] std::uint32_t number_of(const std::string& term) const {
    const auto found = term_numbers.find(term);
    return found == term_numbers.end() ? unknown_term : found->second;
  }

  static std::uint64_t key(std::uint32_t state, std::uint32_t term) {
    return (static_cast<std::uint64_t>(state) << 32U) | term;
  }

  /// The state behind `state` over `term`; 0 where there is none.
  [[nodiscard]] std::uint32_t child(std::uint32_t state, std::uint32_t term) const {
    const auto found = transitions.find(key(state, term));
    return found == transitions.end() ? 0 : found->second;
  }

  [[nodiscard]] std::uint32_t advance(std::uint32_t state, std::uint32_t term) const {
    for (; state != 0; state = states[state].failure) {
      if (const std::uint32_t next = child(state, term); next != 0) {
        return next;
      }
    }
    return child(0, term);
  }

  void add(const std::vector<Term>& terms, Entry entry) {
    std::uint32_t state = 0;
    for (const Term& term : terms) {
      const auto number =
          term_numbers.emplace(term.text, static_cast<std::uint32_t>(term_numbers.size())).first->second;
      std::uint32_t next = child(state, number);
      if (next == 0) {
        next = static_cast<std::uint32_t>(states.size());
        transitions.emplace(key(state, number), next);
        states.emplace_back().depth = states[state].depth + 1;
      }
      state = next;
    }
    auto& entries = states[state].entries;
    const bool known = std::any_of(entries.begin(), entries.end(), [&](const Entry& other) {
      return other.concept_position == entry.concept_position && other.abbreviation == entry.abbreviation;
    });
    if (!known) {
      entries.push_back(entry);
    }
  }

  [[nodiscard]] const Concept& concept_of(const Entry& entry) const {
    return vocabulary->concepts()[entry.concept_position];
  }

  /// Within a scheme the concept whose prefLabel a label is keeps it for itself.
  void prefer_preferred(std::vector<Entry>& entries) const {
    const auto preferred = [&](const Entry& entry) {
      return concept_of(entry).labels[entry.label].kind == LabelKind::preferred;
    };
    const std::vector<Entry> all = entries;
    std::erase_if(entries, [&](const Entry& entry) {
      return !preferred(entry) && std::any_of(all.begin(), all.end(), [&](const Entry& other) {
        return preferred(other) && concept_of(other).scheme == concept_of(entry).scheme &&
               other.concept_position != entry.concept_position;
      });
    });
  }

  /// Failure links in order of depth, as Aho and Corasick give them (1975).
  void link() {
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> children(states.size());
    for (const auto& [from, to] : transitions) {
      children[from >> 32U].emplace_back(static_cast<std::uint32_t>(from), to);
    }
    std::deque<std::uint32_t> queue = {0};
    while (!queue.empty()) {
      const std::uint32_t state = queue.front();
      queue.pop_front();
      for (const auto& [term, next] : children[state]) {
        const std::uint32_t failure = state == 0 ? 0 : advance(states[state].failure, term);
        states[next].failure = failure;
        states[next].shorter = states[failure].entries.empty() ? states[failure].shorter : failure;
        queue.push_back(next);
      }
    }
  }

  [[nodiscard]] bool holds(const Entry& entry, std::string_view text, const std::vector<Term>& terms,
                           const Candidate& candidate, Abbreviations abbreviations) const {
    const Term& first = terms[candidate.first];
    if (entry.abbreviation && abbreviations == Abbreviations::as_written) {
      const std::string_view word = text.substr(first.begin, first.end - first.begin);
      const std::string_view label = concept_of(entry).labels[entry.label].text;
      if (candidate.size() > 1 || without_ending(word) != without_ending(label)) {
        return false;
      }
    }
    for (std::size_t i = candidate.first; i < candidate.last && !entry.punctuated; ++i) {
      if (has_punctuation(text.substr(terms[i].end, terms[i + 1].begin - terms[i].end))) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] std::vector<Candidate> candidates(std::string_view text, const std::vector<Term>& terms,
                                                  Abbreviations abbreviations) const {
    std::vector<Candidate> found;
    std::uint32_t state = 0;
    for (std::size_t last = 0; last < terms.size(); ++last) {
      const std::uint32_t number = number_of(terms[last].text);
      state = number == unknown_term ? 0 : advance(state, number);
      for (std::uint32_t end = state; end != 0; end = states[end].shorter) {
        const Candidate candidate{last + 1 - states[end].depth, last, end};
        if (std::any_of(states[end].entries.begin(), states[end].entries.end(),
                        [&](const Entry& entry) { return holds(entry, text, terms, candidate, abbreviations); })) {
          found.push_back(candidate);
        }
      }
    }
    return found;
  }

  /// The longest first, then the leftmost; what overlaps one already taken goes.
  static std::vector<Candidate> longest(std::vector<Candidate> candidates, std::size_t term_count) {
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return a.size() != b.size() ? a.size() > b.size() : a.first < b.first;
    });
    std::vector<bool> taken(term_count);
    std::vector<Candidate> kept;
    for (const Candidate& candidate : candidates) {
      const auto first = taken.begin() + static_cast<std::ptrdiff_t>(candidate.first);
      const auto last = taken.begin() + static_cast<std::ptrdiff_t>(candidate.last) + 1;
      if (std::find(first, last, true) == last) {
        std::fill(first, last, true);
        kept.push_back(candidate);
      }
    }
    return kept;
  }

  /// The state of modifier + tail of a match, the longest tail first; 0 where that is no label.
  [[nodiscard]] std::uint32_t shared_head(const std::vector<Term>& terms, std::size_t modifier_first,
                                          std::size_t modifier_last, const Candidate& match) const {
    for (std::size_t tail = match.first + 1; tail <= match.last; ++tail) {
      std::uint32_t state = 0;
      const auto step = [&](std::size_t i) {
        const std::uint32_t number = number_of(terms[i].text);
        state = number == unknown_term ? 0 : child(state, number);
        return state != 0;
      };
      bool reached = true;
      for (std::size_t i = modifier_first; reached && i <= modifier_last; ++i) {
        reached = step(i);
      }
      for (std::size_t i = tail; reached && i <= match.last; ++i) {
        reached = step(i);
      }
      if (reached && !states[state].entries.empty()) {
        return state;
      }
    }
    return 0;
  }

  /// "knee, hip or shoulder pain": walks from "shoulder pain" back over the modifiers that share its head.
  void coordinate(std::string_view text, const std::vector<Term>& terms, const Candidate& match,
                  std::vector<Candidate>& found) const {
    std::size_t at = match.first;
    bool conjoined = false;
    while (at >= 1) {
      const std::string_view gap = text.substr(terms[at - 1].end, terms[at].begin - terms[at - 1].end);
      if (at >= 2 && is_conjunction(terms[at - 1]) && !has_punctuation(gap)) {
        at -= 2;
        conjoined = true;
      } else if (gap == "/" || (conjoined && gap == ", ")) {
        at -= 1;
        conjoined = true;
      } else {
        return;
      }
      const std::size_t two_words = at >= 1 ? at - 1 : at;
      for (const std::size_t first : {two_words, at}) {
        if (const std::uint32_t state = shared_head(terms, first, at, match); state != 0) {
          found.push_back({first, match.last, state});
          at = first;
          break;
        }
      }
    }
  }
};

LabelMatcher::LabelMatcher(const Vocabulary& vocabulary, Analyzer& analyzer)
    : impl_(std::make_unique<Impl>(vocabulary)) {
  const std::vector<Concept>& concepts = vocabulary.concepts();
  for (std::size_t position = 0; position < concepts.size(); ++position) {
    for (std::size_t label = 0; label < concepts[position].labels.size(); ++label) {
      const std::string& text = concepts[position].labels[label].text;
      if (const std::vector<Term> terms = analyzer.analyze(text); !terms.empty()) {
        impl_->add(terms, {position, label, is_abbreviation(text), has_punctuation(text)});
      }
    }
  }
  for (Impl::State& state : impl_->states) {
    impl_->prefer_preferred(state.entries);
  }
  impl_->link();
}

LabelMatcher::~LabelMatcher() = default;
LabelMatcher::LabelMatcher(LabelMatcher&&) noexcept = default;
LabelMatcher& LabelMatcher::operator=(LabelMatcher&&) noexcept = default;

std::vector<LabelMatch> LabelMatcher::match(std::string_view text, Analyzer& analyzer,
                                            Abbreviations abbreviations) const {
  const std::vector<Term> terms = analyzer.analyze(text);
  std::vector<Candidate> kept = Impl::longest(impl_->candidates(text, terms, abbreviations), terms.size());
  std::vector<Candidate> coordinated;
  for (const Candidate& candidate : kept) {
    if (candidate.size() > 1) {
      impl_->coordinate(text, terms, candidate, coordinated);
    }
  }
  const std::size_t plain = kept.size();
  kept.insert(kept.end(), coordinated.begin(), coordinated.end());

  std::vector<LabelMatch> matches;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (const Entry& entry : impl_->states[kept[i].state].entries) {
      if (i >= plain || impl_->holds(entry, text, terms, kept[i], abbreviations)) {
        matches.push_back({entry.concept_position, entry.label, terms[kept[i].first].begin, terms[kept[i].last].end});
      }
    }
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const LabelMatch& a, const LabelMatch& b) { return a.begin < b.begin; });
  return matches;
}

}  // namespace materia
