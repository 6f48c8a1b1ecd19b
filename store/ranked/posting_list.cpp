#include "store/ranked/posting_list.h"

#include <algorithm>

#include "store/byte_stream.h"
#include "store/ranked/bit_packing.h"

namespace materia {
namespace {

/// Wider gaps could add up past 32 bits within a block; a segment never has so many documents.
constexpr unsigned most_document_bits = 25;
constexpr std::uint32_t before_first = UINT32_MAX;  ///< one more is 0

std::string encode_short(std::span<const Posting> postings) {
  ByteWriter bytes;
  bytes.varint(postings.size());
  std::uint32_t previous = before_first;
  for (const Posting& posting : postings) {
    const std::uint64_t gap = posting.document - previous - 1;
    bytes.varint(gap << 1U | (posting.frequency > 1 ? 1U : 0U));
    if (posting.frequency > 1) {
      bytes.varint(posting.frequency);
    }
    previous = posting.document;
  }
  return bytes.take();
}

std::string packed(std::span<const std::uint32_t> values, unsigned bits) {
  std::string bytes(packed_bytes(values.size(), bits), '\0');
  pack(values, bits, reinterpret_cast<unsigned char*>(bytes.data()));
  return bytes;
}

std::string encode_block(std::span<const Posting> postings, std::uint32_t previous) {
  Block gaps;
  Block frequencies;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    gaps[i] = postings[i].document - previous - 1;
    frequencies[i] = postings[i].frequency - 1;
    previous = postings[i].document;
  }
  const auto of_gaps = std::span(gaps).first(postings.size());
  const auto of_frequencies = std::span(frequencies).first(postings.size());
  const unsigned gap_bits = bits_needed(of_gaps);
  const unsigned frequency_bits = bits_needed(of_frequencies);
  std::string bytes{static_cast<char>(gap_bits), static_cast<char>(frequency_bits)};
  return bytes + packed(of_gaps, gap_bits) + packed(of_frequencies, frequency_bits);
}

std::size_t block_count(std::size_t postings) {
  return (postings + block_size - 1) / block_size;
}

std::size_t postings_in(std::size_t block, std::size_t size) {
  return std::min(block_size, size - block * block_size);
}

}  // namespace

std::string encode_postings(std::span<const Posting> postings) {
  if (postings.size() <= block_size) {
    return encode_short(postings);
  }
  ByteWriter table;
  ByteWriter blocks;
  table.varint(postings.size());
  std::uint32_t previous = before_first;
  for (std::size_t begin = 0; begin < postings.size(); begin += block_size) {
    const std::size_t count = std::min(block_size, postings.size() - begin);
    const auto block = postings.subspan(begin, count);
    table.fixed(block.back().document);
    table.fixed(static_cast<std::uint32_t>(blocks.size()));
    blocks.append(encode_block(block, previous));
    previous = block.back().document;
  }
  return table.bytes() + blocks.bytes() + std::string(packing_slack, '\0');
}

PostingList::PostingList(std::span<const unsigned char> bytes, std::uint32_t documents) {
  ByteReader reader(bytes);
  size_ = reader.varint32();
  if (size_ > documents) {
    ByteReader::throw_damaged();
  }
  if (size_ <= block_size) {
    read_short(reader.rest(), documents);
  } else {
    read_blocks(reader.rest(), documents);
  }
}

void PostingList::read_short(std::span<const unsigned char> bytes, std::uint32_t documents) {
  ByteReader reader(bytes);
  short_.reserve(size_);
  std::uint64_t next = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    const std::uint64_t coded = reader.varint();
    next += coded >> 1U;
    if (next >= documents) {
      ByteReader::throw_damaged();
    }
    const std::uint32_t frequency = (coded & 1U) != 0 ? reader.varint32() : 1;
    short_.push_back({static_cast<std::uint32_t>(next++), frequency});
  }
}

void PostingList::read_blocks(std::span<const unsigned char> bytes, std::uint32_t documents) {
  ByteReader reader(bytes);
  const std::size_t count = block_count(size_);
  ByteReader table(reader.take(count * 2 * sizeof(std::uint32_t)));
  const std::span<const unsigned char> data = reader.rest();
  places_.reserve(count);
  for (std::size_t block = 0; block < count; ++block) {
    BlockPlace place;
    place.last = table.fixed();
    const std::size_t offset = table.fixed();
    if (place.last >= documents || (block > 0 && place.last <= places_.back().last) || offset + 2 > data.size()) {
      ByteReader::throw_damaged();
    }
    place.document_bits = data[offset];
    place.frequency_bits = data[offset + 1];
    const std::size_t postings = postings_in(block, size_);
    const std::size_t document_bytes = packed_bytes(postings, place.document_bits);
    if (place.document_bits > most_document_bits || place.frequency_bits > 32 ||
        offset + 2 + document_bytes + packed_bytes(postings, place.frequency_bits) + packing_slack > data.size()) {
      ByteReader::throw_damaged();
    }
    place.documents = data.data() + offset + 2;
    place.frequencies = place.documents + document_bytes;
    places_.push_back(place);
  }
}

std::size_t PostingList::blocks() const {
  return block_count(size_);
}

void PostingList::documents(std::span<std::uint32_t> into) const {
  for (std::size_t i = 0; i < short_.size(); ++i) {
    into[i] = short_[i].document;
  }
  std::uint32_t document = before_first;
  for (std::size_t block = 0; block < places_.size(); ++block) {
    const std::size_t count = postings_in(block, size_);
    std::uint32_t* values = into.data() + block * block_size;
    unpack(places_[block].documents, places_[block].document_bits, count, values);
    for (std::size_t i = 0; i < count; ++i) {
      document += values[i] + 1;
      values[i] = document;
    }
    // Gaps only add up, so where the last is right, none lies beyond it.
    if (document != places_[block].last) {
      ByteReader::throw_damaged();
    }
  }
}

void PostingList::frequencies(std::size_t block, std::span<std::uint32_t> into) const {
  if (places_.empty()) {
    for (std::size_t i = 0; i < short_.size(); ++i) {
      into[i] = short_[i].frequency;
    }
    return;
  }
  const std::size_t count = postings_in(block, size_);
  unpack(places_[block].frequencies, places_[block].frequency_bits, count, into.data());
  for (std::size_t i = 0; i < count; ++i) {
    ++into[i];
  }
}

}  // namespace materia
