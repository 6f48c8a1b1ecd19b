#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
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

/// Writes a segment term by term. In memory stay its documents, the terms and the lists of titles.
class SegmentWriter {
 public:
  /// The id of `segment` is not looked at.
  SegmentWriter(Connection& connection, const RankedSegment& segment);

  /// REQUIRES: terms in ascending order of bytes, each once, with documents.
  void put(std::string_view term, const TermDocuments& found);

  /// Writes what everyone reads who opens the file, side by side in it. REQUIRES: to be called once, at the end.
  void finish();

 private:
  struct Titles {
    std::size_t term = 0;  ///< in terms_
    std::string coded;
  };

  Connection& connection_;
  const RankedSegment& segment_;
  std::int64_t id_;
  std::vector<RankedTerm> terms_;
  std::vector<Titles> titles_;
};

}  // namespace materia
