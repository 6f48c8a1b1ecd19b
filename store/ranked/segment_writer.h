#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/ranked/posting_list.h"
#include "store/ranked/segment.h"

// Private to the store.

namespace materia {

class Connection;

/// The documents of a segment that have one term, ascending, and where it stands in each.
class TermDocuments {
 public:
  /// `coded` are its places, `frequency` of them (append_places() in position_list.h).
  void add(std::uint32_t document, std::uint32_t frequency, std::span<const unsigned char> coded);
  void clear();

  /// A document each, and how often it has the term.
  [[nodiscard]] const std::vector<Posting>& postings() const { return postings_; }
  [[nodiscard]] std::span<const unsigned char> places_of(std::size_t index) const;

 private:
  std::vector<Posting> postings_;
  std::vector<std::size_t> ends_;  ///< of each document's places
  std::string places_;             ///< of one document after the other
};

/// Writes a segment term by term. In memory stay its documents, the terms and the lists of titles.
class SegmentWriter {
 public:
  /// The id of `segment` is not looked at. REQUIRES: until finish(), no other segment is written to the connection.
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
  std::vector<Posting> in_titles_;  ///< of the term at hand
};

}  // namespace materia
