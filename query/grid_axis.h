#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "query/grid.h"
#include "query/snapshot.h"

// Private to the query room.

namespace materia {

/// A grid's line with its concept's position.
struct PlacedLine {
  std::uint32_t position = 0;
  GridLine line;
};

/// The concepts of a scheme that one side of the grid may show, with how many of the articles found have each.
class GridAxisBuilder {
 public:
  /// `scheme` is its place in the vocabulary; `counts` is by concept. Where `chosen` is not empty only those concepts
  /// and what stands below them are shown.
  GridAxisBuilder(std::size_t scheme, std::span<const std::size_t> counts, const std::vector<std::string>& chosen,
                  const Snapshot& snapshot);

  /// The lines as they are shown, and how many were left out.
  [[nodiscard]] std::pair<std::vector<PlacedLine>, std::size_t> lines(const GridSide& side) const;
  /// The concepts with most articles, at most so many.
  [[nodiscard]] std::vector<std::uint32_t> most_written_about(std::size_t most) const;

 private:
  class Walk;
  [[nodiscard]] std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> positions, GridOrder order) const;

  const Snapshot& snapshot_;
  std::span<const std::size_t> counts_;
  std::vector<std::uint32_t> top_;      ///< in the order of labels
  std::vector<std::uint32_t> written_;  ///< all that are written about and may be shown, in the order of labels
  bool chosen_;
};

}  // namespace materia
