#include "query/ranked/term_postings.h"

#include <algorithm>

#include "store/byte_stream.h"
#include "store/ranked/bit_packing.h"

namespace materia {

TermPostings::TermPostings(KnownTerms& known, Reader& reader, const Leaf& leaf, const std::string& term)
    : known_(&known), reader_(reader), leaf_(leaf), list_(known.list(leaf, term, reader)) {}

TermPostings::TermPostings(Reader& reader, const Leaf& leaf, std::int64_t term)
    : reader_(reader), leaf_(leaf), list_(read_list(leaf, term, reader)) {}

const std::vector<std::uint32_t>& TermPostings::documents() const {
  if (!list_->set) {
    return list_->documents;
  }
  if (of_set_.empty()) {
    of_set_ = decoded_documents(*list_, leaf_);
  }
  return of_set_;
}

std::span<const std::uint32_t> TermPostings::frequencies_of_block(std::size_t block) const {
  if (decoded_.empty()) {
    decoded_.assign(std::min(list_->coded.blocks(), most_decoded), SIZE_MAX);
    frequencies_.resize(decoded_.size() * block_size);
  }
  const std::size_t place = block % decoded_.size();
  const auto frequencies = std::span(frequencies_).subspan(place * block_size, block_size);
  if (decoded_[place] != block) {
    list_->coded.frequencies(block, frequencies);
    decoded_[place] = block;
  }
  return frequencies;
}

std::uint32_t TermPostings::frequency(std::size_t index) const {
  return list_->coded.frequency(coded_index(index));
}

void TermPostings::frequencies(std::size_t begin, std::size_t end, std::span<float> into) const {
  if (list_->kept.empty()) {
    for (std::size_t block = begin / block_size; block * block_size < end; ++block) {
      const std::span<const std::uint32_t> frequencies = frequencies_of_block(block);
      const std::size_t first = std::max(begin, block * block_size);
      const std::size_t last = std::min(end, (block + 1) * block_size);
      for (std::size_t i = first; i < last; ++i) {
        into[i - begin] = static_cast<float>(frequencies[i - block * block_size]);
      }
    }
    return;
  }
  for (std::size_t i = begin; i < end;) {
    const std::size_t block = coded_index(i) / block_size;
    const std::span<const std::uint32_t> frequencies = frequencies_of_block(block);
    for (; i < end && coded_index(i) / block_size == block; ++i) {
      into[i - begin] = static_cast<float>(frequencies[coded_index(i) % block_size]);
    }
  }
}

const std::vector<Posting>& TermPostings::title() const {
  if (!title_) {
    title_ = known_ != nullptr ? known_->titles(leaf_, list_->term, reader_) : read_titles(leaf_, list_->term, reader_);
  }
  return *title_;
}

void TermPostings::places(std::size_t index, Places& places) const {
  if (!position_bytes_) {
    position_bytes_ =
        known_ != nullptr ? known_->positions(list_->term, reader_) : read_positions(list_->term, reader_);
    positions_ = PositionList(bytes_of(*position_bytes_), list_->coded.size());
  }
  const std::size_t coded = coded_index(index);
  positions_.read(coded, frequencies_of_block(coded / block_size), places);
}

}  // namespace materia
