#include "store/statistics.h"

#include <filesystem>
#include <iterator>
#include <system_error>

#include "store/connection.h"
#include "store/document_rows.h"

namespace materia {
namespace {

/// SQLite's variable-length integer: seven bits a byte, the highest first. Enough for lengths (at most 32 bits).
std::uint32_t read_varint(const unsigned char*& bytes, const unsigned char* end) {
  std::uint32_t value = 0;
  while (bytes < end) {
    const unsigned char byte = *bytes++;
    value = (value << 7U) | (byte & 0x7FU);
    if ((byte & 0x80U) == 0) {
      break;
    }
  }
  return value;
}

}  // namespace

std::vector<DocumentLengths> read_lengths(Connection& connection) {
  // FTS5's own table of lengths: one varint for each column (documented with the other shadow tables).
  std::vector<DocumentLengths> lengths;
  auto rows = connection.prepare("SELECT id, sz FROM document_fts_docsize ORDER BY id");
  while (rows.step()) {
    DocumentLengths& row = lengths.emplace_back();
    row.id = rows.column(0).getInt64();
    const SQLite::Column sizes = rows.column(1);
    const auto* bytes = static_cast<const unsigned char*>(sizes.getBlob());
    const auto* end = bytes + sizes.getBytes();
    for (std::uint32_t& length : row.fields) {
      length = read_varint(bytes, end);
    }
  }
  return lengths;
}

Statistics read_statistics(Connection& connection) {
  Statistics statistics;
  statistics.generation = read_generation(connection);
  auto counts = connection.prepare(
      "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM passage), (SELECT count(*) FROM concept), "
      "(SELECT count(*) FROM label), (SELECT count(*) FROM mention), (SELECT count(*) FROM tag), "
      "(SELECT count(*) FROM document WHERE id NOT IN (SELECT document_id FROM tag)), "
      "(SELECT count(*) FROM document WHERE date = ''), (SELECT count(*) FROM document WHERE title_inferred), "
      "(SELECT count(*) FROM decision), "
      "(SELECT count(DISTINCT canonical_id) FROM near_duplicate), "
      "(SELECT count(*) FROM near_duplicate WHERE canonical_id <> document_id), "
      "(SELECT count(*) FROM repeated_block), (SELECT count(*) FROM left_out_block)");
  counts.step();
  std::size_t* const targets[] = {&statistics.documents,          &statistics.passages,
                                  &statistics.concepts,           &statistics.labels,
                                  &statistics.mentions,           &statistics.tags,
                                  &statistics.untagged_documents, &statistics.undated_documents,
                                  &statistics.inferred_titles,    &statistics.decisions,
                                  &statistics.duplicate_groups,   &statistics.copies,
                                  &statistics.repeated_blocks,    &statistics.left_out_blocks};
  for (int i = 0; i < static_cast<int>(std::size(targets)); ++i) {
    *targets[i] = size_of(counts.column(i));
  }
  for (const DocumentLengths& row : read_lengths(connection)) {
    statistics.words += row.fields[0] + row.fields[1] + row.fields[2];
  }
  statistics.years = read_years(connection);
  statistics.corpus = read_fact(connection, "corpus");
  statistics.skipped = read_skipped(connection);
  std::error_code unreadable;
  statistics.file_bytes = std::filesystem::file_size(connection.file(), unreadable);
  return statistics;
}

}  // namespace materia
