#include "store/ranked/position_list.h"

#include "store/byte_stream.h"
#include "store/ranked/bit_packing.h"

namespace materia {

void append_places(std::span<const std::uint32_t> places, std::string& bytes) {
  std::uint32_t previous = 0;
  for (const std::uint32_t place : places) {
    append_varint(place - previous, bytes);
    previous = place;
  }
}

std::uint32_t places_below(std::uint32_t limit, std::span<const unsigned char> coded) {
  std::uint32_t below = 0;
  std::uint32_t place = 0;
  for (ByteReader reader(coded); reader.left() > 0; ++below) {
    place += reader.varint32();
    if (place >= limit) {
      break;
    }
  }
  return below;
}

void PositionListWriter::add(std::span<const unsigned char> coded) {
  if (documents_++ % block_size == 0) {
    block_begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  bytes_.append(reinterpret_cast<const char*>(coded.data()), coded.size());
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
  at_ += ByteReader(bytes_.subspan(at_)).take_varints(numbers).size();
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
