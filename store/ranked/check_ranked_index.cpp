#include "store/ranked/check_ranked_index.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>

#include "store/analyzer.h"
#include "store/byte_stream.h"
#include "store/connection.h"
#include "store/document_rows.h"
#include "store/error.h"
#include "store/ranked/bit_packing.h"
#include "store/ranked/document_set.h"
#include "store/ranked/position_list.h"
#include "store/ranked/posting_list.h"
#include "store/ranked/ranked_index_writer.h"
#include "store/ranked/segment_rows.h"
#include "store/ranked/title_idf.h"

namespace materia {
namespace {

/// The places of terms as a sum of hashes: the same in whatever order they come, document by document or term by term.
class PlaceSum {
 public:
  void add(std::string_view term, DocumentId document, std::uint32_t place) {
    std::uint64_t hash = std::hash<std::string_view>()(term);
    for (const auto part : {static_cast<std::uint64_t>(document), std::uint64_t{place}}) {
      hash = (hash ^ part) * 0x9E37'79B9'7F4A'7C15;
      hash ^= hash >> 29U;
    }
    sum_ += hash;
  }
  bool operator==(const PlaceSum&) const = default;

 private:
  std::uint64_t sum_ = 0;
};

PlaceSum places_in_documents(Connection& connection, const std::vector<RankedSegment>& segments,
                             std::vector<std::string>& problems) {
  std::vector<std::pair<DocumentId, FieldLengths>> living;
  for (const RankedSegment& segment : segments) {
    for (std::uint32_t number = 0; number < segment.documents.size(); ++number) {
      if (!std::binary_search(segment.gone.begin(), segment.gone.end(), number)) {
        living.emplace_back(segment.documents[number], segment.lengths[number]);
      }
    }
  }
  std::sort(living.begin(), living.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
  PlaceSum sum;
  Analyzer analyzer;
  Term term;
  std::size_t next = 0;
  auto rows = connection.prepare("SELECT id, title, title_inferred, headings, body FROM document ORDER BY id");
  while (rows.step()) {
    const DocumentId id = rows.column(0).getInt64();
    if (next == living.size() || living[next].first != id) {
      problems.push_back("ranked index: document " + std::to_string(id) + " is not in it once");
      return sum;
    }
    const FieldLengths& stored = living[next++].second;
    FieldLengths counted;
    const auto count = [&](int column, std::uint32_t begin) {
      const std::string text = text_of(rows.column(column));
      std::uint32_t place = begin;
      for (std::size_t position = 0; analyzer.next(text, position, term); ++place) {
        sum.add(term.text, id, place);
      }
      return place - begin;
    };
    counted.title = count(1, 0);
    counted.title_counts = rows.column(2).getInt() == 0 && counted.title > 0;
    counted.headings = count(3, counted.headings_begin());
    counted.body = count(4, counted.body_begin());
    if (counted != stored) {
      problems.push_back("ranked index: document " + std::to_string(id) + " has other lengths in it");
      return sum;
    }
  }
  if (next != living.size()) {
    problems.push_back("ranked index: document " + std::to_string(living[next].first) +
                       " is in it, but not in the file");
  }
  return sum;
}

/// The index-th postings of a list, decoded.
std::vector<Posting> decoded(const PostingList& list) {
  std::vector<std::uint32_t> documents(list.size());
  list.documents(documents);
  std::vector<Posting> postings;
  Block frequencies{};
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i % block_size == 0) {
      list.frequencies(i / block_size, frequencies);
    }
    postings.push_back({documents[i], frequencies[i % block_size]});
  }
  return postings;
}

void add_segment(Connection& connection, const RankedSegment& segment, PlaceSum& sum,
                 std::vector<std::string>& problems) {
  const auto size = static_cast<std::uint32_t>(segment.documents.size());
  std::string bytes;
  for (const auto& [id, term] : read_terms(connection, segment.id, "")) {
    if (!read_ranked_list(connection, id, RankedList::postings, bytes)) {
      problems.push_back("ranked index: “" + term + "” has no list of documents");
      continue;
    }
    const PostingList list(bytes_of(bytes), size);
    const std::vector<Posting> postings = decoded(list);
    std::string position_bytes;
    read_ranked_list(connection, id, RankedList::positions, position_bytes);
    PositionList positions(bytes_of(position_bytes), list.size());
    std::vector<Posting> in_titles;
    Block frequencies{};
    Places places;
    for (std::size_t i = 0; i < postings.size(); ++i) {
      frequencies[i % block_size] = postings[i].frequency;
      positions.read(i, frequencies, places);
      const std::uint32_t number = postings[i].document;
      const auto in_title = std::lower_bound(places.begin(), places.end(), segment.lengths[number].title);
      if (in_title != places.begin()) {
        in_titles.push_back({number, static_cast<std::uint32_t>(in_title - places.begin())});
      }
      if (!std::binary_search(segment.gone.begin(), segment.gone.end(), number)) {
        for (const std::uint32_t place : places) {
          sum.add(term, segment.documents[number], place);
        }
      }
    }
    if (read_ranked_list(connection, id, RankedList::set, bytes) && bytes != encode_set(postings, size)) {
      problems.push_back("ranked index: the set of documents with “" + term + "” differs from its list");
    }
    const bool has_titles = read_ranked_list(connection, id, RankedList::titles, bytes);
    if ((has_titles ? decoded(PostingList(bytes_of(bytes), size)) : std::vector<Posting>()) != in_titles) {
      problems.push_back("ranked index: the titles with “" + term + "” differ from its places");
    }
  }
}

}  // namespace

std::vector<std::string> ranked_index_problems(Connection& connection) {
  std::vector<std::string> problems;
  if (read_fact(connection, RankedIndexWriter::version_fact) != std::to_string(RankedIndexWriter::version)) {
    return problems;
  }
  try {
    const std::vector<RankedSegment> segments = read_segments(connection);
    const PlaceSum expected = places_in_documents(connection, segments, problems);
    PlaceSum found;
    for (const RankedSegment& segment : segments) {
      add_segment(connection, segment, found, problems);
    }
    if (problems.empty() && found != expected) {
      problems.emplace_back(
          "ranked index: places of terms differ from the documents; index again with --rebuild to mend it");
    }
    if (problems.empty()) {
      check_title_idf(connection, segments, problems);
    }
  } catch (const Error& damaged) {
    problems.emplace_back(damaged.what());
  }
  return problems;
}

}  // namespace materia
