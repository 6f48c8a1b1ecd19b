#include "store/ranked/ranked_index_writer.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "store/connection.h"
#include "store/document_rows.h"
#include "store/ranked/merge_segments.h"
#include "store/ranked/segment_builder.h"
#include "store/ranked/segment_rows.h"
#include "store/ranked/title_idf.h"

namespace materia {
namespace {

/// A segment this many times as large as those below it together is left alone.
constexpr std::size_t growth = 4;
/// One in so many documents may be gone before a segment is written anew.
constexpr std::size_t tolerated_gone = 4;

SearchedText searched_text(PreparedStatement& row) {
  const auto text = [&](int index) -> std::string_view {
    const SQLite::Column column = row.column(index);
    return {column.getText(""), static_cast<std::size_t>(column.getBytes())};
  };
  return {text(1), row.column(2).getInt() != 0, text(3), text(4)};
}

void add_row(SegmentBuilder& builder, PreparedStatement& row, Connection& connection, std::size_t memory) {
  builder.add(row.column(0).getInt64(), searched_text(row));
  if (builder.bytes() > memory) {
    builder.write(connection);
  }
}

void build_all(Connection& connection, std::size_t memory) {
  forget_ranked_index(connection);
  SegmentBuilder builder;
  {
    auto rows = connection.prepare("SELECT id, title, title_inferred, headings, body FROM document ORDER BY id");
    while (rows.step()) {
      add_row(builder, rows, connection, memory);
    }
  }
  builder.write(connection);
  RankedIndexWriter::begin(connection);
}

void merge(Connection& connection) {
  const std::vector<RankedSegment> segments = read_segments(connection);
  std::vector<SegmentSize> sizes;
  sizes.reserve(segments.size());
  for (const RankedSegment& segment : segments) {
    sizes.push_back({segment.documents.size(), segment.living()});
  }
  std::vector<RankedSegment> chosen;
  for (const std::size_t position : segments_to_merge(sizes)) {
    chosen.push_back(segments[position]);
  }
  if (!chosen.empty()) {
    merge_segments(connection, chosen);
  }
}

}  // namespace

void RankedIndexWriter::begin(Connection& connection) {
  connection.prepare("INSERT OR REPLACE INTO meta VALUES(?1, ?2)").bind(std::string_view(version_fact), version).run();
}

void RankedIndexWriter::note_written(DocumentId id) {
  written_.insert(id);
}

void RankedIndexWriter::note_removed(DocumentId id) {
  written_.erase(id);
  removed_.insert(id);
}

void RankedIndexWriter::mark_gone(Connection& connection) const {
  for (RankedSegment& segment : read_segments(connection)) {
    const std::size_t before = segment.gone.size();
    for (const std::set<DocumentId>* ids : {&written_, &removed_}) {
      for (const DocumentId id : *ids) {
        const auto found = std::lower_bound(segment.documents.begin(), segment.documents.end(), id);
        if (found != segment.documents.end() && *found == id) {
          segment.gone.push_back(static_cast<std::uint32_t>(found - segment.documents.begin()));
        }
      }
    }
    std::sort(segment.gone.begin(), segment.gone.end());
    segment.gone.erase(std::unique(segment.gone.begin(), segment.gone.end()), segment.gone.end());
    if (segment.gone.size() != before) {
      write_gone(connection, segment);
    }
  }
}

void RankedIndexWriter::write(Connection& connection, std::size_t memory) {
  if (read_fact(connection, version_fact) != std::to_string(version)) {
    build_all(connection, memory);
  } else if (!written_.empty() || !removed_.empty()) {
    forget_title_idf(connection);
    mark_gone(connection);
    SegmentBuilder builder;
    for (const DocumentId id : written_) {
      auto row = connection.prepare("SELECT id, title, title_inferred, headings, body FROM document WHERE id = ?1");
      if (row.bind(id).step()) {
        add_row(builder, row, connection, memory);
      }
    }
    builder.write(connection);
  }
  merge(connection);
  write_title_idf(connection);
  written_.clear();
  removed_.clear();
}

void forget_ranked_index(Connection& connection) {
  delete_all_segments(connection);
  connection.prepare("DELETE FROM meta WHERE name = ?1").bind(std::string_view(RankedIndexWriter::version_fact)).run();
}

std::vector<std::size_t> segments_to_merge(const std::vector<SegmentSize>& sizes) {
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t left, std::size_t right) { return sizes[left].living < sizes[right].living; });
  std::vector<std::size_t> chosen;
  std::size_t total = 0;
  bool rewrite = false;
  bool small = true;  // so far all were small enough beside those before them
  for (const std::size_t position : order) {
    const SegmentSize& size = sizes[position];
    small = small && (chosen.empty() || size.living < growth * std::max<std::size_t>(total, 1));
    const bool worn = (size.documents - size.living) * tolerated_gone > size.documents;
    if (small || worn) {
      chosen.push_back(position);
      total += size.living;
      rewrite = rewrite || worn;
    }
  }
  return chosen.size() > 1 || rewrite ? chosen : std::vector<std::size_t>();
}

}  // namespace materia
