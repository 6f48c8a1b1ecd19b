#include "store/ranked/segment_writer.h"

#include <algorithm>
#include <string>

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
    : connection_(connection), segment_(segment), id_(next_segment_id(connection)) {}

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
  const auto number = static_cast<std::uint32_t>(terms_.size() + 1);
  const RankedTerm& written = terms_.emplace_back(RankedTerm{ranked_term_id(id_, number), std::string(term)});
  write_ranked_list(connection_, written, RankedList::postings, encode_postings(whole));
  if (worth_a_set(whole.size(), segment_.documents.size())) {
    const auto documents = static_cast<std::uint32_t>(segment_.documents.size());
    write_ranked_list(connection_, written, RankedList::set, encode_set(whole, documents));
  }
  if (!title.empty()) {
    titles_.push_back({terms_.size() - 1, encode_postings(title)});
  }
  write_ranked_list(connection_, written, RankedList::positions, positions.take());
}

void SegmentWriter::finish() {
  write_segment(connection_, id_, segment_);
  for (const RankedTerm& term : terms_) {
    write_term(connection_, id_, term);
  }
  for (const Titles& titles : titles_) {
    write_ranked_list(connection_, terms_[titles.term], RankedList::titles, titles.coded);
  }
}

}  // namespace materia
