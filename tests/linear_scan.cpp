#include "tests/linear_scan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace materia {
namespace {

constexpr std::array all_fields = {Field::title, Field::headings, Field::body};

std::vector<std::string> terms_of(std::string_view text, Analyzer& analyzer) {
  std::vector<std::string> terms;
  Term term;
  for (std::size_t position = 0; analyzer.next(text, position, term);) {
    terms.push_back(term.text);
  }
  return terms;
}

double idf(double documents, double having) {
  return std::log(1 + (documents - having + 0.5) / (having + 0.5));
}

std::string key_of(const Alternative& alternative) {
  std::string key = alternative.field ? "field " : "";
  for (const std::string& term : alternative.terms) {
    key += term + " ";
  }
  return key + (alternative.prefix ? "*" : "") + (alternative.scattered ? "~" : "");
}

std::string key_of(const std::vector<Alternative>& alternatives) {
  std::string key;
  for (const Alternative& alternative : alternatives) {
    key += key_of(alternative) + "|";
  }
  return key;
}

/// One for each word of a scattered alternative, else itself.
std::vector<Alternative> parts(const Alternative& alternative) {
  if (!alternative.scattered) {
    return {alternative};
  }
  std::vector<Alternative> words;
  for (std::size_t i = 0; i < alternative.terms.size(); ++i) {
    words.emplace_back();
    words.back().terms = {alternative.terms[i]};
    words.back().words = {alternative.words[i]};
  }
  return words;
}

double repetition(std::size_t times) {
  return 3.0 * static_cast<double>(times) / (2.0 + static_cast<double>(times));
}

}  // namespace

double LinearScan::Text::title_length() const {
  return has_title ? static_cast<double>(terms[0].size()) : 0;
}

double LinearScan::Text::length() const {
  return title_length() + static_cast<double>(terms[1].size()) + static_cast<double>(terms[2].size());
}

LinearScan::LinearScan(const std::filesystem::path& file) {
  Reader reader(file);
  Analyzer analyzer;
  vocabulary_ = reader.vocabulary();
  std::vector<DocumentId> ids = reader.newest_first();
  std::sort(ids.begin(), ids.end());
  for (const DocumentId id : ids) {
    const Document document = reader.document(id).value();
    Text& text = texts_.emplace_back();
    text.id = id;
    text.terms = {terms_of(document.title, analyzer), terms_of(document.headings(), analyzer),
                  terms_of(document.body, analyzer)};
    text.has_title = !document.title_inferred && !text.terms[0].empty();
    for (const Tag& tag : reader.tags(id)) {
      const std::size_t own = vocabulary_.find(tag.concept_id).value();
      const bool about = tag.level == Level::about;
      for (const std::size_t above : vocabulary_.ancestors(own)) {
        text.concepts[above] = text.concepts[above] || about;
      }
      if (about && tag.salience >= 0.5) {
        text.clearly_about.insert(own);
      }
    }
    if (text.has_title) {
      for (const std::string& term : std::set(text.terms[0].begin(), text.terms[0].end())) {
        ++titles_with_[term];
      }
    }
    mean_length_ += text.length();
    mean_title_length_ += text.title_length();
  }
  mean_length_ /= std::max(1.0, static_cast<double>(texts_.size()));
  mean_title_length_ /= std::max(1.0, static_cast<double>(texts_.size()));
  for (std::size_t position = 0; position < vocabulary_.concepts().size(); ++position) {
    for (const Label& label : vocabulary_.concepts()[position].labels) {
      if (is_shown(label.kind)) {
        for (const std::string& term : terms_of(label.text, analyzer)) {
          ++names_[position][term];
        }
      }
    }
  }
}

