#include "query/proximity.h"

#include <algorithm>

namespace materia {
namespace {

constexpr double proximity_weight = 0.03;

constexpr unsigned unit_bits = 24;
constexpr unsigned position_bits = 32;

/// A place in one number, so that hundreds of them are sorted quickly: its field, its position there, the unit.
std::uint64_t place_of(const Occurrence& occurrence, std::size_t unit) {
  return static_cast<std::uint64_t>(occurrence.field) << (position_bits + unit_bits) |
         std::uint64_t{occurrence.position} << unit_bits | unit;
}

std::size_t unit_at(std::uint64_t place) {
  return place & ((1U << unit_bits) - 1);
}

std::uint64_t field_at(std::uint64_t place) {
  return place >> (position_bits + unit_bits);
}

}  // namespace

void Proximity::find_places(std::span<const Occurrence> occurrences) {
  places_.clear();
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.phrase < units_.word_of_phrase.size() && units_.word_of_phrase[occurrence.phrase]) {
      places_.push_back(place_of(occurrence, *units_.word_of_phrase[occurrence.phrase]));
    }
  }
  std::ranges::sort(places_);
}

double Proximity::of(std::span<const Occurrence> occurrences, std::size_t document) {
  find_places(occurrences);
  nearness_.assign(units_.units.size(), 0);
  for (std::size_t i = 1; i < places_.size(); ++i) {
    const std::size_t left = unit_at(places_[i - 1]);
    const std::size_t right = unit_at(places_[i]);
    if (field_at(places_[i - 1]) != field_at(places_[i]) || units_.units[left].asked == units_.units[right].asked) {
      continue;
    }
    const std::uint64_t apart = (places_[i] >> unit_bits) - (places_[i - 1] >> unit_bits);
    const double distance = std::max(1.0, static_cast<double>(apart));
    nearness_[left] += units_.units[right].idf / (distance * distance);
    nearness_[right] += units_.units[left].idf / (distance * distance);
  }
  const double norm = snapshot_.lengths().norm(document);
  double sum = 0;
  for (std::size_t unit = 0; unit < nearness_.size(); ++unit) {
    if (nearness_[unit] > 0) {
      sum += std::min(1.0, units_.units[unit].idf) * saturation(nearness_[unit], norm, text_k1);
    }
  }
  return proximity_weight * sum;
}

}  // namespace materia
