#include "store/ranked/segment_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "store/byte_stream.h"
#include "store/connection.h"

namespace materia {
namespace {

/// The statements for one kind of list.
struct ListTable {
  const char* select;
  const char* insert;
  const char* remove;  ///< those of ids from one to another
};

/// By RankedList.
constexpr std::array<ListTable, 4> list_tables{{
    {"SELECT list FROM ranked_postings WHERE id = ?1", "INSERT INTO ranked_postings VALUES(?1, ?2)",
     "DELETE FROM ranked_postings WHERE id BETWEEN ?1 AND ?2"},
    {"SELECT list FROM ranked_title WHERE id = ?1", "INSERT INTO ranked_title VALUES(?1, ?2, ?3)",
     "DELETE FROM ranked_title WHERE id BETWEEN ?1 AND ?2"},
    {"SELECT list FROM ranked_set WHERE id = ?1", "INSERT INTO ranked_set VALUES(?1, ?2)",
     "DELETE FROM ranked_set WHERE id BETWEEN ?1 AND ?2"},
    {"SELECT list FROM ranked_positions WHERE id = ?1", "INSERT INTO ranked_positions VALUES(?1, ?2)",
     "DELETE FROM ranked_positions WHERE id BETWEEN ?1 AND ?2"},
}};

const ListTable& table_of(RankedList list) {
  return list_tables.at(static_cast<std::size_t>(list));
}

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
    if (step == 0) {
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

}  // namespace

std::vector<RankedSegment> read_segments(Connection& connection) {
  std::vector<RankedSegment> segments;
  auto rows = connection.prepare("SELECT id, documents, ids, lengths, gone FROM ranked_segment ORDER BY id");
  while (rows.step()) {
    segments.push_back(segment_of(rows));
  }
  return segments;
}

std::int64_t next_segment_id(Connection& connection) {
  auto row = connection.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'ranked_segment'");
  return row.step() ? row.column(0).getInt64() + 1 : 1;
}

void write_segment(Connection& connection, std::int64_t id, const RankedSegment& segment) {
  const std::string ids = coded_ids(segment.documents);
  const std::string lengths = coded_lengths(segment.lengths);
  const std::string gone = coded_numbers(segment.gone);
  connection.prepare("INSERT INTO ranked_segment(id, documents, ids, lengths, gone) VALUES(?1, ?2, ?3, ?4, ?5)")
      .bind(id, segment.documents.size(), as_blob(ids), as_blob(lengths), as_blob(gone))
      .run();
}

void write_gone(Connection& connection, const RankedSegment& segment) {
  const std::string gone = coded_numbers(segment.gone);
  connection.prepare("UPDATE ranked_segment SET gone = ?2 WHERE id = ?1").bind(segment.id, as_blob(gone)).run();
}

void delete_segment(Connection& connection, std::int64_t segment) {
  for (const ListTable& table : list_tables) {
    connection.prepare(table.remove).bind(ranked_term_id(segment, 0), ranked_term_id(segment, UINT32_MAX)).run();
  }
  connection.prepare("DELETE FROM ranked_term WHERE segment = ?1").bind(segment).run();
  connection.prepare("DELETE FROM ranked_title_idf WHERE segment = ?1").bind(segment).run();
  connection.prepare("DELETE FROM ranked_segment WHERE id = ?1").bind(segment).run();
}

void delete_all_segments(Connection& connection) {
  connection.run(
      "DELETE FROM ranked_postings; DELETE FROM ranked_title; DELETE FROM ranked_set; DELETE FROM ranked_positions; "
      "DELETE FROM ranked_term; DELETE FROM ranked_title_idf; DELETE FROM ranked_segment");
}

std::optional<std::int64_t> find_term(Connection& connection, std::int64_t segment, std::string_view term) {
  auto row = connection.prepare("SELECT id FROM ranked_term WHERE segment = ?1 AND term = ?2");
  return row.bind(segment, term).step() ? std::optional(row.column(0).getInt64()) : std::nullopt;
}

std::vector<RankedTerm> read_terms(Connection& connection, std::int64_t segment, std::string_view beginning) {
  std::vector<RankedTerm> terms;
  auto rows = connection.prepare("SELECT id, term FROM ranked_term WHERE segment = ?1 AND term >= ?2 ORDER BY term");
  rows.bind(segment, beginning);
  while (rows.step()) {
    std::string term = text_of(rows.column(1));
    if (!term.starts_with(beginning)) {
      break;
    }
    terms.push_back({rows.column(0).getInt64(), std::move(term)});
  }
  return terms;
}

bool read_ranked_list(Connection& connection, std::int64_t term, RankedList list, std::string& bytes) {
  auto row = connection.prepare(table_of(list).select);
  if (!row.bind(term).step()) {
    return false;
  }
  const SQLite::Column column = row.column(0);
  bytes.assign(static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes()));
  return true;
}

void for_each_title_term(Connection& connection, std::int64_t segment,
                         const std::function<void(std::string_view term, std::span<const unsigned char>)>& visit) {
  auto rows = connection.prepare("SELECT term, list FROM ranked_title WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
  rows.bind(ranked_term_id(segment, 0), ranked_term_id(segment, UINT32_MAX));
  while (rows.step()) {
    const SQLite::Column term = rows.column(0);
    const SQLite::Column postings = rows.column(1);
    visit({term.getText(""), static_cast<std::size_t>(term.getBytes())}, blob_of(postings));
  }
}

void write_term(Connection& connection, std::int64_t segment, const RankedTerm& term) {
  connection.prepare("INSERT INTO ranked_term VALUES(?1, ?2, ?3)").bind(segment, term.text, term.id).run();
}

void write_ranked_list(Connection& connection, const RankedTerm& term, RankedList list, const std::string& bytes) {
  auto statement = connection.prepare(table_of(list).insert);
  if (list == RankedList::titles) {
    statement.bind(term.id, as_blob(bytes), term.text).run();
  } else {
    statement.bind(term.id, as_blob(bytes)).run();
  }
}

}  // namespace materia
