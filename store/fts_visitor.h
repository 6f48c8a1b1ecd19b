#pragma once

#include <string>

struct sqlite3;

// Private to the store.

namespace materia {

class HitVisitor;

/// Registers the auxiliary function `materia_visit(document_fts, visitor)` on a connection: it counts the phrases of
/// the current hit by field, hands them to the visitor and returns 0, so that no row leaves SQLite. An aggregate would
/// be the other way, but FTS5 allows no auxiliary functions inside aggregates. Returns an SQLite result code.
int register_visitor(sqlite3* connection);

/// Runs an FTS5 expression and hands each hit to the visitor. Throws Error with SQLite's message when that fails.
void visit_matches(sqlite3* connection, const std::string& expression, HitVisitor& visitor);

}  // namespace materia
