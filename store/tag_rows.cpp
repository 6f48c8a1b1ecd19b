#include "store/tag_rows.h"

#include <algorithm>
#include <map>

#include "store/connection.h"
#include "store/decision_rows.h"
#include "store/document_rows.h"
#include "store/effective_tags.h"

namespace materia {
namespace {

ConceptId concept_id_of(Connection& connection, std::string_view scheme, std::string_view local_name) {
  auto row = connection.prepare("SELECT id FROM concept WHERE scheme = ?1 AND local_name = ?2");
  return row.bind(scheme, local_name).step() ? row.column(0).getInt64() : 0;
}

void add_tags(Connection& connection, DocumentId id, const std::vector<Tag>& tags) {
  for (const Tag& tag : tags) {
    connection.prepare("INSERT INTO tag VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(id, tag.concept_id, static_cast<int>(tag.level), tag.salience, static_cast<int>(tag.source), tag.mentions)
        .run();
  }
}

std::vector<Tag> tags_by(Connection& connection, const std::vector<Finding>& findings,
                         const std::vector<EditorTag>& editor_tags, std::string_view path) {
  return effective_tags(
      findings, editor_tags, read_decisions(connection, path),
      [&](std::string_view scheme, std::string_view name) { return concept_id_of(connection, scheme, name); });
}

void add_findings(Connection& connection, DocumentId id, const std::vector<Mention>& mentions,
                  const std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    connection.prepare("INSERT INTO mention VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
        .bind(id, i, mention.concept_id, static_cast<int>(mention.field), mention.begin, mention.end,
              static_cast<int>(mention.assertion), mention.label, static_cast<int>(mention.rule), mention.cue_begin,
              mention.cue_end)
        .run();
  }
  constexpr int no_level = -1;
  for (const Finding& finding : findings) {
    const LevelReasons& reasons = finding.reasons;
    connection.prepare("INSERT INTO finding VALUES(?1, ?2, nullif(?3, -1), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
        .bind(id, finding.concept_id, finding.level ? static_cast<int>(*finding.level) : no_level, finding.salience,
              finding.count(Assertion::affirmed), finding.count(Assertion::negated),
              finding.count(Assertion::uncertain), finding.count(Assertion::contrast), reasons.in_title,
              reasons.headings, reasons.in_lead, reasons.density, reasons.spread)
        .run();
  }
}

}  // namespace

void write_findings(Connection& connection, DocumentId id, const std::vector<Mention>& mentions,
                    const std::vector<Finding>& findings) {
  connection.prepare("DELETE FROM mention WHERE document_id = ?1").bind(id).run();
  connection.prepare("DELETE FROM finding WHERE document_id = ?1").bind(id).run();
  add_findings(connection, id, mentions, findings);
}

void write_first_findings(Connection& connection, DocumentId id, std::string_view path,
                          const std::vector<EditorTag>& editor_tags, const std::vector<Mention>& mentions,
                          const std::vector<Finding>& findings) {
  add_findings(connection, id, mentions, findings);
  add_tags(connection, id, tags_by(connection, findings, editor_tags, path));
}

std::vector<Mention> read_mentions(Connection& connection, DocumentId id) {
  std::vector<Mention> mentions;
  auto rows = connection.prepare(
      "SELECT concept_id, field, begin, \"end\", assertion, label, rule, cue_begin, cue_end FROM mention "
      "WHERE document_id = ?1 ORDER BY position");
  rows.bind(id);
  while (rows.step()) {
    mentions.push_back({rows.column(0).getInt64(), static_cast<Field>(rows.column(1).getInt()), size_of(rows.column(2)),
                        size_of(rows.column(3)), static_cast<Assertion>(rows.column(4).getInt()),
                        size_of(rows.column(5)), static_cast<MentionRule>(rows.column(6).getInt()),
                        size_of(rows.column(7)), size_of(rows.column(8))});
  }
  return mentions;
}

std::vector<Finding> read_findings(Connection& connection, DocumentId id) {
  std::vector<Finding> findings;
  auto rows = connection.prepare(
      "SELECT concept_id, level, salience, affirmed, negated, uncertain, contrast, in_title, headings, in_lead, "
      "density, spread FROM finding WHERE document_id = ?1 ORDER BY concept_id");
  rows.bind(id);
  while (rows.step()) {
    Finding& finding = findings.emplace_back();
    finding.concept_id = rows.column(0).getInt64();
    if (!rows.column(1).isNull()) {
      finding.level = static_cast<Level>(rows.column(1).getInt());
    }
    finding.salience = rows.column(2).getDouble();
    for (int assertion = 0; assertion < static_cast<int>(assertion_count); ++assertion) {
      finding.mentions[static_cast<std::size_t>(assertion)] = size_of(rows.column(3 + assertion));
    }
    finding.reasons = {rows.column(7).getInt() != 0, size_of(rows.column(8)), rows.column(9).getInt() != 0,
                       rows.column(10).getDouble(), rows.column(11).getDouble()};
  }
  return findings;
}

std::vector<Tag> read_tags(Connection& connection, DocumentId id) {
  std::vector<Tag> tags;
  auto rows = connection.prepare(
      "SELECT concept_id, level, salience, source, mentions FROM tag WHERE document_id = ?1 ORDER BY concept_id");
  rows.bind(id);
  while (rows.step()) {
    tags.push_back(tag_of(rows));
  }
  return tags;
}

std::vector<DocumentTag> read_document_tags(Connection& connection) {
  auto rows = connection.prepare(
      "SELECT t.concept_id, t.level, t.salience, t.source, t.mentions, t.document_id, "
      "coalesce(f.affirmed = 0 AND f.uncertain > 0, 0) FROM tag t "
      "LEFT JOIN finding f USING(document_id, concept_id) ORDER BY t.document_id, t.concept_id");
  std::vector<DocumentTag> tags;
  while (rows.step()) {
    tags.push_back({rows.column(5).getInt64(), tag_of(rows),
                    rows.column(6).getInt() != 0 ? Assertion::uncertain : Assertion::affirmed});
  }
  return tags;
}

std::vector<DocumentTag> read_document_tags(Connection& connection, DocumentId id) {
  std::vector<DocumentTag> tags;
  for (const Tag& tag : read_tags(connection, id)) {
    tags.push_back({id, tag});
  }
  // Few are: to join them would look each tag up among the findings.
  auto uncertain = connection.prepare(
      "SELECT concept_id FROM finding WHERE document_id = ?1 AND affirmed = 0 AND uncertain > 0 ORDER BY concept_id");
  uncertain.bind(id);
  for (auto tag = tags.begin(); uncertain.step();) {
    const ConceptId found = uncertain.column(0).getInt64();
    tag = std::find_if(tag, tags.end(), [&](const DocumentTag& other) { return other.tag.concept_id >= found; });
    if (tag != tags.end() && tag->tag.concept_id == found) {
      tag->assertion = Assertion::uncertain;
    }
  }
  return tags;
}

std::vector<SalientDocument> read_about(Connection& connection, ConceptId concept_id) {
  std::vector<SalientDocument> about;
  auto rows = connection.prepare(
      "SELECT document_id, salience FROM tag WHERE concept_id = ?1 AND level = ?2 ORDER BY document_id");
  rows.bind(concept_id, static_cast<int>(Level::about));
  while (rows.step()) {
    about.push_back({rows.column(0).getInt64(), rows.column(1).getDouble()});
  }
  return about;
}

std::vector<DocumentTag> read_asserted(Connection& connection, Assertion assertion) {
  std::vector<DocumentTag> asserted;
  auto rows = connection.prepare(
      "SELECT f.concept_id, coalesce(t.level, 0), coalesce(t.salience, f.salience), coalesce(t.source, 0), "
      "CASE ?1 WHEN 0 THEN f.affirmed WHEN 1 THEN f.negated WHEN 2 THEN f.uncertain ELSE f.contrast END AS times, "
      "f.document_id FROM finding f LEFT JOIN tag t USING(document_id, concept_id) WHERE times > 0 "
      "ORDER BY f.document_id, f.concept_id");
  rows.bind(static_cast<int>(assertion));
  while (rows.step()) {
    asserted.push_back({rows.column(5).getInt64(), tag_of(rows), assertion});
  }
  return asserted;
}

std::vector<Tag> tags_that_hold(Connection& connection, DocumentId id) {
  return tags_by(connection, read_findings(connection, id), read_editor_tags(connection, id),
                 read_path(connection, id).value_or(""));
}

bool refresh_tags(Connection& connection, DocumentId id) {
  const std::vector<Tag> before = read_tags(connection, id);
  const std::vector<Tag> after = tags_that_hold(connection, id);
  if (before == after) {
    return false;
  }
  connection.prepare("DELETE FROM tag WHERE document_id = ?1").bind(id).run();
  add_tags(connection, id, after);
  return true;
}

void note_changes(Connection& connection, DocumentId id, const std::vector<Tag>& before) {
  constexpr int no_tag = -1;
  struct Change {
    int before = no_tag;
    int after = no_tag;
  };
  std::map<ConceptId, Change> changes;
  for (const Tag& tag : before) {
    changes[tag.concept_id].before = static_cast<int>(tag.level);
  }
  for (const Tag& tag : read_tags(connection, id)) {
    changes[tag.concept_id].after = static_cast<int>(tag.level);
  }
  for (const auto& [concept_id, change] : changes) {
    if (change.before != change.after) {
      connection
          .prepare(
              "INSERT INTO tag_change VALUES(?1, ?2, nullif(?3, -1), nullif(?4, -1)) "
              "ON CONFLICT DO UPDATE SET after = excluded.after")
          .bind(id, concept_id, change.before, change.after)
          .run();
    }
  }
  connection.prepare("DELETE FROM tag_change WHERE document_id = ?1 AND before IS after").bind(id).run();
}

}  // namespace materia
