#include <algorithm>
#include <set>

#include "store/connection.h"
#include "store/decision_rows.h"
#include "store/document_rows.h"
#include "store/duplicate_rows.h"
#include "store/durable.h"
#include "store/fault_point.h"
#include "store/page_copy.h"
#include "store/storage_failure.h"
#include "store/tag_rows.h"
#include "store/writer.h"

namespace materia {
namespace {

/// The path that the document at `path` in `old` has in `rebuilt`; the same where one of them does not have it.
std::string path_in_rebuilt(const std::string& path, Connection& old, Connection& rebuilt) {
  const std::optional<DocumentId> id = find_document(old, path);
  return (id ? read_path(rebuilt, *id) : std::nullopt).value_or(path);
}

/// Makes the decisions and reviews of `rebuilt` those that `old` has now, and its tags what holds by them.
void copy_editors_work(Connection& old, Connection& rebuilt) {
  std::vector<Decision> decisions = read_decisions(old);
  std::vector<Review> reviews = read_reviews(old);
  for (Decision& decision : decisions) {
    decision.path = path_in_rebuilt(decision.path, old, rebuilt);
  }
  for (Review& review : reviews) {
    review.path = path_in_rebuilt(review.path, old, rebuilt);
  }
  std::vector<DuplicateDecision> on_copies = read_duplicate_decisions(old);
  for (DuplicateDecision& decision : on_copies) {
    decision.path = path_in_rebuilt(decision.path, old, rebuilt);
  }
  const std::vector<Decision> known = read_decisions(rebuilt);
  if (decisions == known && reviews == read_reviews(rebuilt) && on_copies == read_duplicate_decisions(rebuilt)) {
    return;
  }
  std::set<std::string> decided;
  for (const auto& both : {decisions, known}) {
    for (const Decision& decision : both) {
      decided.insert(decision.path);
    }
  }
  SQLite::Transaction transaction(rebuilt.database());
  rebuilt.run("DELETE FROM decision; DELETE FROM review; DELETE FROM duplicate_decision");
  for (const Decision& decision : decisions) {
    write_decision(rebuilt, decision);
  }
  for (const Review& review : reviews) {
    write_review(rebuilt, review);
  }
  for (const DuplicateDecision& decision : on_copies) {
    write_duplicate_decision(rebuilt, decision);
  }
  refresh_canonical(rebuilt);
  for (const std::string& path : decided) {
    if (const std::optional<DocumentId> id = find_document(rebuilt, path)) {
      refresh_tags(rebuilt, *id);
    }
  }
  transaction.commit();
}

}  // namespace

// Not by renaming over an open file: its -wal and -shm files would then belong to another file than the one that
// readers hold open, which is how a WAL database gets corrupted. Copying the pages is one more write of the file, and
// safe.
std::int64_t replace_knowledge_base(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (!std::filesystem::exists(to)) {
    const std::int64_t generation = [&] {
      Connection source(from, Connection::Access::write);
      return read_generation(source);
    }();
    fault_point("replace: before the rename");
    rename_durably(from, to);
    fault_point("replace: after the rename");
    return generation;
  }
  std::int64_t generation = 0;
  try {
    Connection target(to, Connection::Access::write);
    give_page_size(from, page_size_of(target));
    Connection source(from, Connection::Access::write);
    PageCopy copy(source.database(), target.database(), from, to);
    copy.lock();
    fault_point("replace: target locked");
    // No one can write to the target any more: what its editors have said by now is all there will be.
    Connection last_look(to, Connection::Access::read);
    copy_editors_work(last_look, source);
    generation = std::max(read_generation(source), read_generation(last_look) + 1);
    source.prepare("INSERT OR REPLACE INTO meta VALUES('generation', ?1)").bind(generation).run();
    fault_point("replace: before the copy");
    copy.finish();
    fault_point("replace: after the copy");
  } catch (const SQLite::Exception& failure) {
    throw_storage_failure(failure, to);
  }
  remove_database(from);
  return generation;
}

}  // namespace materia
