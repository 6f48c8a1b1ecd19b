#include "indexer/other_fields.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

#include "embedded/other_field_data.h"
#include "store/listed_lines.h"

namespace materia {
namespace {

constexpr std::size_t window_terms = 20;  ///< on each side
constexpr std::size_t health_words_of_an_article = 5;
constexpr std::size_t weight_of_health = 2;
constexpr std::size_t needed_for_everyday = 1;
constexpr std::size_t needed_for_others = 2;

/// The lists of other_fields.txt, as terms.
struct FieldWords {
  FieldWords() {
    Analyzer analyzer;
    for_each_listed_line(embedded::other_field_data()[0].content, [&](std::string_view line) {
      const std::size_t colon = std::min(line.find(':'), line.size());
      std::unordered_set<std::string>& words = list(line.substr(0, colon));
      for (const Term& term : analyzer.analyze(line.substr(colon))) {
        words.insert(term.text);
      }
    });
  }

  std::unordered_set<std::string> everyday;
  std::unordered_set<std::string> health;
  std::unordered_set<std::string> other;

 private:
  std::unordered_set<std::string>& list(std::string_view kind) {
    return kind == "everyday" ? everyday : kind == "health" ? health : other;
  }
};

const FieldWords& field_words() {
  static const FieldWords words;
  return words;
}

bool is_everyday(const FieldText& field, const LabelMatch& match) {
  return match.first_term == match.last_term &&
         (match.abbreviation || field_words().everyday.contains(field.terms[match.first_term].text));
}

/// Another name that stands near and is sure to speak of health.
bool has_sure_neighbour(const FieldText& field, const std::vector<LabelMatch>& all, const LabelMatch& match,
                        const TermRange& around) {
  // Matches are ordered by where they begin, so what is near stands next to it.
  auto other = std::partition_point(all.begin(), all.end(),
                                    [&](const LabelMatch& one) { return one.begin < field.terms[around.first].begin; });
  for (; other != all.end() && other->first_term <= around.last; ++other) {
    const bool beside = other->first_term > match.last_term || other->last_term < match.first_term;
    if (beside && !other->ambiguous && !is_everyday(field, *other)) {
      return true;
    }
  }
  return false;
}

bool speaks_of_another_field(const FieldText& field, const std::vector<LabelMatch>& all, const LabelMatch& match) {
  const TermRange around = terms_around(field, match, window_terms);
  if (has_sure_neighbour(field, all, match, around)) {
    return false;
  }
  // A word of the name says nothing of its surroundings, wherever it stands.
  std::set<std::string> counted;
  for (std::size_t i = match.first_term; i <= match.last_term; ++i) {
    counted.insert(field.terms[i].text);
  }
  std::size_t of_other = 0;
  std::size_t of_health = 0;
  for (std::size_t i = around.first; i <= around.last; ++i) {
    const std::string& word = field.terms[i].text;
    if (counted.insert(word).second) {
      of_health += field_words().health.contains(word) ? 1U : 0U;
      of_other += field_words().other.contains(word) ? 1U : 0U;
    }
  }
  const std::size_t needed = is_everyday(field, match) ? needed_for_everyday : needed_for_others;
  return of_other >= needed + weight_of_health * of_health;
}

/// In an article about health a word that other fields use as well is meant literally nearly always.
bool is_about_health(std::span<const FieldText> fields) {
  std::set<std::string_view> words;
  for (const FieldText& field : fields) {
    for (const Term& term : field.terms) {
      if (field_words().health.contains(term.text) && words.insert(term.text).second &&
          words.size() == health_words_of_an_article) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

void drop_other_fields(std::span<FieldText> fields) {
  const bool names_any = std::ranges::any_of(fields, [](const FieldText& field) { return !field.matches.empty(); });
  if (!names_any || is_about_health(fields)) {
    return;
  }
  for (FieldText& field : fields) {
    const std::vector<LabelMatch> all = field.matches;
    std::erase_if(field.matches, [&](const LabelMatch& match) {
      return match.rule != MentionRule::defined_abbreviation && speaks_of_another_field(field, all, match);
    });
  }
}

}  // namespace materia
