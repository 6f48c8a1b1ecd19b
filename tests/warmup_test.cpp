// What people ask for next is made before they ask, of each generation.

#include "web/warmup.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "store/error.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

/// As another program could, without a new generation: who reads titles from now on finds these.
void hide_titles(const SmallKnowledgeBase& base) {
  SQLite::Database(base.file().string(), SQLite::OPEN_READWRITE)
      .exec(
          "DROP TRIGGER document_updated; DROP TRIGGER document_outgrew_vector; UPDATE document SET title = 'Hidden', "
          "date = ''");
}

/// False when nothing so new is warm within a minute.
bool waits_for(const Warmup& warmup, std::int64_t generation) {
  for (int tenths = 0; tenths < 600; ++tenths) {
    const std::optional<Edition> warm = warmup.warm();
    if (warm && warm->generation >= generation) {
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return false;
}

}  // namespace

TEST_CASE("Who asks after warming up is not the first: titles are not read again") {
  SmallKnowledgeBase base;
  base.add("a.md", "Sore knees", "The knee hurts.");
  SearcherPool searchers(base.file());
  const SearcherPool::Borrowed searcher = searchers.borrow();
  (*searcher).warm_up();
  const Statistics before = (*searcher).statistics();
  hide_titles(base);
  const std::vector<Suggestion> found = (*searcher).suggest("sor", 5);
  REQUIRE(found.size() == 1);
  CHECK(found.front().kind == Suggestion::Kind::title);
  CHECK((*searcher).statistics().undated_documents == before.undated_documents);
}

TEST_CASE("An empty knowledge base can be warmed up") {
  const SmallKnowledgeBase base;
  SearcherPool searchers(base.file());
  (*searchers.borrow()).warm_up();
  CHECK((*searchers.borrow()).suggest("knee", 5).empty());
}

TEST_CASE("Each generation is warmed up, and one that can't be is left to who asks") {
  SmallKnowledgeBase base;
  base.add("a.md", "Sore knees", "The knee hurts.");
  SearcherPool searchers(base.file());
  const std::int64_t first = (*searchers.borrow()).edition().generation;
  const Warmup warmup(searchers);
  REQUIRE(waits_for(warmup, first));
  base.add("b.md", "Sore hips", "The hip hurts.");
  REQUIRE(waits_for(warmup, first + 1));
  CHECK((*searchers.borrow()).suggest("sor", 5).size() == 2);

  const auto kept = base.file().string() + ".kept";
  std::filesystem::rename(base.file(), kept);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // it looks, and finds none
  CHECK_THROWS_AS((*searchers.borrow()).suggest("sor", 5), Error);
  std::filesystem::rename(kept, base.file());
  base.add("c.md", "Sore backs", "The back hurts.");
  CHECK(waits_for(warmup, first + 2));
}

}  // namespace materia
