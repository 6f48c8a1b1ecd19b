#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/ranked/bit_packing.h"

namespace materia {

/// A document that has a term. Documents are numbered from 0 within their segment.
struct Posting {
  std::uint32_t document = 0;
  std::uint32_t frequency = 0;

  bool operator==(const Posting&) const = default;
};

/// Codes the postings of one term (docs/ranked-index.md has the format). REQUIRES: postings ascending by document,
/// frequencies > 0.
std::string encode_postings(std::span<const Posting> postings);

/// Postings as they lie in the file, decoded block by block. Refers to the bytes it was made of. Throws Error where
/// they are damaged.
class PostingList {
 public:
  PostingList() = default;
  /// `documents` is how many the segment has: numbers beyond it are damage.
  PostingList(std::span<const unsigned char> bytes, std::uint32_t documents);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t blocks() const;

  /// Fills in the numbers of all documents. REQUIRES: room for size() of them.
  void documents(std::span<std::uint32_t> into) const;
  /// Fills in the frequencies of one block's postings. REQUIRES: room for them.
  void frequencies(std::size_t block, std::span<std::uint32_t> into) const;
  /// That of the index-th posting alone.
  [[nodiscard]] std::uint32_t frequency(std::size_t index) const {
    if (places_.empty()) {
      return short_[index].frequency;
    }
    const BlockPlace& place = places_[index / block_size];
    return unpack_one(place.frequencies, place.frequency_bits, index % block_size) + 1;
  }

 private:
  void read_short(std::span<const unsigned char> bytes, std::uint32_t documents);
  void read_blocks(std::span<const unsigned char> bytes, std::uint32_t documents);

  std::size_t size_ = 0;
  std::vector<Posting> short_;  ///< a list of one block
  struct BlockPlace {
    std::uint32_t last = 0;  ///< its last document
    const unsigned char* documents = nullptr;
    const unsigned char* frequencies = nullptr;
    std::uint8_t document_bits = 0;
    std::uint8_t frequency_bits = 0;
  };
  std::vector<BlockPlace> places_;
};

}  // namespace materia
