#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/scorer.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// How near the typed words stand to each other (rerank.h has the formula), for one document after the other. Refers to
/// what it is made of.
class Proximity {
 public:
  Proximity(const Units& units, const Snapshot& snapshot) : units_(units), snapshot_(snapshot) {}

  /// 0 for a query of one word.
  [[nodiscard]] double of(std::span<const Occurrence> occurrences, std::size_t document);

 private:
  void find_places(std::span<const Occurrence> occurrences);

  const Units& units_;
  const Snapshot& snapshot_;
  // Of the document at hand.
  std::vector<std::uint64_t> places_;  ///< of typed words, in the order of the text
  std::vector<double> nearness_;       ///< by unit
};

}  // namespace materia
