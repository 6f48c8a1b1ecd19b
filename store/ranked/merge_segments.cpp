#include "store/ranked/merge_segments.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

#include "store/byte_stream.h"
#include "store/connection.h"
#include "store/ranked/bit_packing.h"
#include "store/ranked/position_list.h"
#include "store/ranked/posting_list.h"
#include "store/ranked/segment_rows.h"
#include "store/ranked/segment_writer.h"

namespace materia {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;

/// The living documents of all segments as one, and the new number of each.
struct Merged {
  RankedSegment segment;
  std::vector<std::vector<std::uint32_t>> numbers;  ///< by segment and old number; nowhere for those gone
};

Merged merged_documents(const std::vector<RankedSegment>& segments) {
  struct Place {
    DocumentId id;
    std::size_t segment;
    std::uint32_t number;
  };
  Merged merged;
  std::vector<Place> places;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const RankedSegment& segment = segments[i];
    merged.numbers.emplace_back(segment.documents.size(), nowhere);
    auto gone = segment.gone.begin();
    for (std::uint32_t number = 0; number < segment.documents.size(); ++number) {
      if (gone != segment.gone.end() && *gone == number) {
        ++gone;
      } else {
        places.push_back({segment.documents[number], i, number});
      }
    }
  }
  std::sort(places.begin(), places.end(), [](const Place& left, const Place& right) { return left.id < right.id; });
  for (const Place& place : places) {
    merged.numbers[place.segment][place.number] = static_cast<std::uint32_t>(merged.segment.documents.size());
    merged.segment.documents.push_back(place.id);
    merged.segment.lengths.push_back(segments[place.segment].lengths[place.number]);
  }
  return merged;
}

/// Walks the terms of one segment in order.
class TermCursor {
 public:
  TermCursor(Connection& connection, const RankedSegment& segment, const std::vector<std::uint32_t>& numbers)
      : numbers_(numbers),
        rows_(std::make_unique<SQLite::Statement>(
            connection.database(),
            "SELECT term, ranked_postings.list, ranked_positions.list FROM ranked_term "
            "CROSS JOIN ranked_postings USING(id) CROSS JOIN ranked_positions USING(id) "
            "WHERE segment = ?1 ORDER BY term")) {
    rows_->bind(1, segment.id);
    next();
  }

  [[nodiscard]] bool at_end() const { return at_end_; }
  [[nodiscard]] const std::string& term() const { return term_; }

  void next() {
    at_end_ = !rows_->executeStep();
    if (!at_end_) {
      term_ = text_of(rows_->getColumn(0));
    }
  }

  /// Adds the living documents of the term, by their new numbers.
  void add_to(TermDocuments& found) {
    const SQLite::Column coded_postings = rows_->getColumn(1);
    const SQLite::Column coded_positions = rows_->getColumn(2);
    const PostingList postings(blob_of(coded_postings), static_cast<std::uint32_t>(numbers_.size()));
    PositionList positions(blob_of(coded_positions), postings.size());
    documents_.resize(postings.size());
    postings.documents(documents_);
    Block frequencies{};
    Places places;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      if (i % block_size == 0) {
        postings.frequencies(i / block_size, frequencies);
      }
      if (numbers_[documents_[i]] != nowhere) {
        positions.read(i, frequencies, places);
        coded_.clear();
        append_places(places, coded_);
        found.add(numbers_[documents_[i]], frequencies[i % block_size], bytes_of(coded_));
      }
    }
  }

 private:
  const std::vector<std::uint32_t>& numbers_;
  std::unique_ptr<SQLite::Statement> rows_;
  std::string term_;
  std::vector<std::uint32_t> documents_;
  std::string coded_;  ///< places of one document
  bool at_end_ = false;
};

/// The same, ascending by document.
TermDocuments sorted(const TermDocuments& found) {
  const std::vector<Posting>& postings = found.postings();
  std::vector<std::size_t> order(postings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t index) { return postings[index].document; });
  TermDocuments result;
  for (const std::size_t index : order) {
    result.add(postings[index].document, postings[index].frequency, found.places_of(index));
  }
  return result;
}

void merge_terms(std::vector<TermCursor>& cursors, SegmentWriter& writer) {
  TermDocuments found;
  for (;;) {
    const std::string* least = nullptr;
    for (const TermCursor& cursor : cursors) {
      if (!cursor.at_end() && (least == nullptr || cursor.term() < *least)) {
        least = &cursor.term();
      }
    }
    if (least == nullptr) {
      return;
    }
    const std::string term = *least;
    found.clear();
    for (TermCursor& cursor : cursors) {
      if (!cursor.at_end() && cursor.term() == term) {
        cursor.add_to(found);
        cursor.next();
      }
    }
    if (found.postings().empty()) {
      continue;
    }
    if (std::ranges::is_sorted(found.postings(), {}, &Posting::document)) {
      writer.put(term, found);
    } else {
      writer.put(term, sorted(found));
    }
  }
}

}  // namespace

void merge_segments(Connection& connection, const std::vector<RankedSegment>& segments) {
  const Merged merged = merged_documents(segments);
  if (!merged.segment.documents.empty()) {
    std::vector<TermCursor> cursors;
    cursors.reserve(segments.size());
    for (std::size_t i = 0; i < segments.size(); ++i) {
      cursors.emplace_back(connection, segments[i], merged.numbers[i]);
    }
    SegmentWriter writer(connection, merged.segment);
    merge_terms(cursors, writer);
    writer.finish();
  }
  for (const RankedSegment& segment : segments) {
    delete_segment(connection, segment.id);
  }
}

}  // namespace materia
