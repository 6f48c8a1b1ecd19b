#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/document.h"
#include "store/reader.h"

// Private to the store: what reader and writer both read.

namespace materia {

class Connection;
class PreparedStatement;

std::optional<Document> read_document(Connection& connection, DocumentId id);
/// Without editor_tags.
std::optional<Document> read_text(Connection& connection, DocumentId id);

std::optional<std::string> read_path(Connection& connection, DocumentId id);
std::optional<DocumentId> find_document(Connection& connection, std::string_view path);

std::vector<EditorTag> read_editor_tags(Connection& connection, DocumentId id);

/// Ascending; documents without a year are in none.
std::vector<YearCount> read_years(Connection& connection);

/// A tag from columns concept_id, level, salience, source, mentions.
Tag tag_of(PreparedStatement& row);

std::int64_t read_generation(Connection& connection);

/// A row of `meta` as text; empty where there is none.
std::string read_fact(Connection& connection, std::string_view name);

/// What the last run could not read.
std::vector<SkippedFile> read_skipped(Connection& connection);

}  // namespace materia
