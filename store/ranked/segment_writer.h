#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "store/ranked/segment.h"

// Private to the store.

namespace materia {

class Connection;

/// The documents of a segment that have one term, ascending, and where it stands in each.
struct TermDocuments {
  std::vector<std::uint32_t> documents;
  std::vector<std::uint32_t> ends;    ///< of each document's places
  std::vector<std::uint32_t> places;  ///< of one document after the other

  void clear();
  void add(std::uint32_t document, std::span<const std::uint32_t> its_places);
  [[nodiscard]] std::span<const std::uint32_t> places_of(std::size_t index) const;
};

/// Writes a segment term by term. Nothing stays in memory but its documents.
class SegmentWriter {
 public:
  /// Writes the segment's row. The id of `segment` is not looked at.
  SegmentWriter(Connection& connection, const RankedSegment& segment);

  /// REQUIRES: terms in ascending order of bytes (for speed alone), each once, with documents.
  void put(std::string_view term, const TermDocuments& found);

 private:
  Connection& connection_;
  const RankedSegment& segment_;
  std::int64_t id_;
};

}  // namespace materia
