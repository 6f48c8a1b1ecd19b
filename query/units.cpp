#include "query/units.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace materia {
namespace {

constexpr std::size_t most_terms = 64;  ///< bits of a TermSet

/// Equal for alternatives that find the same.
std::string key_of(const Alternative& alternative) {
  std::string key = alternative.field ? std::to_string(static_cast<int>(*alternative.field)) + ":" : "";
  for (const std::string& term : alternative.terms) {
    key += term + ' ';
  }
  return key + (alternative.prefix ? "*" : "") + (alternative.scattered ? "~" : "");
}

std::string key_of(const Clause& clause) {
  std::string key;
  for (const Alternative& alternative : clause.alternatives) {
    key += key_of(alternative) + '|';
  }
  return key;
}

class UnitMaker {
 public:
  UnitMaker(const DistinctClauses& asked, const std::vector<PhrasePlace>& phrases, const std::string& typed,
            const Snapshot& snapshot, Reader& reader, const DocumentCounter& count)
      : asked_(asked), places_(phrases), typed_(typed), snapshot_(snapshot), reader_(reader), count_(count) {}

  Units make() {
    for (std::size_t clause = 0; clause < asked_.clauses.size(); ++clause) {
      read_clause(clause);
    }
    weigh_repetitions();
    find_words_of_phrases();
    return std::move(made_);
  }

 private:
  /// A clause to which names were added, or whose words may stand apart, has two readings; any other is one unit.
  void read_clause(std::size_t position) {
    const Clause& clause = asked_.clauses[position];
    Draft whole = draft(position);
    Draft as_typed = draft(position);
    std::vector<Draft> words;
    while (next_ < places_.size() && places_[next_].clause == position) {
      const std::size_t place = places_[next_].alternative;
      const Alternative& alternative = clause.alternatives[place];
      const std::size_t count = alternative.scattered ? alternative.words.size() : 1;
      if (!alternative.loose) {
        made_.requirements.push_back({position, next_, count});
      }
      if (alternative.scattered) {
        for (std::size_t word = 0; word < count; ++word) {
          words.push_back(draft(position));
          words.back().unit.asked = alternative.words[word];
          add(words.back(), word_of(alternative, word), next_ + word, place);
        }
      } else {
        add(whole, alternative, next_, place);
        if (alternative.typed) {
          add(as_typed, alternative, next_, place);
        }
      }
      next_ += count;
    }
    const bool has_names = whole.clause.alternatives.size() > as_typed.clause.alternatives.size();
    if (words.empty() && has_names) {
      words.push_back(std::move(as_typed));
    }
    whole.unit.names = !words.empty();
    for (Draft& word : words) {
      finish(std::move(word));
    }
    finish(std::move(whole));
  }

  struct Draft {
    Unit unit;
    Clause clause;  ///< what finds it
  };

  [[nodiscard]] Draft draft(std::size_t position) const {
    const Clause& clause = asked_.clauses[position];
    Draft made;
    made.unit.clause = position;
    made.unit.asked = typed_.substr(std::min(clause.begin, typed_.size()), clause.end - clause.begin);
    return made;
  }

  static Alternative word_of(const Alternative& scattered, std::size_t word) {
    Alternative alone;
    alone.terms = {scattered.terms[word]};
    alone.words = {scattered.words[word]};
    return alone;
  }

  static void add(Draft& draft, const Alternative& alternative, std::size_t phrase, std::size_t place) {
    const float weight = alternative.typed ? 1 : alternative.narrower ? narrower_name_weight : other_name_weight;
    draft.unit.phrases.push_back({phrase, place, weight, 0});
    draft.clause.alternatives.push_back(alternative);
  }

  void finish(Draft made) {
    if (made.unit.phrases.empty()) {
      return;
    }
    const std::vector<Alternative>& alternatives = made.clause.alternatives;
    made.unit.idf = idf(made.clause, std::nullopt);
    if (is_lone_word(alternatives)) {
      made.unit.lone_term = alternatives.front().terms.front();
      made.unit.title_idf = snapshot_.title_idf(made.unit.lone_term, reader_);
    } else {
      made.unit.title_idf = idf(made.clause, Field::title);
    }
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      made.unit.phrases[i].terms = terms_of(alternatives[i], made.unit.title_idf);
    }
    keys_.push_back((made.unit.names ? "names " : "") + key_of(made.clause));
    made_.units.push_back(std::move(made.unit));
  }

