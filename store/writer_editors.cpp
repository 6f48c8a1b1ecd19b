#include "store/connection.h"
#include "store/decision_rows.h"
#include "store/document_rows.h"
#include "store/fault_point.h"
#include "store/tag_rows.h"
#include "store/writer.h"

// What the writer keeps of the editors' work.

namespace materia {
namespace {

/// Makes the tags of the document at a path, if there is one, what holds now.
void apply_editors(Connection& connection, std::string_view path) {
  if (const auto id = find_document(connection, path)) {
    refresh_tags(connection, *id);
  }
}

}  // namespace

bool Writer::put_decision(const Decision& decision) {
  fault_point("decision: before");
  const bool added = write_decision(connection(), decision);
  if (added) {
    apply_editors(connection(), decision.path);
    note_change();
  }
  return added;
}

std::optional<Decision> Writer::undo_decision(std::string_view path, std::string_view scheme,
                                              std::string_view concept_name) {
  std::optional<Decision> undone = take_decision(connection(), path, scheme, concept_name);
  if (undone) {
    apply_editors(connection(), path);
    note_change();
  }
  return undone;
}

std::vector<Decision> Writer::decisions() {
  return read_decisions(connection());
}

std::vector<Decision> Writer::decisions(std::string_view path) {
  return read_decisions(connection(), path);
}

void Writer::put_review(const Review& review) {
  write_review(connection(), review);
  note_change();
}

bool Writer::remove_review(std::string_view path) {
  connection().prepare("DELETE FROM review WHERE path = ?1").bind(path).run();
  const bool removed = connection().database().getChanges() > 0;
  if (removed) {
    note_change();
  }
  return removed;
}

EditorsWork Writer::editors_work() {
  return read_editors_work(connection());
}

void Writer::put_editors_work(const EditorsWork& work) {
  for (const Decision& decision : work.decisions) {
    put_decision(decision);
  }
  for (const Review& review : work.reviews) {
    put_review(review);
  }
  for (const RetiredConcept& retired : work.retired) {
    write_retired(connection(), retired);
  }
  for (const DuplicateDecision& decision : work.duplicates) {
    put_duplicate_decision(decision);
  }
}

}  // namespace materia
