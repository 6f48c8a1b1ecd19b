#include "store/connection.h"
#include "store/fault_point.h"
#include "store/vector_rows.h"
#include "store/writer.h"

// What is learned from the collection: its texts to learn from, the space and the phrases to keep.

namespace materia {
namespace {

/// From columns id, title, title_inferred, headings, body.
StoredText stored_text(PreparedStatement& row) {
  const auto text = [&](int index) -> std::string_view {
    const SQLite::Column column = row.column(index);
    return {column.getText(""), static_cast<std::size_t>(column.getBytes())};
  };
  return {row.column(0).getInt64(), text(1), row.column(2).getInt() != 0, text(3), text(4)};
}

}  // namespace

void Writer::for_each_text(const std::vector<DocumentId>& ids, const std::function<void(const StoredText&)>& function) {
  for (const DocumentId id : ids) {
    auto row = connection().prepare("SELECT id, title, title_inferred, headings, body FROM document WHERE id = ?1");
    if (row.bind(id).step()) {
      function(stored_text(row));
    }
  }
}

void Writer::put_phrases(const std::vector<CountedText>& phrases) {
  fault_point("phrases: before");
  connection().run("DELETE FROM phrase");
  for (const CountedText& phrase : phrases) {
    connection().prepare("INSERT INTO phrase VALUES(?1, ?2)").bind(phrase.text, phrase.documents).run();
  }
  note_change();
}

void Writer::put_term_vectors(const std::vector<TermVector>& vectors) {
  fault_point("vectors: before");
  write_term_vectors(connection(), vectors);
  note_change();
}

std::vector<TermVector> Writer::term_vectors() {
  return read_term_vectors(connection());
}

void Writer::put_document_vector(DocumentId id, const Direction& direction) {
  write_document_vector(connection(), id, direction);
  note_change();
}

std::vector<DocumentId> Writer::documents_without_vector() {
  return materia::documents_without_vector(connection());
}

}  // namespace materia
