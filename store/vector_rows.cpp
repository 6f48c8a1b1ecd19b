#include "store/vector_rows.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace materia {
namespace {

Direction direction_of(const SQLite::Column& column) {
  const auto* bytes = static_cast<const std::int8_t*>(column.getBlob());
  return {bytes, bytes + column.getBytes()};
}

}  // namespace

std::optional<TermVector> read_term_vector(Connection& connection, std::string_view term) {
  auto row = connection.prepare("SELECT scale, components FROM term_vector WHERE term = ?1");
  if (!row.bind(term).step()) {
    return std::nullopt;
  }
  return TermVector{std::string(term), static_cast<float>(row.column(0).getDouble()), direction_of(row.column(1))};
}

std::vector<TermVector> read_term_vectors(Connection& connection) {
  std::vector<TermVector> vectors;
  auto rows = connection.prepare("SELECT term, scale, components FROM term_vector");
  while (rows.step()) {
    vectors.push_back(
        {text_of(rows.column(0)), static_cast<float>(rows.column(1).getDouble()), direction_of(rows.column(2))});
  }
  return vectors;
}

void write_term_vectors(Connection& connection, const std::vector<TermVector>& vectors) {
  connection.run("DELETE FROM document_vector");
  connection.run("DELETE FROM term_vector");
  for (const TermVector& vector : vectors) {
    auto insert = connection.prepare("INSERT INTO term_vector VALUES(?1, ?2, ?3)");
    insert.bind(vector.term, static_cast<double>(vector.scale), std::span(vector.components)).run();
  }
}

Direction read_document_vector(Connection& connection, DocumentId id) {
  auto row = connection.prepare("SELECT components FROM document_vector WHERE document_id = ?1");
  return row.bind(id).step() ? direction_of(row.column(0)) : Direction();
}

void write_document_vector(Connection& connection, DocumentId id, const Direction& direction) {
  auto insert = connection.prepare("INSERT OR REPLACE INTO document_vector VALUES(?1, ?2)");
  insert.bind(id, std::span(direction)).run();
}

std::vector<DocumentId> documents_without_vector(Connection& connection) {
  std::vector<DocumentId> ids;
  auto rows = connection.prepare(
      "SELECT id FROM document WHERE NOT EXISTS (SELECT 1 FROM document_vector WHERE document_id = id) ORDER BY id");
  while (rows.step()) {
    ids.push_back(rows.column(0).getInt64());
  }
  return ids;
}

}  // namespace materia
