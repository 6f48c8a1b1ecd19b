#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/bitset.h"
#include "store/ranked/segment.h"

// Private to the query room.

namespace materia {

/// A segment of the ranked index as a snapshot sees it.
struct Leaf {
  static constexpr std::uint32_t gone = UINT32_MAX;

  std::int64_t segment = 0;
  std::uint32_t documents = 0;           ///< of the segment, those too that are gone
  std::vector<std::uint32_t> positions;  ///< in the snapshot, by number in the segment; empty where all are in a row
  std::uint32_t first = 0;               ///< the position of the first, where all are in a row
  Bitset living;                         ///< by position; of size 0 where the segment is all there is

  [[nodiscard]] bool in_a_row() const { return positions.empty(); }
  /// Of a document by its number in the segment; `gone` where it is.
  [[nodiscard]] std::uint32_t position(std::uint32_t number) const {
    return in_a_row() ? first + number : positions[number];
  }
  [[nodiscard]] bool is_all() const { return living.size() == 0; }
};

/// The segments of one generation together.
struct Leaves {
  std::vector<Leaf> leaves;
  std::vector<DocumentId> ids;        ///< of all living documents, ascending: a document's place is its position
  std::vector<FieldLengths> lengths;  ///< by position
  std::vector<float> title_idf;       ///< by position: RankedSegment::title_idf; the snapshot takes it over
  std::uint32_t longest_title = 0;    ///< in terms
  Bitset inferred_titles;             ///< by position: those whose title has terms but does not count

  explicit Leaves(std::vector<RankedSegment> segments);

 private:
  void read_documents(std::vector<RankedSegment>&& segments);
};

}  // namespace materia
