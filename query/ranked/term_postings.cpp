#include "query/ranked/term_postings.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "store/byte_stream.h"
#include "store/ranked/bit_packing.h"
#include "store/ranked/document_set.h"

namespace materia {

TermPostings::TermPostings(Reader& reader, const Leaf& leaf, std::string term)
    : reader_(reader), leaf_(leaf), term_(std::move(term)) {
  if (!reader_.ranked_postings(leaf_.segment, PostingField::whole, term_, bytes_)) {
    return;
  }
  list_ = PostingList(bytes_of(bytes_), leaf_.documents);
  std::string set;
  if (leaf_.in_a_row() && worth_a_set(list_.size(), leaf_.documents) &&
      reader_.ranked_postings(leaf_.segment, PostingField::set, term_, set)) {
    set_.emplace(decode_set(bytes_of(set), list_.size(), leaf_.documents), leaf_.first);
    return;
  }
  decode_documents();
  if (!leaf_.in_a_row()) {
    leave_out_gone();
  }
}

void TermPostings::decode_documents() const {
  documents_.resize(list_.size());
  list_.documents(documents_);
  if (leaf_.in_a_row() && leaf_.first > 0) {
    for (std::uint32_t& document : documents_) {
      document += leaf_.first;
    }
  }
}

const std::vector<std::uint32_t>& TermPostings::documents() const {
  if (set_ && documents_.empty()) {
    decode_documents();
  }
  return documents_;
}

void TermPostings::leave_out_gone() {
  std::size_t kept = 0;
  bool some_gone = false;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const std::uint32_t position = leaf_.positions[documents_[i]];
    if (position == Leaf::gone) {
      if (!some_gone) {
        some_gone = true;
        kept_.resize(i);
        std::iota(kept_.begin(), kept_.end(), 0U);
      }
      continue;
    }
    if (some_gone) {
      kept_.push_back(static_cast<std::uint32_t>(i));
    }
    documents_[kept++] = position;
  }
  documents_.resize(kept);
}

std::span<const std::uint32_t> TermPostings::frequencies_of_block(std::size_t block) const {
  if (decoded_.empty()) {
    frequencies_.resize(list_.blocks() * block_size);
    decoded_.resize(list_.blocks());
  }
  const auto frequencies = std::span(frequencies_).subspan(block * block_size, block_size);
  if (!decoded_[block]) {
    list_.frequencies(block, frequencies);
    decoded_[block] = true;
  }
  return frequencies;
}

std::uint32_t TermPostings::frequency(std::size_t index) const {
  const std::size_t coded = coded_index(index);
  return frequencies_of_block(coded / block_size)[coded % block_size];
}

void TermPostings::frequencies(std::size_t begin, std::size_t end, std::span<float> into) const {
  if (kept_.empty()) {
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
  if (title_read_) {
    return title_;
  }
  title_read_ = true;
  std::string bytes;
  if (!reader_.ranked_postings(leaf_.segment, PostingField::title, term_, bytes)) {
    return title_;
  }
  const PostingList list(bytes_of(bytes), leaf_.documents);
  std::vector<std::uint32_t> documents(list.size());
  list.documents(documents);
  Block frequencies{};
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i % block_size == 0) {
      list.frequencies(i / block_size, frequencies);
    }
    const std::uint32_t position = leaf_.position(documents[i]);
    if (position != Leaf::gone) {
      title_.push_back({position, frequencies[i % block_size]});
    }
  }
  return title_;
}

void TermPostings::places(std::size_t index, Places& places) const {
  if (!positions_read_) {
    positions_read_ = true;
    reader_.ranked_positions(leaf_.segment, term_, position_bytes_);
    positions_ = PositionList(bytes_of(position_bytes_), list_.size());
  }
  const std::size_t coded = coded_index(index);
  positions_.read(coded, frequencies_of_block(coded / block_size), places);
}

}  // namespace materia
