#include "indexer/phrase_counts.h"

#include <utility>

namespace materia {
namespace {

constexpr std::size_t first_places = 1U << 12U;
constexpr std::size_t most_places = 1U << 21U;

/// Three quarters.
bool is_full(std::size_t size, std::size_t places) {
  return size * 4 >= places * 3;
}

}  // namespace

PhraseCounts::PhraseCounts() : places_(first_places) {}

std::size_t PhraseCounts::place_of(std::uint64_t key) const {
  const std::size_t mask = places_.size() - 1;
  // Fibonacci hashing: the high bits of the product hang on all bits of the key.
  std::size_t place = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32U) & mask;
  while (places_[place].occurrences.times != 0 && places_[place].key != key) {
    place = (place + 1) & mask;
  }
  return place;
}

void PhraseCounts::count(std::uint64_t key, std::uint32_t document) {
  std::size_t place = place_of(key);
  if (places_[place].occurrences.times == 0) {
    if (is_full(size_ + 1, places_.size())) {
      make_room();
      place = place_of(key);
    }
    places_[place].key = key;
    ++size_;
  }
  places_[place].occurrences.count(document);
}

Occurrences PhraseCounts::find(std::uint64_t key) const {
  return places_[place_of(key)].occurrences;
}

void PhraseCounts::keep(std::uint32_t documents) {
  rebuild(places_.size(), documents);
}

void PhraseCounts::make_room() {
  if (places_.size() < most_places) {
    rebuild(places_.size() * 2, 0);
    return;
  }
  // Half full at most, or the next prune would come at once.
  for (std::uint32_t least = 2; size_ * 2 > places_.size(); ++least) {
    rebuild(places_.size(), least);
  }
}

void PhraseCounts::rebuild(std::size_t places, std::uint32_t least_documents) {
  std::vector<Place> old = std::exchange(places_, std::vector<Place>(places));
  size_ = 0;
  for (const Place& one : old) {
    if (one.occurrences.times != 0 && one.occurrences.documents >= least_documents) {
      places_[place_of(one.key)] = one;
      ++size_;
    }
  }
}

}  // namespace materia
