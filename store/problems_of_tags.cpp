#include "store/problems_of_tags.h"

#include "store/connection.h"
#include "store/tag_blocks.h"
#include "store/tag_rows.h"
#include "store/vocabulary_block.h"
#include "store/vocabulary_rows.h"

namespace materia {
namespace {

std::vector<DocumentId> ids_of(Connection& connection, const char* sql) {
  std::vector<DocumentId> ids;
  auto rows = connection.prepare(sql);
  while (rows.step()) {
    ids.push_back(rows.column(0).getInt64());
  }
  return ids;
}

}  // namespace

bool has_tags(Connection& connection) {
  return connection.prepare("SELECT 1 FROM meta WHERE name = 'tagger_version'").step();
}

void check_tags(Connection& connection, std::vector<std::string>& problems) {
  if (!has_tags(connection)) {
    return;
  }
  for (const DocumentId id : ids_of(connection, "SELECT id FROM document ORDER BY id")) {
    if (read_tags(connection, id) != tags_that_hold(connection, id)) {
      problems.push_back("tags: those of document " + std::to_string(id) +
                         " are not what was found in it and decided on it; index again with --rebuild to mend it");
    }
  }
  check_tag_blocks(connection, problems);
  check_label_terms(connection, problems);
  check_vocabulary_block(connection, problems);
}

void check_vectors(Connection& connection, std::vector<std::string>& problems) {
  // A document none of whose words the space knows has no components.
  const auto strangers =
      ids_of(connection,
             "WITH space(size) AS (SELECT max(length(components)) FROM term_vector) "
             "SELECT document_id FROM document_vector, space WHERE length(components) NOT IN (0, coalesce(size, 0)) "
             "UNION ALL SELECT 0 FROM term_vector, space WHERE length(components) <> size LIMIT 10");
  for (const DocumentId id : strangers) {
    problems.push_back("vectors: " + (id == 0 ? std::string("a word's") : "that of document " + std::to_string(id)) +
                       " does not fit the space; index again with --rebuild to mend it");
  }
}

}  // namespace materia
