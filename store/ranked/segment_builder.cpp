#include "store/ranked/segment_builder.h"

#include <array>

#include "store/byte_stream.h"
#include "store/ranked/position_list.h"

namespace materia {
namespace {

/// What a term costs beside its bytes: its number, its string, its places.
constexpr std::size_t term_overhead = 200;

}  // namespace

void SegmentBuilder::add(DocumentId id, const SearchedText& text) {
  AnalyzedDocument document;
  document.terms = {analyzer_.analyze(text.title), analyzer_.analyze(text.headings), analyzer_.analyze(text.body)};
  add(id, text.title_inferred, document);
}

void SegmentBuilder::add(DocumentId id, bool title_inferred, const AnalyzedDocument& document) {
  static_assert(static_cast<int>(Field::title) == 0 && static_cast<int>(Field::headings) == 1);
  const auto size = [&](std::size_t field) { return static_cast<std::uint32_t>(document.terms[field].size()); };
  const FieldLengths lengths{size(0), size(1), size(2), !title_inferred && size(0) > 0};
  const std::array<std::uint32_t, field_count> begins = {0, lengths.headings_begin(), lengths.body_begin()};
  for (std::size_t field = 0; field < field_count; ++field) {
    std::uint32_t place = begins[field];
    for (const Term& term : document.terms[field]) {
      add_term(term.text, place++);
    }
  }
  segment_.documents.push_back(id);
  segment_.lengths.push_back(lengths);
  finish_document();
}

void SegmentBuilder::add_term(std::string_view text, std::uint32_t place) {
  const WordNumbers::Number term = terms_.add(text);
  if (term == streams_.size()) {
    streams_.emplace_back();
    bytes_ += term_overhead + text.size();
  }
  Stream& stream = streams_[term];
  if (stream.places.empty()) {
    touched_.push_back(term);
  }
  stream.places.push_back(place);
}

void SegmentBuilder::finish_document() {
  const auto document = static_cast<std::uint32_t>(segment_.documents.size() - 1);
  for (const WordNumbers::Number term : touched_) {
    Stream& stream = streams_[term];
    const std::size_t before = stream.bytes.size();
    append_varint(document - stream.next_document, stream.bytes);
    append_varint(stream.places.size(), stream.bytes);
    append_places(stream.places, stream.bytes);
    bytes_ += stream.bytes.size() - before;
    stream.next_document = document + 1;
    stream.places.clear();
  }
  touched_.clear();
}

void SegmentBuilder::decode(const Stream& stream, TermDocuments& found) {
  found.clear();
  std::uint32_t document = 0;
  for (ByteReader reader(bytes_of(stream.bytes)); reader.left() > 0; ++document) {
    document += reader.varint32();
    const std::uint32_t frequency = reader.varint32();
    found.add(document, frequency, reader.take_varints(frequency));
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
  writer.finish();
  terms_.clear();
  streams_.clear();
  segment_ = {};
  bytes_ = 0;
}

}  // namespace materia
