#pragma once

#include <vector>

#include "store/document.h"

// Private to the store: mentions, findings and tags as rows.

namespace materia {

class Connection;

void write_findings(Connection& connection, DocumentId id, const std::vector<Mention>& mentions,
                    const std::vector<Finding>& findings);

/// Ordered as they were written.
std::vector<Mention> read_mentions(Connection& connection, DocumentId id);
/// Ordered by concept.
std::vector<Finding> read_findings(Connection& connection, DocumentId id);
/// Ordered by concept.
std::vector<Tag> read_tags(Connection& connection, DocumentId id);

/// Makes a document's tags what holds: findings, front matter, decisions (effective_tags). True where they have
/// changed.
bool refresh_tags(Connection& connection, DocumentId id);

/// Notes for review how a document's tags differ from what they were before.
void note_changes(Connection& connection, DocumentId id, const std::vector<Tag>& before);

}  // namespace materia
