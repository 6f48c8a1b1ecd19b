#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/connection.h"
#include "store/document.h"
#include "store/vectors.h"

// Private to the store.

namespace materia {

std::optional<TermVector> read_term_vector(Connection& connection, std::string_view term);
std::vector<TermVector> read_term_vectors(Connection& connection);
/// Replaces all; every document's vector goes, as it belongs to the space before.
void write_term_vectors(Connection& connection, const std::vector<TermVector>& vectors);

/// Empty where the document has none.
Direction read_document_vector(Connection& connection, DocumentId id);
void write_document_vector(Connection& connection, DocumentId id, const Direction& direction);
std::vector<DocumentId> documents_without_vector(Connection& connection);

}  // namespace materia
