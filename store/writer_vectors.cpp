#include "store/connection.h"
#include "store/vector_rows.h"
#include "store/writer.h"

// What the writer keeps of the space learned from the collection.

namespace materia {

void Writer::put_term_vectors(const std::vector<TermVector>& vectors) {
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
