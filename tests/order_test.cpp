// Results in another order than by relevance.

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {

TEST_CASE("What is found can be listed by date or by title, with the same totals and facets") {
  SmallKnowledgeBase base;
  base.add("1", "Zinc and the knee", "Knee.", {{"therapy:ozone-therapy", Level::about}});
  base.add("2", "apples", "A knee, a knee and a knee.");
  base.add("3", "Knee", "Knee pain.", {{"therapy:ozone-therapy", Level::mention}});
  base.add("4", "Hips", "A hip.");
  Document undated;
  undated.path = "5";
  undated.title = "Bones";
  undated.body = "The knee has three.";
  undated.passages.push_back({"start", "", 2, 0, undated.body.size()});
  base.add(undated);
  for (const Engine engine : {Engine::ranked, Engine::fts5}) {
    Searcher searcher(base.file(), nullptr, engine);
    const auto listed = [&](Order order, const std::string& text, std::size_t offset = 0, std::size_t limit = 10) {
      Query query = searcher.parse(text);
      query.order = order;
      query.offset = offset;
      query.limit = limit;
      const Results results = searcher.search(query);
      std::string paths = std::to_string(results.total) + ":";
      for (const Hit& hit : results.hits) {
        paths += " " + hit.path;
      }
      return paths;
    };
    CHECK(listed(Order::newest, "knee") == "4: 3 2 1 5");
    CHECK(listed(Order::title, "knee") == "4: 2 5 3 1");
    CHECK(listed(Order::title, "knee", 1, 2) == "4: 5 3");
    CHECK(listed(Order::newest, "knee therapy:ozone-therapy") == "2: 3 1");
    CHECK(listed(Order::title, "") == "5: 2 5 4 3 1");
    CHECK(listed(Order::relevance, "") == listed(Order::newest, ""));
  }
  CHECK(order_named("newest") == Order::newest);
  CHECK(name_of(Order::title) == "title");
  CHECK_FALSE(order_named("oldest"));
}

}  // namespace materia
