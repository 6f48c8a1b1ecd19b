#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/duplicates.h"

// Private to the store: near-duplicates and repeated blocks as rows.

namespace materia {

class Connection;

void write_fingerprint(Connection& connection, DocumentId id, const Fingerprint& fingerprint, const LeftOut& left_out);
/// The same for a document that has none yet.
void write_first_fingerprint(Connection& connection, DocumentId id, const Fingerprint& fingerprint,
                             const LeftOut& left_out);
/// In the order in which documents come first in a group: the earliest dated, then the undated; with a url before
/// without; then by id.
std::vector<FingerprintedDocument> read_fingerprints(Connection& connection);
std::vector<DocumentId> documents_without_fingerprint(Connection& connection);
std::vector<std::string> read_left_out(Connection& connection, DocumentId id);

std::vector<RepeatedBlock> read_repeated_blocks(Connection& connection);
void write_repeated_blocks(Connection& connection, const std::vector<RepeatedBlock>& blocks);

/// Replaces the groups. True where that changes them.
bool write_resemblances(Connection& connection, const std::vector<Resemblance>& resemblances);
/// Makes the canonical documents what texts and editors say now. True where that changes one.
bool refresh_canonical(Connection& connection);
/// Ordered by document.
std::vector<Copy> read_copies(Connection& connection);
/// Ordered by the id of the canonical document.
std::vector<DuplicateGroup> read_duplicate_groups(Connection& connection);

/// In the order they were given.
std::vector<DuplicateDecision> read_duplicate_decisions(Connection& connection);
void write_duplicate_decision(Connection& connection, const DuplicateDecision& decision);
/// Takes the newest one on a path away and returns it.
std::optional<DuplicateDecision> take_duplicate_decision(Connection& connection, std::string_view path);

}  // namespace materia
