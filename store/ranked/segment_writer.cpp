#include "store/ranked/segment_writer.h"

#include <algorithm>

#include "store/connection.h"
#include "store/ranked/document_set.h"
#include "store/ranked/position_list.h"
#include "store/ranked/posting_list.h"
#include "store/ranked/segment_rows.h"

namespace materia {

void TermDocuments::clear() {
  documents.clear();
  ends.clear();
  places.clear();
}

void TermDocuments::add(std::uint32_t document, std::span<const std::uint32_t> its_places) {
  documents.push_back(document);
  places.insert(places.end(), its_places.begin(), its_places.end());
  ends.push_back(static_cast<std::uint32_t>(places.size()));
}

std::span<const std::uint32_t> TermDocuments::places_of(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends[index - 1];
  return std::span(places).subspan(begin, ends[index] - begin);
}

SegmentWriter::SegmentWriter(Connection& connection, const RankedSegment& segment)
    : connection_(connection), segment_(segment), id_(write_segment(connection, segment)) {}

void SegmentWriter::put(std::string_view term, const TermDocuments& found) {
  std::vector<Posting> whole;
  std::vector<Posting> title;
  PositionListWriter positions;
  for (std::size_t i = 0; i < found.documents.size(); ++i) {
    const std::uint32_t document = found.documents[i];
    const FieldLengths& lengths = segment_.lengths[document];
    const auto places = found.places_of(i);
    const auto all = static_cast<std::uint32_t>(places.size());
    const auto in_title =
        static_cast<std::uint32_t>(std::lower_bound(places.begin(), places.end(), lengths.title) - places.begin());
    whole.push_back({document, all});
    if (in_title > 0) {
      title.push_back({document, in_title});
    }
    positions.add(places);
  }
  write_postings(connection_, id_, PostingField::whole, term, encode_postings(whole));
  if (worth_a_set(whole.size(), segment_.documents.size())) {
    const auto documents = static_cast<std::uint32_t>(segment_.documents.size());
    write_postings(connection_, id_, PostingField::set, term, encode_set(whole, documents));
  }
  if (!title.empty()) {
    write_postings(connection_, id_, PostingField::title, term, encode_postings(title));
  }
  write_positions(connection_, id_, term, positions.take());
}

}  // namespace materia
