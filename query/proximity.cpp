#include "query/proximity.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace materia {
namespace {

constexpr double proximity_weight = 0.03;

struct Place {
  Field field;
  std::uint32_t position;
  std::size_t unit;
};

/// Where typed words stand, in the order of the text.
std::vector<Place> places_of_words(std::span<const Occurrence> occurrences, const Units& units) {
  std::vector<Place> places;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.phrase < units.word_of_phrase.size() && units.word_of_phrase[occurrence.phrase]) {
      places.push_back({occurrence.field, occurrence.position, *units.word_of_phrase[occurrence.phrase]});
    }
  }
  std::sort(places.begin(), places.end(), [](const Place& left, const Place& right) {
    return std::tie(left.field, left.position, left.unit) < std::tie(right.field, right.position, right.unit);
  });
  return places;
}

}  // namespace

double proximity(std::span<const Occurrence> occurrences, std::size_t document, const Units& units,
                 const Snapshot& snapshot) {
  const std::vector<Place> places = places_of_words(occurrences, units);
  std::vector<double> nearness(units.units.size());
  for (std::size_t i = 1; i < places.size(); ++i) {
    const Place& left = places[i - 1];
    const Place& right = places[i];
    if (left.field != right.field || units.units[left.unit].asked == units.units[right.unit].asked) {
      continue;
    }
    const double distance = std::max(1.0, static_cast<double>(right.position - left.position));
    nearness[left.unit] += units.units[right.unit].idf / (distance * distance);
    nearness[right.unit] += units.units[left.unit].idf / (distance * distance);
  }
  double sum = 0;
  for (std::size_t unit = 0; unit < nearness.size(); ++unit) {
    if (nearness[unit] > 0) {
      sum += std::min(1.0, units.units[unit].idf) * text_saturation(nearness[unit], document, snapshot);
    }
  }
  return proximity_weight * sum;
}

}  // namespace materia
