#pragma once

#include <string_view>
#include <vector>

#include "store/document.h"

// Private to the store: mentions, findings and tags as rows.

namespace materia {

class Connection;

/// Replaces those of the document.
void write_findings(Connection& connection, DocumentId id, const std::vector<Mention>& mentions,
                    const std::vector<Finding>& findings);

/// The same for a document that has none yet, and writes the tags that hold.
void write_first_findings(Connection& connection, DocumentId id, std::string_view path,
                          const std::vector<EditorTag>& editor_tags, const std::vector<Mention>& mentions,
                          const std::vector<Finding>& findings);

/// Ordered as they were written.
std::vector<Mention> read_mentions(Connection& connection, DocumentId id);
/// Ordered by concept.
std::vector<Finding> read_findings(Connection& connection, DocumentId id);
/// Ordered by concept.
std::vector<Tag> read_tags(Connection& connection, DocumentId id);

/// Of every document, ordered by document, then concept.
std::vector<DocumentTag> read_document_tags(Connection& connection);
/// Of one, ordered by concept.
std::vector<DocumentTag> read_document_tags(Connection& connection, DocumentId id);
/// What Reader::about gives.
std::vector<SalientDocument> read_about(Connection& connection, ConceptId concept_id);
/// What Reader::asserted gives.
std::vector<DocumentTag> read_asserted(Connection& connection, Assertion assertion);

/// What a document's tags have to be: findings, front matter, decisions (effective_tags).
std::vector<Tag> tags_that_hold(Connection& connection, DocumentId id);

/// Makes a document's tags what holds. True where they have changed.
bool refresh_tags(Connection& connection, DocumentId id);

/// Notes for review how a document's tags differ from what they were before.
void note_changes(Connection& connection, DocumentId id, const std::vector<Tag>& before);

}  // namespace materia
