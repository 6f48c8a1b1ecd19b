#include "store/document_rows.h"

#include "store/connection.h"

namespace materia {

std::optional<Document> read_text(Connection& connection, DocumentId id) {
  auto row = connection.prepare(
      "SELECT path, title, title_inferred, body, url, author, date, language FROM document WHERE id = ?1");
  if (!row.bind(id).step()) {
    return std::nullopt;
  }
  Document document;
  document.path = text_of(row.column(0));
  document.title = text_of(row.column(1));
  document.title_inferred = row.column(2).getInt() != 0;
  document.body = text_of(row.column(3));
  document.url = text_of(row.column(4));
  document.author = text_of(row.column(5));
  document.date = text_of(row.column(6));
  document.language = text_of(row.column(7));

  auto passages = connection.prepare(
      "SELECT anchor, heading, level, begin, \"end\" FROM passage WHERE document_id = ?1 ORDER BY position");
  passages.bind(id);
  while (passages.step()) {
    document.passages.push_back({text_of(passages.column(0)), text_of(passages.column(1)), passages.column(2).getInt(),
                                 size_of(passages.column(3)), size_of(passages.column(4))});
  }
  return document;
}

std::optional<Document> read_document(Connection& connection, DocumentId id) {
  std::optional<Document> document = read_text(connection, id);
  if (document) {
    document->editor_tags = read_editor_tags(connection, id);
  }
  return document;
}

std::optional<std::string> read_path(Connection& connection, DocumentId id) {
  auto row = connection.prepare("SELECT path FROM document WHERE id = ?1");
  return row.bind(id).step() ? std::optional(text_of(row.column(0))) : std::nullopt;
}

std::optional<DocumentId> find_document(Connection& connection, std::string_view path) {
  auto row = connection.prepare("SELECT id FROM document WHERE path = ?1");
  return row.bind(path).step() ? std::optional<DocumentId>(row.column(0).getInt64()) : std::nullopt;
}

std::vector<EditorTag> read_editor_tags(Connection& connection, DocumentId id) {
  std::vector<EditorTag> tags;
  auto rows =
      connection.prepare("SELECT scheme, concept, denied FROM editor_tag WHERE document_id = ?1 ORDER BY position");
  rows.bind(id);
  while (rows.step()) {
    tags.push_back({text_of(rows.column(0)), text_of(rows.column(1)), rows.column(2).getInt() != 0});
  }
  return tags;
}

std::vector<YearCount> read_years(Connection& connection) {
  std::vector<YearCount> years;
  auto rows = connection.prepare(
      "SELECT substr(date, 1, 4) AS year, count(*) FROM document WHERE year GLOB '[0-9][0-9][0-9][0-9]' "
      "GROUP BY year ORDER BY year");
  while (rows.step()) {
    years.push_back({rows.column(0).getString(), size_of(rows.column(1))});
  }
  return years;
}

Tag tag_of(PreparedStatement& row) {
  return {row.column(0).getInt64(), static_cast<Level>(row.column(1).getInt()), row.column(2).getDouble(),
          static_cast<TagSource>(row.column(3).getInt()), size_of(row.column(4))};
}

std::int64_t read_generation(Connection& connection) {
  auto row = connection.prepare("SELECT value FROM meta WHERE name = 'generation'");
  return row.step() ? row.column(0).getInt64() : 0;
}

std::string read_fact(Connection& connection, std::string_view name) {
  auto row = connection.prepare("SELECT value FROM meta WHERE name = ?1");
  return row.bind(name).step() ? text_of(row.column(0)) : std::string();
}

std::vector<SkippedFile> read_skipped(Connection& connection) {
  std::vector<SkippedFile> skipped;
  auto rows = connection.prepare("SELECT path, reason FROM skipped_file ORDER BY path");
  while (rows.step()) {
    skipped.push_back({text_of(rows.column(0)), text_of(rows.column(1))});
  }
  return skipped;
}

}  // namespace materia
