#include "store/label_context.h"

#include <algorithm>
#include <set>
#include <string>

#include "store/gapped_labels.h"
#include "store/label_matcher.h"
#include "store/stop_words.h"

namespace materia {
namespace {

/// A word of more than one concept in this many tells little apart.
constexpr std::size_t common_share = 20;

bool is_ambiguous(const Concept& one) {
  return std::any_of(one.labels.begin(), one.labels.end(), [](const Label& label) { return label.ambiguous; });
}

/// The content words that the vocabulary uses of a concept, as terms.
std::set<std::string> words_of(const Concept& one, Analyzer& analyzer) {
  std::set<std::string> words;
  const auto add = [&](std::string_view text) {
    Term term;
    for (std::size_t position = 0; analyzer.next(text, position, term);) {
      const std::string folded = analyzer.fold(text.substr(term.begin, term.end - term.begin));
      if (term.text.size() > 2 && !is_stop_word(folded)) {
        words.insert(term.text);
      }
    }
  };
  for (const Label& label : one.labels) {
    if (!label.ambiguous && !GappedLabels::has_gap(label)) {
      add(label.text);
    }
  }
  add(one.definition);
  add(one.scope_note);
  return words;
}

void add_once(std::vector<std::size_t>& positions, std::size_t position) {
  const auto place = std::lower_bound(positions.begin(), positions.end(), position);
  if (place == positions.end() || *place != position) {
    positions.insert(place, position);
  }
}

}  // namespace

LabelContext::LabelContext(const Vocabulary& vocabulary, const LabelMatcher& matcher, Analyzer& analyzer) {
  if (std::ranges::any_of(vocabulary.concepts(), is_ambiguous)) {
    add_words(vocabulary, analyzer);
    add_neighbours(vocabulary, matcher, analyzer);
  }
}

void LabelContext::add_words(const Vocabulary& vocabulary, Analyzer& analyzer) {
  const std::vector<Concept>& concepts = vocabulary.concepts();
  std::vector<std::set<std::string>> words;
  std::unordered_map<std::string, std::size_t> used_of;
  for (const Concept& one : concepts) {
    for (const std::string& word : words.emplace_back(words_of(one, analyzer))) {
      ++used_of[word];
    }
  }
  for (std::size_t position = 0; position < concepts.size(); ++position) {
    if (is_ambiguous(concepts[position])) {
      Words& of_concept = by_concept_[position];
      for (const std::string& word : words[position]) {
        const bool common = used_of[word] > 1 && used_of[word] * common_share > concepts.size();
        of_concept.points.emplace(numbers_.add(word), common ? common_word_point : word_point);
      }
    }
  }
}

void LabelContext::add_neighbours(const Vocabulary& vocabulary, const LabelMatcher& matcher, Analyzer& analyzer) {
  const auto relate = [&](std::size_t one, std::size_t other) {
    if (const auto found = by_concept_.find(one); found != by_concept_.end() && one != other) {
      add_once(found->second.neighbours, other);
    }
  };
  for (std::size_t position = 0; position < vocabulary.concepts().size(); ++position) {
    const Concept& one = vocabulary.concepts()[position];
    for (const std::size_t broader : one.broader) {
      relate(position, broader);
      relate(broader, position);
    }
    for (const LabelMatch& match : matcher.match(one.definition, analyzer)) {
      if (!match.ambiguous) {
        relate(position, match.concept_position);
        relate(match.concept_position, position);
        // What is used for arthritis is near each kind of it.
        for (const std::size_t narrower : vocabulary.narrower(match.concept_position)) {
          relate(narrower, position);
        }
      }
    }
  }
}

double LabelContext::points(std::size_t concept_position, std::span<const Term> around,
                            std::span<const std::size_t> named) const {
  const auto found = by_concept_.find(concept_position);
  if (found == by_concept_.end()) {
    return 0;
  }
  double points = 0;
  std::set<TermNumbers::Number> counted;
  for (const TermNumbers::Number number : numbers_.find_all(around)) {
    const auto word = found->second.points.find(number);
    if (word != found->second.points.end() && counted.insert(number).second) {
      points += word->second;
    }
  }
  const std::vector<std::size_t>& neighbours = found->second.neighbours;
  if (std::any_of(named.begin(), named.end(), [&](std::size_t position) {
        return std::binary_search(neighbours.begin(), neighbours.end(), position);
      })) {
    points += neighbour_point;
  }
  return points;
}

}  // namespace materia