  static bool is_lone_word(const std::vector<Alternative>& alternatives) {
    const Alternative& first = alternatives.front();
    return alternatives.size() == 1 && first.terms.size() == 1 && !first.prefix && !first.field;
  }

  double idf(const Clause& clause, std::optional<Field> only) {
    return inverse_document_frequency(snapshot_.size(), count_(clause, only));
  }

  TermSet terms_of(const Alternative& alternative, double prefix_idf) {
    TermSet set = 0;
    for (std::size_t i = 0; i < alternative.terms.size(); ++i) {
      const bool prefix = alternative.prefix && i + 1 == alternative.terms.size();
      const std::string key = alternative.terms[i] + (prefix ? "*" : "");
      auto known = std::find(terms_.begin(), terms_.end(), key);
      if (known == terms_.end() && terms_.size() < most_terms) {
        terms_.push_back(key);
        made_.term_title_idf.push_back(prefix ? prefix_idf : snapshot_.title_idf(alternative.terms[i], reader_));
        known = terms_.end() - 1;
      }
      set |= known == terms_.end() ? 0 : TermSet{1} << (known - terms_.begin());
    }
    return set;
  }

  /// A word may be typed again as part of another clause: "arthritis or rheumatoid arthritis".
  void weigh_repetitions() {
    std::unordered_map<std::string, std::size_t> times;
    for (std::size_t i = 0; i < made_.units.size(); ++i) {
      times[keys_[i]] += asked_.times[made_.units[i].clause];
    }
    for (std::size_t i = 0; i < made_.units.size(); ++i) {
      const std::size_t all = times[keys_[i]];
      made_.units[i].weight =
          repetition_weight(all) * static_cast<double>(asked_.times[made_.units[i].clause]) / static_cast<double>(all);
    }
  }

  void find_words_of_phrases() {
    made_.word_of_phrase.resize(places_.size());
    for (std::size_t unit = 0; unit < made_.units.size(); ++unit) {
      for (const Unit::Phrase& phrase : made_.units[unit].phrases) {
        if (!made_.units[unit].names) {
          made_.word_of_phrase[phrase.phrase] = unit;
        }
      }
    }
  }

  const DistinctClauses& asked_;
  const std::vector<PhrasePlace>& places_;
  const std::string& typed_;
  const Snapshot& snapshot_;
  Reader& reader_;
  const DocumentCounter& count_;
  std::size_t next_ = 0;  ///< phrase
  Units made_;
  std::vector<std::string> keys_;   ///< of the units
  std::vector<std::string> terms_;  ///< of the TermSets
};

}  // namespace

DistinctClauses distinct(const std::vector<Clause>& clauses) {
  DistinctClauses found;
  std::unordered_map<std::string, std::size_t> known;
  for (const Clause& clause : clauses) {
    const auto [place, is_new] = known.emplace(key_of(clause), found.clauses.size());
    if (is_new) {
      found.clauses.push_back(clause);
      found.times.push_back(0);
    }
    ++found.times[place->second];
  }
  return found;
}

double repetition_weight(std::size_t times) {
  const auto q = static_cast<double>(times);
  return 3 * q / (2 + q);
}

double Units::title_idf_of(TermSet terms) const {
  double sum = 0;
  for (; terms != 0; terms &= terms - 1) {
    sum += term_title_idf[static_cast<std::size_t>(std::countr_zero(terms))];
  }
  return sum;
}

Units make_units(const DistinctClauses& asked, const std::vector<PhrasePlace>& phrases, const std::string& typed,
                 const Snapshot& snapshot, Reader& reader, const DocumentCounter& count) {
  return UnitMaker(asked, phrases, typed, snapshot, reader, count).make();
}

}  // namespace materia
