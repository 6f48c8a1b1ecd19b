#include "store/problems.h"

#include "store/connection.h"
#include "store/error.h"
#include "store/problems_of_tags.h"
#include "store/ranked/check_ranked_index.h"
#include "store/word_counts.h"

namespace materia {
namespace {

struct Check {
  const char* sql;  ///< selects one text for each fault
  const char* fault;
};

// A long text may hold very many mentions and passages; its length is taken once.
constexpr Check checks[] = {
    {"WITH body_size(document_id, size) AS MATERIALIZED (SELECT id, length(CAST(body AS BLOB)) FROM document) "
     "SELECT p.document_id || '#' || p.anchor FROM passage p JOIN body_size USING(document_id) "
     "WHERE p.begin > p.\"end\" OR p.\"end\" > size",
     "passage outside its document"},
    {"WITH field_size(document_id, field, size) AS MATERIALIZED ("
     "SELECT id, 0, length(CAST(title AS BLOB)) FROM document UNION ALL "
     "SELECT id, 1, length(CAST(headings AS BLOB)) FROM document UNION ALL "
     "SELECT id, 2, length(CAST(body AS BLOB)) FROM document) "
     "SELECT m.document_id || ', concept ' || m.concept_id FROM mention m JOIN field_size USING(document_id, field) "
     "WHERE m.begin >= m.\"end\" OR m.\"end\" > size",
     "mention outside its text"},
    {"SELECT path FROM document WHERE body <> '' AND id NOT IN (SELECT document_id FROM passage)",
     "text without a passage"},
    {"SELECT concept_id FROM broader WHERE (concept_id, broader_id) NOT IN "
     "(SELECT concept_id, ancestor_id FROM broader_closure)",
     "broader relation missing from the closure"},
    {"SELECT document_id FROM near_duplicate n WHERE canonical_id IS NOT NULL AND canonical_id NOT IN "
     "(SELECT document_id FROM near_duplicate m WHERE m.leader_id = n.leader_id AND m.canonical_id = n.canonical_id)",
     "copy of a document that is none of its group"},
};

void gather(Connection& connection, const char* sql, const std::string& fault, std::vector<std::string>& problems) {
  auto rows = connection.prepare(sql);
  while (rows.step()) {
    problems.push_back(fault + ": " + text_of(rows.column(0)));
  }
}

void check_full_text_index(Connection& connection, std::vector<std::string>& problems) {
  try {
    // Rank 1 compares the index with the documents; without it a stale external-content index passes.
    connection.database().exec("INSERT INTO document_fts(document_fts, rank) VALUES('integrity-check', 1)");
  } catch (const SQLite::Exception& failure) {
    problems.push_back(std::string("full-text index: ") + failure.what() + "; index again with --rebuild to mend it");
  }
}

void check_word_counts(Connection& connection, std::vector<std::string>& problems) {
  WordCounts recount;
  recount.add_all(connection);
  if (const WordCounts::Difference difference = recount.compare(connection); difference.words > 0) {
    problems.push_back("word counts: " + std::to_string(difference.words) + " differ from the documents, among them “" +
                       difference.example + "”; index again with --rebuild to mend it");
  }
}

}  // namespace

std::vector<std::string> find_problems(const std::filesystem::path& file) {
  require_file(file);
  Connection connection(file, Connection::Access::write);
  std::vector<std::string> problems;
  try {
    auto rows = connection.prepare("PRAGMA integrity_check");
    while (rows.step()) {
      if (std::string row = text_of(rows.column(0)); row != "ok") {
        problems.push_back("file: " + row);
      }
    }
    gather(connection, "SELECT \"table\" || ' row ' || coalesce(rowid, '?') FROM pragma_foreign_key_check",
           "dangling reference", problems);
    for (const Check& check : checks) {
      gather(connection, check.sql, check.fault, problems);
    }
    check_full_text_index(connection, problems);
    check_word_counts(connection, problems);
    const std::vector<std::string> of_ranked_index = ranked_index_problems(connection);
    problems.insert(problems.end(), of_ranked_index.begin(), of_ranked_index.end());
    check_tags(connection, problems);
    check_vectors(connection, problems);
  } catch (const Error& failure) {
    // What the checks above name is the cause; this is where reading came to an end.
    problems.push_back(std::string("file: ") + failure.what());
  }
  return problems;
}

std::vector<ConceptCount> count_concepts(const std::filesystem::path& file) {
  Connection connection(file, Connection::Access::read);
  std::vector<ConceptCount> counts;
  auto rows = connection.prepare(
      "SELECT c.scheme, c.local_name, count(DISTINCT t.document_id) FROM tag t "
      "JOIN broader_closure b ON b.concept_id = t.concept_id JOIN concept c ON c.id = b.ancestor_id "
      "GROUP BY c.id ORDER BY c.scheme, c.local_name");
  while (rows.step()) {
    counts.push_back({text_of(rows.column(0)), text_of(rows.column(1)), size_of(rows.column(2))});
  }
  return counts;
}

}  // namespace materia
