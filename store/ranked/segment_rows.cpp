#include "store/ranked/segment_rows.h"

#include <algorithm>

#include "store/byte_stream.h"
#include "store/connection.h"

namespace materia {
namespace {

std::string coded_ids(const std::vector<DocumentId>& ids) {
  ByteWriter bytes;
  DocumentId previous = 0;
  for (const DocumentId id : ids) {
    bytes.varint(static_cast<std::uint64_t>(id - previous));
    previous = id;
  }
  return bytes.take();
}

std::string coded_lengths(const std::vector<FieldLengths>& lengths) {
  ByteWriter bytes;
  for (const FieldLengths& length : lengths) {
    bytes.varint(std::uint64_t{length.title} << 1U | (length.title_counts ? 1U : 0U));
    bytes.varint(length.headings);
    bytes.varint(length.body);
  }
  return bytes.take();
}

std::string coded_numbers(const std::vector<std::uint32_t>& numbers) {
  ByteWriter bytes;
  std::uint32_t previous = 0;
  for (const std::uint32_t number : numbers) {
    bytes.varint(number - previous);
    previous = number;
  }
  return bytes.take();
}

std::span<const unsigned char> blob_of(const SQLite::Column& column) {
  return {static_cast<const unsigned char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

std::span<const std::int8_t> as_blob(const std::string& bytes) {
  return {reinterpret_cast<const std::int8_t*>(bytes.data()), bytes.size()};
}

RankedSegment segment_of(PreparedStatement& row) {
  RankedSegment segment;
  segment.id = row.column(0).getInt64();
  const std::size_t count = size_of(row.column(1));
  const SQLite::Column ids = row.column(2);
  const SQLite::Column lengths = row.column(3);
  const SQLite::Column gone = row.column(4);
  ByteReader of_ids(blob_of(ids));
  ByteReader of_lengths(blob_of(lengths));
  DocumentId id = 0;
  // Counted by the bytes as well: a damaged number must not claim memory.
  segment.documents.reserve(std::min(count, of_ids.left()));
  segment.lengths.reserve(std::min(count, of_lengths.left()));
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t step = of_ids.varint();
    if (i > 0 && step == 0) {
      ByteReader::throw_damaged();
    }
    id += static_cast<DocumentId>(step);
    segment.documents.push_back(id);
    const std::uint64_t title = of_lengths.varint();
    segment.lengths.push_back(
        {static_cast<std::uint32_t>(title >> 1U), of_lengths.varint32(), of_lengths.varint32(), (title & 1U) != 0});
  }
  std::uint32_t number = 0;
  for (ByteReader of_gone(blob_of(gone)); of_gone.left() > 0;) {
    number += of_gone.varint32();
    if (number >= count || (!segment.gone.empty() && number <= segment.gone.back())) {
      ByteReader::throw_damaged();
    }
    segment.gone.push_back(number);
  }
  return segment;
}

bool read_blob(PreparedStatement& row, std::string& bytes) {
  if (!row.step()) {
    return false;
  }
  const SQLite::Column column = row.column(0);
  bytes.assign(static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes()));
  return true;
}

}  // namespace

std::vector<RankedSegment> read_segments(Connection& connection) {
  std::vector<RankedSegment> segments;
  auto rows = connection.prepare("SELECT id, documents, ids, lengths, gone FROM ranked_segment ORDER BY id");
  while (rows.step()) {
    segments.push_back(segment_of(rows));
  }
  return segments;
}

std::int64_t write_segment(Connection& connection, const RankedSegment& segment) {
  const std::string ids = coded_ids(segment.documents);
  const std::string lengths = coded_lengths(segment.lengths);
  const std::string gone = coded_numbers(segment.gone);
  connection.prepare("INSERT INTO ranked_segment(documents, ids, lengths, gone) VALUES(?1, ?2, ?3, ?4)")
      .bind(segment.documents.size(), as_blob(ids), as_blob(lengths), as_blob(gone))
      .run();
  return connection.database().getLastInsertRowid();
}

void write_gone(Connection& connection, const RankedSegment& segment) {
  const std::string gone = coded_numbers(segment.gone);
  connection.prepare("UPDATE ranked_segment SET gone = ?2 WHERE id = ?1").bind(segment.id, as_blob(gone)).run();
}

void delete_segment(Connection& connection, std::int64_t segment) {
  connection.prepare("DELETE FROM ranked_list WHERE segment = ?1").bind(segment).run();
  connection.prepare("DELETE FROM ranked_positions WHERE segment = ?1").bind(segment).run();
  connection.prepare("DELETE FROM ranked_segment WHERE id = ?1").bind(segment).run();
}

void delete_all_segments(Connection& connection) {
  connection.run("DELETE FROM ranked_list; DELETE FROM ranked_positions; DELETE FROM ranked_segment");
}

bool read_postings(Connection& connection, std::int64_t segment, PostingField field, std::string_view term,
                   std::string& bytes) {
  auto row = connection.prepare("SELECT postings FROM ranked_list WHERE segment = ?1 AND field = ?2 AND term = ?3");
  return read_blob(row.bind(segment, static_cast<int>(field), term), bytes);
}

bool read_positions(Connection& connection, std::int64_t segment, std::string_view term, std::string& bytes) {
  auto row = connection.prepare("SELECT positions FROM ranked_positions WHERE segment = ?1 AND term = ?2");
  return read_blob(row.bind(segment, term), bytes);
}

void for_each_title_term(Connection& connection, std::int64_t segment,
                         const std::function<void(std::string_view term, std::span<const unsigned char>)>& visit) {
  auto rows =
      connection.prepare("SELECT term, postings FROM ranked_list WHERE segment = ?1 AND field = ?2 ORDER BY term");
  rows.bind(segment, static_cast<int>(PostingField::title));
  while (rows.step()) {
    const SQLite::Column term = rows.column(0);
    const SQLite::Column postings = rows.column(1);
    visit({term.getText(""), static_cast<std::size_t>(term.getBytes())}, blob_of(postings));
  }
}

std::vector<std::string> read_terms(Connection& connection, std::int64_t segment, std::string_view beginning) {
  std::vector<std::string> terms;
  auto rows =
      connection.prepare("SELECT term FROM ranked_list WHERE segment = ?1 AND field = 0 AND term >= ?2 ORDER BY term");
  rows.bind(segment, beginning);
  while (rows.step()) {
    std::string term = text_of(rows.column(0));
    if (!term.starts_with(beginning)) {
      break;
    }
    terms.push_back(std::move(term));
  }
  return terms;
}

void write_postings(Connection& connection, std::int64_t segment, PostingField field, std::string_view term,
                    const std::string& bytes) {
  connection.prepare("INSERT INTO ranked_list VALUES(?1, ?2, ?3, ?4)")
      .bind(segment, static_cast<int>(field), term, as_blob(bytes))
      .run();
}

void write_positions(Connection& connection, std::int64_t segment, std::string_view term, const std::string& bytes) {
  connection.prepare("INSERT INTO ranked_positions VALUES(?1, ?2, ?3)").bind(segment, term, as_blob(bytes)).run();
}

}  // namespace materia