std::vector<std::size_t> LinearScan::places(const Alternative& alternative, const std::vector<std::string>& terms) {
  std::vector<std::size_t> found;
  const std::size_t length = alternative.terms.size();
  for (std::size_t begin = 0; begin + length <= terms.size(); ++begin) {
    bool all = true;
    for (std::size_t i = 0; i < length; ++i) {
      const bool prefix = alternative.prefix && i + 1 == length;
      all = all &&
            (prefix ? terms[begin + i].starts_with(alternative.terms[i]) : terms[begin + i] == alternative.terms[i]);
    }
    if (all) {
      found.push_back(begin);
    }
  }
  return found;
}

std::size_t LinearScan::times(const Alternative& alternative, const Text& text, Field field) {
  const bool looked_at = !alternative.field || *alternative.field == field;
  return looked_at ? places(alternative, text.terms[static_cast<std::size_t>(field)]).size() : 0;
}

bool LinearScan::stands(const Alternative& alternative, const Text& text, std::optional<Field> only) {
  const std::vector<Alternative> needed = parts(alternative);
  return std::all_of(needed.begin(), needed.end(), [&](const Alternative& part) {
    return std::any_of(all_fields.begin(), all_fields.end(),
                       [&](Field field) { return (!only || *only == field) && times(part, text, field) > 0; });
  });
}

bool LinearScan::has(const Clause& clause, const Text& text) {
  return std::any_of(clause.alternatives.begin(), clause.alternatives.end(),
                     [&](const Alternative& alternative) { return !alternative.loose && stands(alternative, text); });
}

bool LinearScan::has_any_part(const Clause& clause, const Text& text) {
  return std::any_of(clause.alternatives.begin(), clause.alternatives.end(), [&](const Alternative& alternative) {
    const std::vector<Alternative> words = parts(alternative);
    return std::any_of(words.begin(), words.end(), [&](const Alternative& word) { return stands(word, text); });
  });
}

double LinearScan::idf_of(const std::vector<Alternative>& alternatives, std::optional<Field> only) const {
  const auto having = std::count_if(texts_.begin(), texts_.end(), [&](const Text& text) {
    return std::any_of(alternatives.begin(), alternatives.end(),
                       [&](const Alternative& alternative) { return stands(alternative, text, only); });
  });
  return idf(static_cast<double>(texts_.size()), static_cast<double>(having));
}

double LinearScan::title_idf(const std::string& term) const {
  const auto having = titles_with_.find(term);
  return idf(static_cast<double>(texts_.size()),
             having == titles_with_.end() ? 0 : static_cast<double>(having->second));
}

LinearScan::Unit LinearScan::finished(Unit unit) const {
  const Alternative& first = unit.alternatives.front();
  if (unit.alternatives.size() == 1 && first.terms.size() == 1 && !first.prefix && !first.field) {
    unit.lone_term = first.terms.front();
  }
  unit.idf = idf_of(unit.alternatives, std::nullopt);
  unit.title_idf = unit.lone_term.empty() ? idf_of(unit.alternatives, Field::title) : title_idf(unit.lone_term);
  return unit;
}

LinearScan::Units LinearScan::units_of(const Query& query) const {
  // Clauses that ask for the same are one.
  std::vector<std::pair<Clause, std::size_t>> clauses;
  for (const Clause& clause : query.clauses) {
    const auto same = std::find_if(clauses.begin(), clauses.end(), [&](const auto& other) {
      return key_of(other.first.alternatives) == key_of(clause.alternatives);
    });
    same == clauses.end() ? static_cast<void>(clauses.emplace_back(clause, 1)) : static_cast<void>(++same->second);
  }
  Units units;
  std::map<std::string, std::size_t> typed;
  const auto key = [](const Unit& unit) { return (unit.together ? "together " : "") + key_of(unit.alternatives); };
  for (const auto& [clause, count] : clauses) {
    std::vector<Unit>& of_clause = units.emplace_back();
    Unit whole;
    whole.asked = query.text.substr(clause.begin, clause.end - clause.begin);
    for (const Alternative& alternative : clause.alternatives) {
      if (alternative.loose && query.match == MatchMode::all) {
        continue;
      }
      if (!alternative.scattered) {
        whole.alternatives.push_back(alternative);
        continue;
      }
      for (const Alternative& word : parts(alternative)) {
        Unit apart;
        apart.asked = word.words.front();
        apart.alternatives = {word};
        of_clause.push_back(finished(apart));
      }
    }
    whole.together = !of_clause.empty();
    if (!whole.alternatives.empty()) {
      of_clause.push_back(finished(whole));
    }
    for (const Unit& unit : of_clause) {
      typed[key(unit)] += count;
    }
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (Unit& unit : units[i]) {
      const std::size_t all = typed[key(unit)];
      unit.weight = repetition(all) * static_cast<double>(clauses[i].second) / static_cast<double>(all);
    }
  }
  return units;
}

