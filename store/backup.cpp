#include "store/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>

#include "store/connection.h"
#include "store/document_rows.h"
#include "store/durable.h"
#include "store/error.h"
#include "store/fault_point.h"
#include "store/page_copy.h"
#include "store/problems.h"
#include "store/problems_of_tags.h"
#include "store/schema.h"
#include "store/storage_failure.h"
#include "store/unfinished_file.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

Holdings holdings_of(Connection& connection) {
  const auto count = [&](const char* sql) {
    auto row = connection.prepare(sql);
    row.step();
    return size_of(row.column(0));
  };
  return {read_generation(connection), count("SELECT count(*) FROM document"),
          count("SELECT (SELECT count(*) FROM decision) + (SELECT count(*) FROM duplicate_decision)")};
}

/// Copies a database that need not be of this version into a file of its own, which is no WAL database: it is complete
/// without anything beside it. Throws Error where it is damaged, or not ours.
void copy_to(const fs::path& from, const fs::path& to) {
  const fs::path* at_fault = &from;
  try {
    SQLite::Database source(from.string(), SQLite::OPEN_READONLY, busy_timeout_ms);
    refuse_foreign_or_newer(source, from);
    at_fault = &to;
    SQLite::Database copy(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    PageCopy(source, copy, from, to).finish();
    copy.execAndGet("PRAGMA journal_mode = DELETE");
    // Slower checks are `materia check`'s; this one finds pages that were destroyed.
    if (const std::string found = copy.execAndGet("PRAGMA quick_check(1)").getString(); found != "ok") {
      throw DamagedError(from.string() + ": is damaged (" + found + "); materia check says more");
    }
  } catch (const SQLite::Exception& failure) {
    throw_storage_failure(failure, *at_fault);
  }
}

constexpr const char* in_use = ": is in use by another program; choose another file for the backup";

void refuse_target(const fs::path& file, const fs::path& target) {
  if (!fs::exists(target)) {
    return;
  }
  if (fs::equivalent(file, target)) {
    throw Error(target.string() + ": is the knowledge base itself; choose another file for the backup");
  }
  try {
    SQLite::Database old(target.string(), SQLite::OPEN_READWRITE);
    if (old.execAndGet("PRAGMA application_id").getInt() == application_id) {
      // Only who has it alone may give up its log: renaming over a file whose log is in use would damage it.
      if (old.execAndGet("PRAGMA journal_mode = DELETE").getString() == "delete") {
        return;
      }
      throw BusyError(target.string() + in_use);
    }
  } catch (const SQLite::Exception& failure) {
    const int code = failure.getErrorCode() & 0xff;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
      throw BusyError(target.string() + in_use);
    }
    if (code != SQLITE_NOTADB) {
      throw_storage_failure(failure, target);
    }
  }
  throw Error(target.string() + ": is there already and no backup; choose another file");
}

/// The knowledge base that a backup is to replace; nothing where there is none that can be read.
std::unique_ptr<Connection> open_replaced(const fs::path& file, RestoreReport& report) {
  if (!fs::exists(file)) {
    return nullptr;
  }
  try {
    auto target = std::make_unique<Connection>(file, Connection::Access::write);
    report.replaced = holdings_of(*target);
    return target;
  } catch (const DamagedError&) {
    report.set_aside = set_aside_damaged(file);
    return nullptr;
  }
}

}  // namespace

std::string set_aside_damaged(const fs::path& file) {
  fs::path aside = file.native() + ".damaged";
  for (int number = 2; fs::exists(aside); ++number) {
    aside = file.native() + ".damaged-" + std::to_string(number);
  }
  // The log first: left beside a new file it would be taken for its own.
  for (const char* suffix : {"-wal", "-shm", "-journal", ""}) {
    if (const fs::path part = file.native() + suffix; fs::exists(part)) {
      fs::rename(part, aside.native() + suffix);
    }
  }
  return aside.string();
}

Holdings backup_knowledge_base(const fs::path& file, const fs::path& target) {
  require_file(file);
  refuse_target(file, target);
  const UnfinishedFile beside(target);
  fault_point("backup: before the copy");
  copy_to(file, beside.file());
  fault_point("backup: after the copy");
  Holdings holdings;
  {
    // A file of an older materia is saved as it is.
    SQLite::Database copy(beside.file().string(), SQLite::OPEN_READONLY);
    const auto number = [&](const char* sql) { return copy.execAndGet(sql).getInt64(); };
    holdings.generation = number("SELECT coalesce(max(value), 0) FROM meta WHERE name = 'generation'");
    holdings.documents = static_cast<std::size_t>(number("SELECT count(*) FROM document"));
    holdings.decisions = static_cast<std::size_t>(number("SELECT count(*) FROM decision"));
    if (copy.tableExists("duplicate_decision")) {
      holdings.decisions += static_cast<std::size_t>(number("SELECT count(*) FROM duplicate_decision"));
    }
  }
  rename_durably(beside.file(), target);
  fault_point("backup: after the rename");
  return holdings;
}

RestoreReport restore_knowledge_base(const fs::path& backup, const fs::path& file) {
  require_file(backup);
  if (fs::exists(file) && fs::equivalent(backup, file)) {
    throw Error(backup.string() + ": is the knowledge base itself; name the backup to put in its place");
  }
  const UnfinishedFile beside(file);
  copy_to(backup, beside.file());
  // Brings an older one up to date, too.
  if (const auto problems = find_problems(beside.file()); !problems.empty()) {
    throw DamagedError(backup.string() + ": is damaged (" + problems.front() + "); nothing was changed");
  }
  fault_point("restore: looked over");
  RestoreReport report;
  const std::unique_ptr<Connection> target = open_replaced(file, report);
  if (target == nullptr) {
    {
      Connection source(beside.file(), Connection::Access::write);
      report.restored = holdings_of(source);
      report.wants_tags = !has_tags(source);
    }
    fault_point("restore: before the rename");
    rename_durably(beside.file(), file);
    return report;
  }
  give_page_size(beside.file(), page_size_of(*target));
  Connection source(beside.file(), Connection::Access::write);
  PageCopy copy(source.database(), target->database(), beside.file(), file);
  copy.lock();
  // What another program has written meanwhile.
  Connection last_look(file, Connection::Access::read);
  report.replaced = holdings_of(last_look);
  const std::int64_t generation = std::max(read_generation(source), report.replaced.generation + 1);
  source.prepare("INSERT OR REPLACE INTO meta VALUES('generation', ?1)").bind(generation).run();
  report.restored = holdings_of(source);
  report.wants_tags = !has_tags(source);
  fault_point("restore: before the copy");
  copy.finish();
  fault_point("restore: after the copy");
  return report;
}

}  // namespace materia
