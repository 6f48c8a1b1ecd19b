#include "store/label_matcher.h"

#include <algorithm>
#include <span>
#include <string>

#include "store/term_automaton.h"

namespace materia {
namespace {

/// A label whose terms end in a state of the automaton.
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
  TermAutomaton::State state = TermAutomaton::start;  ///< whose entries they are
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

  const Vocabulary* vocabulary;
  TermAutomaton automaton;
  std::vector<std::vector<Entry>> entries;  ///< by state

  void add(const std::vector<Term>& terms, const Entry& entry) {
    const TermAutomaton::State state = automaton.add(terms);
    entries.resize(automaton.size());
    const bool known = std::any_of(entries[state].begin(), entries[state].end(), [&](const Entry& other) {
      return other.concept_position == entry.concept_position && other.abbreviation == entry.abbreviation;
    });
    if (!known) {
      entries[state].push_back(entry);
    }
  }

  [[nodiscard]] const Concept& concept_of(const Entry& entry) const {
    return vocabulary->concepts()[entry.concept_position];
  }

  /// Within a scheme the concept whose prefLabel a label is keeps it for itself.
  void prefer_preferred(std::vector<Entry>& of_state) const {
    const auto preferred = [&](const Entry& entry) {
      return concept_of(entry).labels[entry.label].kind == LabelKind::preferred;
    };
    const std::vector<Entry> all = of_state;
    std::erase_if(of_state, [&](const Entry& entry) {
      return !preferred(entry) && std::any_of(all.begin(), all.end(), [&](const Entry& other) {
        return preferred(other) && concept_of(other).scheme == concept_of(entry).scheme &&
               other.concept_position != entry.concept_position;
      });
    });
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
    TermAutomaton::State state = TermAutomaton::start;
    for (std::size_t last = 0; last < terms.size(); ++last) {
      state = automaton.advance(state, terms[last].text);
      for (TermAutomaton::State end = state; end != TermAutomaton::start; end = automaton.shorter(end)) {
        const Candidate candidate{last + 1 - automaton.length(end), last, end};
        if (std::any_of(entries[end].begin(), entries[end].end(),
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

  /// The state of modifier + tail of a match, the longest tail first; start where that is no label.
  [[nodiscard]] TermAutomaton::State shared_head(std::span<const Term> terms, std::size_t modifier_first,
                                                 std::size_t modifier_last, const Candidate& match) const {
    const TermAutomaton::State modified =
        automaton.follow(TermAutomaton::start, terms.subspan(modifier_first, modifier_last - modifier_first + 1));
    for (std::size_t tail = match.first + 1; modified != TermAutomaton::start && tail <= match.last; ++tail) {
      const TermAutomaton::State state = automaton.follow(modified, terms.subspan(tail, match.last - tail + 1));
      if (automaton.is_end(state)) {
        return state;
      }
    }
    return TermAutomaton::start;
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
        if (const auto state = shared_head(terms, first, at, match); state != TermAutomaton::start) {
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
  for (std::vector<Entry>& of_state : impl_->entries) {
    impl_->prefer_preferred(of_state);
  }
  impl_->automaton.link();
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
    for (const Entry& entry : impl_->entries[kept[i].state]) {
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
