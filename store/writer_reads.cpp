#include "store/connection.h"
#include "store/decision_rows.h"
#include "store/document_rows.h"
#include "store/tag_rows.h"
#include "store/vocabulary_block.h"
#include "store/writer.h"

// What a writer reads of the file it changes, its own changes included.

namespace materia {

std::vector<SourceFile> Writer::files() {
  std::vector<SourceFile> files;
  auto rows = connection().prepare("SELECT id, path, size, modified_ns, hash FROM source_file ORDER BY path");
  while (rows.step()) {
    files.push_back({rows.column(0).getInt64(), text_of(rows.column(1)), size_of(rows.column(2)),
                     rows.column(3).getInt64(), size_of(rows.column(4))});
  }
  return files;
}

std::vector<StoredDocument> Writer::documents() {
  std::vector<StoredDocument> documents;
  auto rows = connection().prepare("SELECT id, file_id, path, hash FROM document ORDER BY id");
  while (rows.step()) {
    documents.push_back(
        {rows.column(0).getInt64(), rows.column(1).getInt64(), text_of(rows.column(2)), size_of(rows.column(3))});
  }
  return documents;
}

std::vector<DocumentId> Writer::document_ids() {
  std::vector<DocumentId> ids;
  auto rows = connection().prepare("SELECT id FROM document ORDER BY id");
  while (rows.step()) {
    ids.push_back(rows.column(0).getInt64());
  }
  return ids;
}

std::size_t Writer::document_count() {
  auto row = connection().prepare("SELECT count(*) FROM document");
  return row.step() ? size_of(row.column(0)) : 0;
}

std::optional<Document> Writer::document(DocumentId id) {
  return read_document(connection(), id);
}

std::optional<std::string> Writer::path(DocumentId id) {
  return read_path(connection(), id);
}

std::optional<DocumentId> Writer::find_document(std::string_view path) {
  return materia::find_document(connection(), path);
}

DocumentId Writer::last_document_id() {
  auto row = connection().prepare("SELECT seq FROM sqlite_sequence WHERE name = 'document'");
  return row.step() ? row.column(0).getInt64() : 0;
}

Vocabulary Writer::vocabulary() {
  return read_vocabulary(connection());
}

std::vector<Finding> Writer::findings(DocumentId id) {
  return read_findings(connection(), id);
}

std::vector<Tag> Writer::tags(DocumentId id) {
  return read_tags(connection(), id);
}

std::vector<SkippedFile> Writer::skipped() {
  return read_skipped(connection());
}

std::string Writer::fact(std::string_view name) {
  return read_fact(connection(), name);
}

}  // namespace materia
