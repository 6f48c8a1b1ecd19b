#include "store/ranked/title_idf.h"

#include <span>
#include <string_view>
#include <unordered_map>

#include "store/byte_stream.h"
#include "store/connection.h"
#include "store/ranked/idf.h"
#include "store/ranked/posting_list.h"
#include "store/ranked/segment_rows.h"

namespace materia {
namespace {

/// Of a segment's documents, by number, those whose title counts.
std::vector<bool> counting_titles(const RankedSegment& segment) {
  std::vector<bool> counts(segment.documents.size());
  for (std::size_t number = 0; number < counts.size(); ++number) {
    counts[number] = segment.lengths[number].title_counts;
  }
  for (const std::uint32_t number : segment.gone) {
    counts[number] = false;
  }
  return counts;
}

/// Calls `visit(term, numbers)` for each term of a segment's titles, in the order of its bytes, with those of the
/// documents whose title has it and counts.
template <typename Visit>
void for_each_counting(Connection& connection, const RankedSegment& segment, const Visit& visit) {
  const std::vector<bool> counts = counting_titles(segment);
  std::vector<std::uint32_t> numbers;
  for_each_title_term(connection, segment.id, [&](std::string_view term, std::span<const unsigned char> postings) {
    const PostingList list(postings, static_cast<std::uint32_t>(segment.documents.size()));
    numbers.resize(list.size());
    list.documents(numbers);
    std::erase_if(numbers, [&](std::uint32_t number) { return !counts[number]; });
    visit(term, numbers);
  });
}

}  // namespace

std::vector<std::vector<float>> title_idf_sums(Connection& connection, const std::vector<RankedSegment>& segments) {
  std::size_t living = 0;
  std::unordered_map<std::string, std::size_t> frequencies;
  for (const RankedSegment& segment : segments) {
    living += segment.living();
    for_each_counting(connection, segment, [&](std::string_view term, const std::vector<std::uint32_t>& numbers) {
      frequencies[std::string(term)] += numbers.size();
    });
  }
  std::vector<std::vector<float>> sums;
  for (const RankedSegment& segment : segments) {
    std::vector<float>& of_segment = sums.emplace_back(segment.documents.size());
    for_each_counting(connection, segment, [&](std::string_view term, const std::vector<std::uint32_t>& numbers) {
      const auto idf = static_cast<float>(inverse_document_frequency(living, frequencies.at(std::string(term))));
      for (const std::uint32_t number : numbers) {
        of_segment[number] += idf;
      }
    });
  }
  return sums;
}

void forget_title_idf(Connection& connection) {
  connection.run("DELETE FROM ranked_title_idf");
}

void write_title_idf(Connection& connection) {
  auto unknown =
      connection.prepare("SELECT 1 FROM ranked_segment WHERE id NOT IN (SELECT segment FROM ranked_title_idf)");
  if (!unknown.step()) {
    return;
  }
  const std::vector<RankedSegment> segments = read_segments(connection);
  const std::vector<std::vector<float>> sums = title_idf_sums(connection, segments);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    connection.prepare("INSERT OR REPLACE INTO ranked_title_idf VALUES(?1, ?2)")
        .bind(segments[i].id, as_blob(sums[i]))
        .run();
  }
}

bool read_title_idf(Connection& connection, std::vector<RankedSegment>& segments) {
  for (RankedSegment& segment : segments) {
    auto row = connection.prepare("SELECT sums FROM ranked_title_idf WHERE segment = ?1");
    if (!row.bind(segment.id).step()) {
      return false;
    }
    const SQLite::Column sums = row.column(0);
    if (blob_of(sums).size() != segment.documents.size() * sizeof(float)) {
      ByteReader::throw_damaged();
    }
    segment.title_idf = numbers_of<float>(sums);
  }
  return true;
}

void check_title_idf(Connection& connection, std::vector<RankedSegment> segments, std::vector<std::string>& problems) {
  const std::vector<std::vector<float>> sums = title_idf_sums(connection, segments);
  if (!read_title_idf(connection, segments)) {
    return;  // readers use FTS5 until the next commit
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].title_idf != sums[i]) {
      problems.emplace_back(
          "ranked index: how rare titles are is kept otherwise than they are; index again with --rebuild to mend it");
      return;
    }
  }
}

}  // namespace materia
