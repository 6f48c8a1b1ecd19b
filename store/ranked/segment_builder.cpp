#include "store/ranked/segment_builder.h"

#include <algorithm>
#include <utility>

#include "store/ranked/byte_stream.h"

namespace materia {
namespace {

/// What a term costs beside its bytes: its node, its two strings, its places.
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
    auto found = streams_.find(std::string_view(term_.text));
    if (found == streams_.end()) {
      found = streams_.try_emplace(term_.text).first;
      bytes_ += term_overhead + term_.text.size();
    }
    Stream& stream = found->second;
    if (stream.places.empty()) {
      touched_.push_back(&stream);
    }
    stream.places.push_back(place);
  }
  return place - begin;
}

void SegmentBuilder::finish_document(std::uint32_t document) {
  for (Stream* stream : touched_) {
    ByteWriter coded;
    coded.varint(document - stream->next_document);
    coded.varint(stream->places.size());
    std::uint32_t previous = 0;
    for (const std::uint32_t place : stream->places) {
      coded.varint(place - previous);
      previous = place;
    }
    stream->bytes += coded.bytes();
    bytes_ += coded.size();
    stream->next_document = document + 1;
    stream->places.clear();
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
  std::vector<std::pair<std::string_view, const Stream*>> terms;
  terms.reserve(streams_.size());
  for (const auto& [text, stream] : streams_) {
    terms.emplace_back(text, &stream);
  }
  std::sort(terms.begin(), terms.end());
  SegmentWriter writer(connection, segment_);
  TermDocuments found;
  for (const auto& [text, stream] : terms) {
    decode(*stream, found);
    writer.put(text, found);
  }
  streams_.clear();
  segment_ = {};
  bytes_ = 0;
}

}  // namespace materia
