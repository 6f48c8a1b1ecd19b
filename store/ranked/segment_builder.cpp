#include "store/ranked/segment_builder.h"

#include "store/ranked/byte_stream.h"

namespace materia {
namespace {

/// What a term costs beside its bytes: its number, its string, its places.
constexpr std::size_t term_overhead = 200;

}  // namespace

void SegmentBuilder::add(DocumentId id, const SearchedText& text) {
  const auto document = static_cast<std::uint32_t>(segment_.documents.size());
  FieldLengths lengths;
  lengths.title = add_field(text.title, 0);
  lengths.title_counts = !text.title_inferred && lengths.title > 0;
  lengths.headings = add_field(text.headings, lengths.headings_begin());
  lengths.body = add_field(text.body, lengths.body_begin());
  segment_.documents.push_back(id);
  segment_.lengths.push_back(lengths);
  finish_document(document);
}

std::uint32_t SegmentBuilder::add_field(std::string_view text, std::uint32_t begin) {
  std::uint32_t place = begin;
  for (std::size_t position = 0; analyzer_.next(text, position, term_); ++place) {
    const WordNumbers::Number term = terms_.add(term_.text);
    if (term == streams_.size()) {
      streams_.emplace_back();
      bytes_ += term_overhead + term_.text.size();
    }
    Stream& stream = streams_[term];
    if (stream.places.empty()) {
      touched_.push_back(term);
    }
    stream.places.push_back(place);
  }
  return place - begin;
}

void SegmentBuilder::finish_document(std::uint32_t document) {
  for (const WordNumbers::Number term : touched_) {
    Stream& stream = streams_[term];
    const std::size_t before = stream.bytes.size();
    append_varint(document - stream.next_document, stream.bytes);
    append_varint(stream.places.size(), stream.bytes);
    std::uint32_t previous = 0;
    for (const std::uint32_t place : stream.places) {
      append_varint(place - previous, stream.bytes);
      previous = place;
    }
    bytes_ += stream.bytes.size() - before;
    stream.next_document = document + 1;
    stream.places.clear();
  }
  touched_.clear();
}

void SegmentBuilder::decode(const Stream& stream, TermDocuments& found) {
  found.clear();
  std::vector<std::uint32_t> places;
  std::uint32_t document = 0;
  for (ByteReader reader(bytes_of(stream.bytes)); reader.left() > 0; ++document) {
    document += reader.varint32();
    places.clear();
    std::uint32_t place = 0;
    for (std::uint64_t left = reader.varint(); left > 0; --left) {
      place += reader.varint32();
      places.push_back(place);
    }
    found.add(document, places);
  }
}

void SegmentBuilder::write(Connection& connection) {
  if (empty()) {
    return;
  }
  SegmentWriter writer(connection, segment_);
  TermDocuments found;
  for (const WordNumbers::Number term : terms_.sorted()) {
    decode(streams_[term], found);
    writer.put(terms_.word(term), found);
  }
  terms_.clear();
  streams_.clear();
  segment_ = {};
  bytes_ = 0;
}

}  // namespace materia
