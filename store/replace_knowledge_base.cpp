#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <chrono>
#include <thread>

#include "store/connection.h"
#include "store/document_rows.h"
#include "store/error.h"
#include "store/writer.h"

namespace materia {
namespace {

constexpr auto patience = std::chrono::seconds(10);

void copy_over(Connection& from, Connection& to) {
  SQLite::Backup backup(to.database(), from.database());
  const auto deadline = std::chrono::steady_clock::now() + patience;
  // All pages in one step: one transaction, which readers see whole.
  for (int result = backup.executeStep(-1); result != SQLITE_DONE; result = backup.executeStep(-1)) {
    if (std::chrono::steady_clock::now() > deadline) {
      throw Error(to.file().string() +
                  ": another program is writing to it; the rebuilt knowledge base was not put in place");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
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
      generation = std::max(generation, read_generation(target) + 1);
      source.prepare("INSERT OR REPLACE INTO meta VALUES('generation', ?1)").bind(generation).run();
      copy_over(source, target);
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
