#include "store/ranked/segment_writer.h"

#include <string>

#include "store/byte_stream.h"
#include "store/connection.h"
#include "store/ranked/document_set.h"
#include "store/ranked/position_list.h"
#include "store/ranked/posting_list.h"
#include "store/ranked/segment_rows.h"

namespace materia {

void TermDocuments::add(std::uint32_t document, std::uint32_t frequency, std::span<const unsigned char> coded) {
  postings_.push_back({document, frequency});
  places_.append(reinterpret_cast<const char*>(coded.data()), coded.size());
  ends_.push_back(places_.size());
}

void TermDocuments::clear() {
  postings_.clear();
  ends_.clear();
  places_.clear();
}

std::span<const unsigned char> TermDocuments::places_of(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return bytes_of(places_).subspan(begin, ends_[index] - begin);
}

SegmentWriter::SegmentWriter(Connection& connection, const RankedSegment& segment)
    : connection_(connection), segment_(segment), id_(next_segment_id(connection)) {}

void SegmentWriter::put(std::string_view term, const TermDocuments& found) {
  const std::vector<Posting>& postings = found.postings();
  PositionListWriter positions;
  in_titles_.clear();
  for (std::size_t i = 0; i < postings.size(); ++i) {
    const auto places = found.places_of(i);
    positions.add(places);
    const std::uint32_t document = postings[i].document;
    if (const std::uint32_t in_title = places_below(segment_.lengths[document].title, places); in_title > 0) {
      in_titles_.push_back({document, in_title});
    }
  }
  const auto number = static_cast<std::uint32_t>(terms_.size() + 1);
  const RankedTerm& written = terms_.emplace_back(RankedTerm{ranked_term_id(id_, number), std::string(term)});
  write_ranked_list(connection_, written, RankedList::postings, encode_postings(postings));
  if (worth_a_set(postings.size(), segment_.documents.size())) {
    const auto documents = static_cast<std::uint32_t>(segment_.documents.size());
    write_ranked_list(connection_, written, RankedList::set, encode_set(postings, documents));
  }
  if (!in_titles_.empty()) {
    titles_.push_back({terms_.size() - 1, encode_postings(in_titles_)});
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
