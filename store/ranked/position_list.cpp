#include "store/ranked/position_list.h"

#include <cstring>

#include "store/byte_stream.h"
#include "store/ranked/bit_packing.h"

namespace materia {

void PositionListWriter::add(std::span<const std::uint32_t> places) {
  if (documents_++ % block_size == 0) {
    block_begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  ByteWriter coded;
  std::uint32_t previous = 0;
  for (const std::uint32_t place : places) {
    coded.varint(place - previous);
    previous = place;
  }
  bytes_ += coded.bytes();
}

std::string PositionListWriter::take() {
  ByteWriter table;
  for (std::size_t block = 1; block < block_begins_.size(); ++block) {
    table.fixed(block_begins_[block]);
  }
  table.append(bytes_);
  return table.take();
}

PositionList::PositionList(std::span<const unsigned char> bytes, std::size_t documents) {
  ByteReader reader(bytes);
  block_begins_.push_back(0);
  for (std::size_t block = 1; block * block_size < documents; ++block) {
    block_begins_.push_back(reader.fixed());
  }
  bytes_ = reader.rest();
}

void PositionList::skip(std::size_t numbers) {
  // Each number ends in the one byte of it that is below 0x80. Eight bytes at a time, as long as all that end in them
  // are to be passed.
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
  while (numbers >= sizeof(std::uint64_t) && at_ + sizeof(std::uint64_t) <= bytes_.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes_.data() + at_, sizeof word);
    // Adds up the eight bits in the highest byte.
    numbers -= static_cast<std::size_t>(((~word & high_bits) >> 7U) * 0x0101'0101'0101'0101 >> 56U);
    at_ += sizeof word;
  }
  // The last of the eight may be in the midst of a number, which the bytes behind end.
  while (numbers > 0) {
    if (at_ >= bytes_.size()) {
      ByteReader::throw_damaged();
    }
    numbers -= bytes_[at_++] < 0x80 ? 1 : 0;
  }
}

void PositionList::read(std::size_t index, std::span<const std::uint32_t> frequencies, Places& places) {
  const std::size_t block = index / block_size;
  const std::size_t first = block * block_size;
  if (index < next_ || first > next_) {
    next_ = first;
    at_ = block_begins_.at(block);
  }
  std::size_t between = 0;
  for (; next_ < index; ++next_) {
    between += frequencies[next_ - first];
  }
  skip(between);
  ByteReader reader(bytes_.subspan(at_));
  places.clear();
  std::uint32_t place = 0;
  for (std::uint32_t left = frequencies[index - first]; left > 0; --left) {
    place += reader.varint32();
    places.push_back(place);
  }
  at_ = bytes_.size() - reader.left();
  ++next_;
}

}  // namespace materia