bool LinearScan::passes(const Query& query, const Text& text, std::string_view but_of) const {
  const auto has_any = [&](const std::string& scheme, const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const auto found = text.concepts.find(vocabulary_.find(scheme, name).value());
      return found != text.concepts.end() && (found->second || !query.about_only);
    });
  };
  const auto& excluded = query.excluded_filters;
  const bool left_out = std::any_of(excluded.begin(), excluded.end(),
                                    [&](const auto& filter) { return has_any(filter.first, filter.second); });
  return !left_out && std::all_of(query.filters.begin(), query.filters.end(), [&](const auto& filter) {
    const auto& [scheme, names] = filter;
    return scheme == but_of || has_any(scheme, names);
  });
}

LinearScan::Answer LinearScan::search(const Query& query) const {
  const Units units = units_of(query);
  Answer answer;
  std::vector<std::pair<Hit, const Text*>> hits;
  for (const Text& text : texts_) {
    const auto in = [&](const Clause& clause) { return has(clause, text); };
    const auto partly_in = [&](const Clause& clause) { return has_any_part(clause, text); };
    const bool found = query.match == MatchMode::any
                           ? std::any_of(query.clauses.begin(), query.clauses.end(), partly_in)
                           : std::all_of(query.clauses.begin(), query.clauses.end(), in);
    if (!found || std::any_of(query.excluded.begin(), query.excluded.end(), in)) {
      continue;
    }
    for (const auto& [position, about] : text.concepts) {
      const Concept& having = vocabulary_.concepts()[position];
      if ((about || !query.about_only) && passes(query, text, having.scheme)) {
        ++answer.facets[having.scheme + ":" + having.local_name];
      }
    }
    if (passes(query, text)) {
      hits.push_back({{text.id, score(units, text)}, &text});
    }
  }
  const auto better = [](const auto& left, const auto& right) {
    return left.first.score != right.first.score ? left.first.score > right.first.score
                                                 : left.first.id < right.first.id;
  };
  // The hundred best are looked at closer.
  std::sort(hits.begin(), hits.end(), better);
  const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(hits.size(), 100));
  std::for_each(hits.begin(), end, [&](auto& hit) { hit.first.score += proximity(units, *hit.second); });
  std::sort(hits.begin(), end, better);
  answer.total = hits.size();
  for (const auto& [hit, text] : hits) {
    answer.hits.push_back(hit);
  }
  return answer;
}

MatchMode LinearScan::decided(const Query& query) const {
  if (query.match != MatchMode::automatic) {
    return query.match;
  }
  Query with_all = query;
  with_all.match = MatchMode::all;
  with_all.filters.clear();
  with_all.excluded_filters.clear();
  const std::size_t clauses = units_of(with_all).size();
  if (clauses == 1 || clauses >= 6) {
    return clauses == 1 ? MatchMode::all : MatchMode::any;
  }
  const Answer all = search(with_all);
  if (all.total >= 10) {
    return MatchMode::all;
  }
  Query with_any = with_all;
  with_any.match = MatchMode::any;
  const Answer any = search(with_any);
  const bool best_has_all = !any.hits.empty() && std::any_of(all.hits.begin(), all.hits.end(), [&](const Hit& hit) {
    return hit.id == any.hits.front().id;
  });
  return best_has_all ? MatchMode::all : MatchMode::any;
}

}  // namespace materia
