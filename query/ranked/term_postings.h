#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "query/ranked/leaf.h"
#include "store/ranked/position_list.h"
#include "store/ranked/posting_list.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// What bounds a run of postings: those before `end` (and behind the run before).
struct BlockBound {
  std::uint32_t end = 0;
  double saturation = 0;  ///< no posting of the run reaches more
};

/// How the frequency in a text of some length saturates, in the collection at hand.
class TextSaturation {
 public:
  explicit TextSaturation(double mean_length) : mean_length_(mean_length) {}
  [[nodiscard]] double operator()(double frequency, double length) const;
  /// What no frequency reaches.
  [[nodiscard]] static double limit();

 private:
  double mean_length_;
};

/// The postings of one term in one leaf, by position in the snapshot. Decoded as far as they are asked for; refers to
/// nothing but the reader, whose transaction must go on.
class TermPostings {
 public:
  TermPostings(Reader& reader, const Leaf& leaf, std::string term);

  /// Ascending; those gone are left out.
  [[nodiscard]] const std::vector<std::uint32_t>& documents() const { return documents_; }
  /// Of the index-th document, in title, headings and body.
  [[nodiscard]] std::uint32_t frequency(std::size_t index) const;
  /// Those of the title, ascending; inferred titles too.
  [[nodiscard]] const std::vector<Posting>& title() const;
  /// Where the term stands in the index-th document.
  void places(std::size_t index, Places& places) const;
  /// Bounds of the postings in order, a name or word counting `weight` a place.
  [[nodiscard]] std::vector<BlockBound> bounds(double weight, const TextSaturation& saturation) const;

 private:
  [[nodiscard]] std::size_t coded_index(std::size_t index) const { return kept_.empty() ? index : kept_[index]; }
  [[nodiscard]] std::span<const std::uint32_t> frequencies_of_block(std::size_t block) const;

  Reader& reader_;
  const Leaf& leaf_;
  std::string term_;
  std::string bytes_;
  PostingList list_;
  std::vector<std::uint32_t> documents_;
  std::vector<std::uint32_t> kept_;  ///< their places in the coded list; empty where none of it is gone
  mutable std::vector<std::uint32_t> frequencies_;
  mutable std::vector<bool> decoded_;  ///< blocks of frequencies_
  mutable bool title_read_ = false;
  mutable std::vector<Posting> title_;
  mutable bool positions_read_ = false;
  mutable std::string position_bytes_;
  mutable PositionList positions_;
};

}  // namespace materia
