#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <chrono>
#include <set>
#include <thread>

#include "store/connection.h"
#include "store/decision_rows.h"
#include "store/document_rows.h"
#include "store/duplicate_rows.h"
#include "store/error.h"
#include "store/tag_rows.h"
#include "store/writer.h"

namespace materia {
namespace {

constexpr auto patience = std::chrono::seconds(10);

/// Copies so many pages (-1: all), once no other program writes to the target. From the first step on, whatever its
/// number, the target is locked for writing until the backup ends.
void step(SQLite::Backup& backup, int pages, const std::filesystem::path& target) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (int result = backup.executeStep(pages); result != SQLITE_DONE && result != SQLITE_OK;
       result = backup.executeStep(pages)) {
    if (std::chrono::steady_clock::now() > deadline) {
      throw Error(target.string() +
                  ": another program is writing to it; the rebuilt knowledge base was not put in place");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

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
  std::int64_t generation = 0;
  {
    Connection source(from, Connection::Access::write);
    generation = read_generation(source);
    if (std::filesystem::exists(to)) {
      Connection target(to, Connection::Access::write);
      SQLite::Backup backup(target.database(), source.database());
      step(backup, 0, to);
      // No one can write to the target any more: what its editors have said by now is all there will be.
      Connection last_look(to, Connection::Access::read);
      copy_editors_work(last_look, source);
      generation = std::max(generation, read_generation(last_look) + 1);
      source.prepare("INSERT OR REPLACE INTO meta VALUES('generation', ?1)").bind(generation).run();
      // All pages in one step: one transaction, which readers see whole.
      step(backup, -1, to);
    }
  }
  if (std::filesystem::exists(to)) {
    std::filesystem::remove(from);
  } else {
    std::filesystem::rename(from, to);
  }
  return generation;
}

}  // namespace materia
