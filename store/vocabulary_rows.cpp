#include "store/vocabulary_rows.h"

#include <unordered_map>

#include "store/concept_identity.h"
#include "store/connection.h"
#include "store/decision_rows.h"
#include "store/label_terms.h"

namespace materia {
namespace {

std::vector<Scheme> read_schemes(Connection& connection) {
  std::vector<Scheme> schemes;
  auto rows = connection.prepare("SELECT iri, local_name, label, definition FROM scheme ORDER BY position");
  while (rows.step()) {
    schemes.push_back(
        {text_of(rows.column(0)), text_of(rows.column(1)), text_of(rows.column(2)), text_of(rows.column(3))});
  }
  return schemes;
}

std::vector<Concept> read_concepts(Connection& connection) {
  std::vector<Concept> concepts;
  auto rows = connection.prepare(
      "SELECT id, iri, scheme, local_name, pref_label, definition, scope_note FROM concept ORDER BY position");
  while (rows.step()) {
    Concept& row = concepts.emplace_back();
    row.id = rows.column(0).getInt64();
    row.iri = text_of(rows.column(1));
    row.scheme = text_of(rows.column(2));
    row.local_name = text_of(rows.column(3));
    row.pref_label = text_of(rows.column(4));
    row.definition = text_of(rows.column(5));
    row.scope_note = text_of(rows.column(6));
  }
  return concepts;
}

ConceptId write_concept(Connection& connection, const Concept& row, std::size_t position) {
  auto statement = connection.prepare(
      "INSERT INTO concept(iri, scheme, local_name, pref_label, definition, scope_note, position) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(iri) DO UPDATE SET scheme = ?2, local_name = ?3, "
      "pref_label = ?4, definition = ?5, scope_note = ?6, position = ?7 RETURNING id");
  statement.bind(row.iri, row.scheme, row.local_name, row.pref_label, row.definition, row.scope_note, position);
  statement.step();
  return statement.column(0).getInt64();
}

void write_labels(Connection& connection, ConceptId id, const Concept& row, Analyzer& analyzer) {
  for (std::size_t i = 0; i < row.labels.size(); ++i) {
    const Label& label = row.labels[i];
    const std::string terms = joined_terms(label.text, analyzer);
    connection.prepare("INSERT INTO label VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(id, i, static_cast<int>(label.kind), label.text, label.language, label.ambiguous ? 1 : 0, terms)
        .run();
  }
  for (const std::string& iri : row.exact_match) {
    connection.prepare("INSERT OR IGNORE INTO exact_match VALUES(?1, ?2)").bind(id, iri).run();
  }
}

void write_schemes(Connection& connection, const Vocabulary& vocabulary) {
  connection.run("DELETE FROM scheme");
  for (std::size_t i = 0; i < vocabulary.schemes().size(); ++i) {
    const Scheme& scheme = vocabulary.schemes()[i];
    connection.prepare("INSERT INTO scheme VALUES(?1, ?2, ?3, ?4, ?5)")
        .bind(i, scheme.iri, scheme.local_name, scheme.label, scheme.definition)
        .run();
  }
}

/// Concepts that keep their row under another IRI; the row is then found by that.
void move_rows(Connection& connection, const Vocabulary& vocabulary, const std::vector<ConceptId>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] != 0) {
      connection.prepare("UPDATE concept SET iri = ?2 WHERE id = ?1 AND iri <> ?2")
          .bind(rows[i], vocabulary.concepts()[i].iri)
          .run();
    }
  }
}

}  // namespace

Vocabulary read_vocabulary_rows(Connection& connection) {
  std::vector<Concept> concepts = read_concepts(connection);
  std::unordered_map<ConceptId, std::size_t> positions;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    positions.emplace(concepts[i].id, i);
  }
  auto labels = connection.prepare(
      "SELECT concept_id, kind, text, language, ambiguous, terms FROM label ORDER BY concept_id, position");
  while (labels.step()) {
    concepts[positions.at(labels.column(0).getInt64())].labels.push_back(
        {text_of(labels.column(2)), static_cast<LabelKind>(labels.column(1).getInt()), text_of(labels.column(3)),
         labels.column(4).getInt() != 0, text_of(labels.column(5))});
  }
  auto broader = connection.prepare("SELECT concept_id, broader_id FROM broader");
  while (broader.step()) {
    concepts[positions.at(broader.column(0).getInt64())].broader.push_back(positions.at(broader.column(1).getInt64()));
  }
  auto codes = connection.prepare("SELECT concept_id, iri FROM exact_match");
  while (codes.step()) {
    concepts[positions.at(codes.column(0).getInt64())].exact_match.push_back(text_of(codes.column(1)));
  }
  return {read_schemes(connection), std::move(concepts)};
}

void write_vocabulary(Connection& connection, const Vocabulary& vocabulary) {
  move_rows(connection, vocabulary, kept_rows(read_vocabulary_rows(connection), read_retired(connection), vocabulary));
  write_schemes(connection, vocabulary);
  connection.run(
      "UPDATE concept SET position = -1; DELETE FROM label; DELETE FROM exact_match;"
      "DELETE FROM broader; DELETE FROM broader_closure");
  std::vector<ConceptId> ids;
  ids.reserve(vocabulary.concepts().size());
  Analyzer analyzer;
  for (const Concept& row : vocabulary.concepts()) {
    ids.push_back(write_concept(connection, row, ids.size()));
    write_labels(connection, ids.back(), row, analyzer);
  }
  connection.run(
      "INSERT OR REPLACE INTO retired_concept SELECT iri, scheme, local_name, pref_label FROM concept WHERE position = "
      "-1;"
      "DELETE FROM concept WHERE position = -1;"
      "DELETE FROM retired_concept WHERE iri IN (SELECT iri FROM concept) OR (scheme, local_name) IN "
      "(SELECT scheme, local_name FROM concept)");
  for (std::size_t position = 0; position < ids.size(); ++position) {
    for (const std::size_t broader : vocabulary.concepts()[position].broader) {
      connection.prepare("INSERT OR IGNORE INTO broader VALUES(?1, ?2)").bind(ids[position], ids[broader]).run();
    }
    for (const std::size_t ancestor : vocabulary.ancestors(position)) {
      connection.prepare("INSERT INTO broader_closure VALUES(?1, ?2)").bind(ids[position], ids[ancestor]).run();
    }
  }
}

void write_label_terms(Connection& connection) {
  Analyzer analyzer;
  // Positions don't change, so rows may be changed while they are read.
  auto labels = connection.prepare("SELECT concept_id, position, text FROM label");
  while (labels.step()) {
    const std::string terms = joined_terms(text_of(labels.column(2)), analyzer);
    connection.prepare("UPDATE label SET terms = ?3 WHERE concept_id = ?1 AND position = ?2 AND terms <> ?3")
        .bind(labels.column(0).getInt64(), labels.column(1).getInt64(), terms)
        .run();
  }
}

void check_label_terms(Connection& connection, std::vector<std::string>& problems) {
  Analyzer analyzer;
  const Vocabulary vocabulary = read_vocabulary_rows(connection);
  for (const Concept& checked : vocabulary.concepts()) {
    for (const Label& label : checked.labels) {
      if (!label.terms.empty() && label.terms != joined_terms(label.text, analyzer)) {
        problems.push_back("vocabulary: the terms kept of the label \"" + label.text + "\" of " + checked.scheme + ":" +
                           checked.local_name + " are not its own; index again with --rebuild to mend it");
      }
    }
  }
}

}  // namespace materia
