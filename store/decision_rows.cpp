#include "store/decision_rows.h"

#include <chrono>
#include <ctime>

#include "store/connection.h"
#include "store/duplicate_rows.h"

namespace materia {
namespace {

std::string now_iso() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

/// Now, or a second after the newest decision on the same path and concept where that is not before now: time is what
/// orders them and tells two of the same from one that was brought twice.
std::string time_of_new(Connection& connection, const Decision& decision) {
  const std::string now = now_iso();
  auto row = connection.prepare(
      "SELECT max(?4, coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', max(decided_at), '+1 second'), '')) FROM decision "
      "WHERE path = ?1 AND scheme = ?2 AND concept = ?3");
  row.bind(decision.path, decision.scheme, decision.concept_name, now).step();
  return text_of(row.column(0));
}

/// From columns path, scheme, concept, action, decided_by, why, decided_at.
Decision decision_of(PreparedStatement& row) {
  return {text_of(row.column(0)), text_of(row.column(1)),
          text_of(row.column(2)), static_cast<Decision::Action>(row.column(3).getInt()),
          text_of(row.column(4)), text_of(row.column(5)),
          text_of(row.column(6))};
}

std::vector<Decision> decisions_of(PreparedStatement& rows) {
  std::vector<Decision> decisions;
  while (rows.step()) {
    decisions.push_back(decision_of(rows));
  }
  return decisions;
}

/// From columns path, reviewed_by, reviewed_at.
Review review_of(PreparedStatement& row) {
  return {text_of(row.column(0)), text_of(row.column(1)), text_of(row.column(2))};
}

}  // namespace

std::string time_or_now(const std::string& at) {
  return at.empty() ? now_iso() : at;
}

std::vector<Decision> read_decisions(Connection& connection, std::string_view path) {
  auto rows = connection.prepare(
      "SELECT path, scheme, concept, action, decided_by, why, decided_at FROM decision WHERE path = ?1 ORDER BY "
      "decided_at, id");
  rows.bind(path);
  return decisions_of(rows);
}

std::vector<Decision> read_decisions(Connection& connection) {
  auto rows = connection.prepare(
      "SELECT path, scheme, concept, action, decided_by, why, decided_at FROM decision ORDER BY decided_at, id");
  return decisions_of(rows);
}

bool write_decision(Connection& connection, const Decision& decision) {
  const std::string at = decision.at.empty() ? time_of_new(connection, decision) : decision.at;
  connection
      .prepare(
          "INSERT INTO decision(path, scheme, concept, action, decided_by, why, decided_at) "
          "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM decision WHERE path = ?1 AND "
          "scheme = ?2 AND concept = ?3 AND action = ?4 AND decided_by = ?5 AND why = ?6 AND decided_at = ?7)")
      .bind(decision.path, decision.scheme, decision.concept_name, static_cast<int>(decision.action), decision.by,
            decision.why, at)
      .run();
  return connection.database().getChanges() > 0;
}

std::optional<Decision> take_decision(Connection& connection, std::string_view path, std::string_view scheme,
                                      std::string_view concept_name) {
  auto row = connection.prepare(
      "DELETE FROM decision WHERE id = (SELECT id FROM decision WHERE path = ?1 AND scheme = ?2 AND concept = ?3 "
      "ORDER BY decided_at DESC, id DESC LIMIT 1) "
      "RETURNING path, scheme, concept, action, decided_by, why, decided_at");
  return row.bind(path, scheme, concept_name).step() ? std::optional(decision_of(row)) : std::nullopt;
}

void move_editors_work(Connection& connection, std::string_view from, std::string_view to) {
  connection.prepare("UPDATE decision SET path = ?2 WHERE path = ?1").bind(from, to).run();
  connection.prepare("UPDATE OR REPLACE review SET path = ?2 WHERE path = ?1").bind(from, to).run();
  connection.prepare("UPDATE duplicate_decision SET path = ?2 WHERE path = ?1").bind(from, to).run();
}

std::optional<Review> read_review(Connection& connection, std::string_view path) {
  auto row = connection.prepare("SELECT path, reviewed_by, reviewed_at FROM review WHERE path = ?1");
  return row.bind(path).step() ? std::optional(review_of(row)) : std::nullopt;
}

std::vector<Review> read_reviews(Connection& connection) {
  std::vector<Review> reviews;
  auto rows = connection.prepare("SELECT path, reviewed_by, reviewed_at FROM review ORDER BY path");
  while (rows.step()) {
    reviews.push_back(review_of(rows));
  }
  return reviews;
}

void write_review(Connection& connection, const Review& review) {
  const std::string at = time_or_now(review.at);
  connection.prepare("INSERT OR REPLACE INTO review VALUES(?1, ?2, ?3)").bind(review.path, review.by, at).run();
  connection.prepare("DELETE FROM tag_change WHERE document_id = (SELECT id FROM document WHERE path = ?1)")
      .bind(review.path)
      .run();
}

EditorsWork read_editors_work(Connection& connection) {
  return {read_decisions(connection), read_reviews(connection), read_retired(connection),
          read_duplicate_decisions(connection)};
}

std::vector<RetiredConcept> read_retired(Connection& connection) {
  std::vector<RetiredConcept> retired;
  auto rows = connection.prepare("SELECT iri, scheme, local_name, pref_label FROM retired_concept ORDER BY iri");
  while (rows.step()) {
    retired.push_back(
        {text_of(rows.column(0)), text_of(rows.column(1)), text_of(rows.column(2)), text_of(rows.column(3))});
  }
  return retired;
}

void write_retired(Connection& connection, const RetiredConcept& retired) {
  connection.prepare("INSERT OR REPLACE INTO retired_concept VALUES(?1, ?2, ?3, ?4)")
      .bind(retired.iri, retired.scheme, retired.local_name, retired.pref_label)
      .run();
}

}  // namespace materia
