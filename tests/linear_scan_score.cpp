#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "tests/linear_scan.h"

namespace materia {
namespace {

constexpr std::array all_fields = {Field::title, Field::headings, Field::body};

double saturated(double frequency, double length, double mean, double k1) {
  return frequency * (k1 + 1) / (frequency + k1 * (1 - 0.75 + 0.75 * length / mean));
}

}  // namespace

double LinearScan::text_worth(const Unit& unit, const Text& text) const {
  double frequency = 0;
  for (const Alternative& alternative : unit.alternatives) {
    for (const Field field : all_fields) {
      if (field != Field::title || text.has_title) {
        frequency += static_cast<double>(times(alternative, text, field));
      }
    }
  }
  for (const std::size_t about : text.clearly_about) {
    const auto names = names_.find(about);
    if (names != names_.end() && !unit.lone_term.empty() && names->second.contains(unit.lone_term)) {
      frequency += names->second.at(unit.lone_term);
    }
  }
  return frequency == 0 ? 0 : unit.weight * unit.idf * saturated(frequency, text.length(), mean_length_, 1.2);
}

double LinearScan::title_worth(const Unit& unit, const Text& text) const {
  double frequency = 0;
  for (const Alternative& alternative : unit.alternatives) {
    frequency += static_cast<double>(times(alternative, text, Field::title));
  }
  return frequency == 0
             ? 0
             : unit.weight * unit.title_idf * saturated(frequency, text.title_length(), mean_title_length_, 0.9);
}

double LinearScan::title_score(const Units& units, const Text& text) const {
  if (!text.has_title) {
    return 0;
  }
  double sum = 0;
  std::map<std::string, double> terms;  // of the query, with their idfs
  std::set<std::string> covered;
  for (const std::vector<Unit>& clause : units) {
    double apart = 0;
    double together = 0;
    for (const Unit& unit : clause) {
      (unit.together ? together : apart) += title_worth(unit, text);
      for (const Alternative& alternative : unit.alternatives) {
        for (std::size_t i = 0; i < alternative.terms.size(); ++i) {
          const bool prefix = alternative.prefix && i + 1 == alternative.terms.size();
          const std::string& term = alternative.terms[i];
          const std::string name = term + (prefix ? "*" : "");
          terms.emplace(name, prefix ? unit.title_idf : title_idf(term));
          if (times(alternative, text, Field::title) > 0) {
            covered.insert(name);
          }
        }
      }
    }
    sum += std::max(apart, together);
  }
  double of_query = 0;
  for (const std::string& term : covered) {
    of_query += terms.at(term);
  }
  double of_title = 0;
  for (const std::string& term : std::set(text.terms[0].begin(), text.terms[0].end())) {
    of_title += title_idf(term);
  }
  return 0.7 * std::sqrt(std::min(1.0, of_query / of_title)) * sum;
}

double LinearScan::score(const Units& units, const Text& text) const {
  double sum = 0;
  for (const std::vector<Unit>& clause : units) {
    double apart = 0;
    double together = 0;
    for (const Unit& unit : clause) {
      (unit.together ? together : apart) += text_worth(unit, text);
    }
    sum += std::max(apart, together);
  }
  return sum + title_score(units, text);
}

double LinearScan::proximity(const Units& units, const Text& text) const {
  std::vector<const Unit*> typed;
  for (const std::vector<Unit>& clause : units) {
    for (const Unit& unit : clause) {
      if (!unit.together) {
        typed.push_back(&unit);
      }
    }
  }
  std::vector<std::tuple<Field, std::size_t, std::size_t>> places_of_all;  // field, place, which typed
  for (std::size_t i = 0; i < typed.size(); ++i) {
    for (const Alternative& alternative : typed[i]->alternatives) {
      for (const Field field : all_fields) {
        if (!alternative.field || *alternative.field == field) {
          for (const std::size_t place : places(alternative, text.terms[static_cast<std::size_t>(field)])) {
            places_of_all.emplace_back(field, place, i);
          }
        }
      }
    }
  }
  std::sort(places_of_all.begin(), places_of_all.end());
  std::vector<double> near(typed.size());
  for (std::size_t i = 1; i < places_of_all.size(); ++i) {
    const auto& [left_field, left_place, left] = places_of_all[i - 1];
    const auto& [right_field, right_place, right] = places_of_all[i];
    if (left_field == right_field && typed[left]->asked != typed[right]->asked) {
      const double distance = std::max(1.0, static_cast<double>(right_place - left_place));
      near[left] += typed[right]->idf / (distance * distance);
      near[right] += typed[left]->idf / (distance * distance);
    }
  }
  double sum = 0;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (near[i] > 0) {
      sum += std::min(1.0, typed[i]->idf) * saturated(near[i], text.length(), mean_length_, 1.2);
    }
  }
  return 0.03 * sum;
}

}  // namespace materia
