#include <algorithm>

#include "store/connection.h"
#include "store/duplicate_rows.h"
#include "store/fault_point.h"
#include "store/writer.h"

// What the writer keeps of near-duplicates and repeated blocks.

namespace materia {

void Writer::put_fingerprint(DocumentId id, const Fingerprint& fingerprint, const LeftOut& left_out) {
  if (first_fingerprint(id)) {
    write_first_fingerprint(connection(), id, fingerprint, left_out);
  } else {
    write_fingerprint(connection(), id, fingerprint, left_out);
  }
}

std::vector<FingerprintedDocument> Writer::fingerprints() {
  return read_fingerprints(connection());
}

std::vector<DocumentId> Writer::documents_without_fingerprint() {
  return materia::documents_without_fingerprint(connection());
}

std::vector<std::string> Writer::left_out(DocumentId id) {
  return read_left_out(connection(), id);
}

void Writer::put_repeated_blocks(const std::vector<RepeatedBlock>& blocks) {
  write_repeated_blocks(connection(), blocks);
}

std::vector<RepeatedBlock> Writer::repeated_blocks() {
  return read_repeated_blocks(connection());
}

void Writer::put_resemblances(const std::vector<Resemblance>& resemblances) {
  fault_point("copies: before");
  if (write_resemblances(connection(), resemblances)) {
    note_change();
  }
}

bool Writer::has_copies(const std::vector<DocumentId>& documents) {
  return std::any_of(documents.begin(), documents.end(), [this](DocumentId id) {
    auto row = connection().prepare("SELECT 1 FROM near_duplicate WHERE document_id = ?1");
    return row.bind(id).step();
  });
}

void Writer::put_duplicate_decision(const DuplicateDecision& decision) {
  write_duplicate_decision(connection(), decision);
  refresh_canonical(connection());
  note_change();
}

std::optional<DuplicateDecision> Writer::undo_duplicate_decision(std::string_view path) {
  std::optional<DuplicateDecision> undone = take_duplicate_decision(connection(), path);
  if (undone) {
    refresh_canonical(connection());
    note_change();
  }
  return undone;
}

std::vector<DuplicateGroup> Writer::duplicate_groups() {
  return read_duplicate_groups(connection());
}

std::vector<DuplicateDecision> Writer::duplicate_decisions() {
  return read_duplicate_decisions(connection());
}

}  // namespace materia
