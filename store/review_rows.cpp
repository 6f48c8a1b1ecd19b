#include "store/review_rows.h"

#include <algorithm>
#include <utility>

#include "store/connection.h"

namespace materia {
namespace {

constexpr const char* states_query =
    "SELECT d.id, EXISTS(SELECT 1 FROM review r WHERE r.path = d.path), "
    "EXISTS(SELECT 1 FROM tag_change c WHERE c.document_id = d.id), "
    "EXISTS(SELECT 1 FROM editor_tag e WHERE e.document_id = d.id AND NOT e.denied) FROM document d ORDER BY d.id";

/// Pairs of a document and a concept that only an abbreviation names there, understood by its surroundings. Few
/// mentions are such abbreviations, so those are looked for first.
constexpr const char* abbreviations_query =
    "SELECT DISTINCT m.document_id, m.concept_id FROM mention m WHERE m.rule = ?1 AND NOT EXISTS("
    "SELECT 1 FROM mention o WHERE o.document_id = m.document_id AND o.concept_id = m.concept_id AND o.rule <> ?1) "
    "ORDER BY 1, 2";

constexpr const char* findings_query =
    "SELECT f.document_id, f.concept_id, f.salience, f.affirmed FROM finding f JOIN document d ON d.id = f.document_id "
    "WHERE f.level IS NOT NULL AND NOT EXISTS(SELECT 1 FROM review r WHERE r.path = d.path) ORDER BY 1, 2";

std::optional<Level> level_of(const SQLite::Column& column) {
  return column.isNull() ? std::nullopt : std::optional(static_cast<Level>(column.getInt()));
}

}  // namespace

std::vector<ReviewState> read_review_states(Connection& connection) {
  std::vector<ReviewState> states;
  auto rows = connection.prepare(states_query);
  while (rows.step()) {
    states.push_back({rows.column(0).getInt64(), rows.column(1).getInt() != 0, rows.column(2).getInt() != 0,
                      rows.column(3).getInt() != 0});
  }
  return states;
}

std::vector<TagChange> read_tag_changes(Connection& connection, DocumentId id) {
  std::vector<TagChange> changes;
  auto rows =
      connection.prepare("SELECT concept_id, before, after FROM tag_change WHERE document_id = ?1 ORDER BY concept_id");
  rows.bind(id);
  while (rows.step()) {
    changes.push_back({rows.column(0).getInt64(), level_of(rows.column(1)), level_of(rows.column(2))});
  }
  return changes;
}

void read_unreviewed_findings(Connection& connection, const std::function<void(DocumentId, const FoundTag&)>& visit) {
  std::vector<std::pair<DocumentId, ConceptId>> abbreviations;
  auto pairs = connection.prepare(abbreviations_query);
  pairs.bind(static_cast<int>(MentionRule::abbreviation_in_context));
  while (pairs.step()) {
    abbreviations.emplace_back(pairs.column(0).getInt64(), pairs.column(1).getInt64());
  }
  auto rows = connection.prepare(findings_query);
  while (rows.step()) {
    const DocumentId document = rows.column(0).getInt64();
    const ConceptId concept_id = rows.column(1).getInt64();
    visit(document, {concept_id, rows.column(2).getDouble(), rows.column(3).getInt() == 0,
                     std::ranges::binary_search(abbreviations, std::pair(document, concept_id))});
  }
}

}  // namespace materia
