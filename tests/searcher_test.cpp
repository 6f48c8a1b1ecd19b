#include "query/searcher.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

std::vector<std::string> paths(const Results& results) {
  std::vector<std::string> found;
  for (const Hit& hit : results.hits) {
    found.push_back(hit.path);
  }
  return found;
}

std::string shown(const std::vector<TextPiece>& pieces) {
  std::string text;
  for (const TextPiece& piece : pieces) {
    text += piece.match ? "[" + piece.text + "]" : piece.text;
  }
  return text;
}

Results search(Searcher& searcher, const std::string& typed) {
  return searcher.search(searcher.parse(typed));
}

using Paths = std::vector<std::string>;

/// Five articles, the last the newest.
void add_articles(SmallKnowledgeBase& base) {
  base.add("ozone", "Ozone for backs", "Ozone therapy is tried for herniated discs. The disc shrinks.",
           {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::mention}});
  base.add("slipped", "A slipped disc", "What people call a slipped disc heals. Surgery is rare.",
           {{"condition:lumbar-disc-herniation", Level::about}});
  base.add("prp", "PRP for the knee", "Platelet-rich plasma is drawn from blood. The knee is injected.",
           {{"therapy:platelet-rich-plasma", Level::about}});
  base.add("knee", "Knee surgery", "The knee is opened.");
  base.add("exercise", "Exercise", "Moving helps. Anti-inflammatory medicine may help.");
}

TEST_CASE("A ranking is the hits of a search, by path and score alone") {
  SmallKnowledgeBase base;
  add_articles(base);
  Searcher searcher(base.file());
  for (const char* typed : {"slipped disk", "knee surgery", "disc therapy:ozone-therapy", "", "zebrafish"}) {
    CAPTURE(typed);
    Query query = searcher.parse(typed);
    query.match = MatchMode::any;
    query.limit = 2;
    const Results results = searcher.search(query);
    const std::vector<RankedPath> ranking = searcher.rank(query);
    REQUIRE(ranking.size() == results.hits.size());
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      CHECK(ranking[i].path == results.hits[i].path);
      CHECK(ranking[i].score == results.hits[i].score);
    }
  }
}

TEST_CASE("A search finds documents by what was typed and by other names of it") {
  SmallKnowledgeBase base;
  add_articles(base);
  Searcher searcher(base.file());

  SECTION("another name of a concept") {
    const Results results = search(searcher, "slipped disk");
    CHECK(paths(results) == Paths{"slipped", "ozone"});
    CHECK(results.query.interpretation.at(0).concept_name == "herniated-disc");
    CHECK(shown(results.hits[0].title_pieces) == "A [slipped disc]");
    CHECK(shown(results.hits[1].fragments.at(0).pieces) ==
          "Ozone therapy is tried for [herniated discs]. The disc shrinks.");
    CHECK(results.hits[1].tags.at(0).concept_name == "ozone-therapy");
    CHECK(results.hits[1].fragments.at(0).passage.anchor == "start");
    CHECK(results.hits[0].score > results.hits[1].score);
  }
  SECTION("only what was typed, when asked for") {
    Query query = searcher.parse("slipped disk");
    query.exact = true;
    const Results results = searcher.search(query);
    CHECK(paths(results) == Paths{"slipped"});
    CHECK(results.query.interpretation.empty());
  }
  SECTION("a concept's words standing apart, behind those typed side by side") {
    base.add("apart", "Apart", "A disc may have slipped and nobody knows.");
    const Results results = search(searcher, "slipped disk");
    CHECK(paths(results) == Paths{"slipped", "apart", "ozone"});
    CHECK(shown(results.hits[1].fragments.at(0).pieces) == "A [disc] may have [slipped] and nobody knows.");
  }
  SECTION("abbreviations, hyphens, prefixes, phrases, groups, exclusions, fields") {
    CHECK(paths(search(searcher, "prp")) == Paths{"prp"});
    CHECK(paths(search(searcher, "platelet-rich")) == Paths{"prp"});
    CHECK(paths(search(searcher, "inflam*")) == Paths{"exercise"});
    CHECK(paths(search(searcher, "inflammatory*")) == Paths{"exercise"});
    CHECK(paths(search(searcher, "anti-inflam*")) == Paths{"exercise"});
    CHECK(paths(search(searcher, "\"knee is opened\"")) == Paths{"knee"});
    CHECK(search(searcher, "opened OR moving").total == 2);
    CHECK(paths(search(searcher, "knee -surgery")) == Paths{"prp"});
    CHECK(paths(search(searcher, "title:surgery")) == Paths{"knee"});
    CHECK(search(searcher, "surgery").total == 2);
    CHECK(search(searcher, "zebra").total == 0);
  }
}

TEST_CASE("All the words are asked for, then any of them") {
  SmallKnowledgeBase base;
  add_articles(base);
  Searcher searcher(base.file());
  const auto with = [&](const std::string& typed, MatchMode match) {
    Query query = searcher.parse(typed);
    query.match = match;
    return searcher.search(query);
  };

  SECTION("all, where some have all") {
    const Results results = search(searcher, "knee surgery");
    CHECK(results.match == MatchMode::all);
    CHECK(paths(results) == Paths{"knee"});
    CHECK_FALSE(results.total_all.has_value());
  }
  SECTION("any, where none has all") {
    const Results results = search(searcher, "knee shrinks");
    CHECK(results.match == MatchMode::any);
    CHECK(results.total == 3);
    CHECK(results.total_all == 0U);
  }
  SECTION("any at once, for a question of six words or more") {
    const Results results = search(searcher, "knee surgery opened injected blood moving");
    CHECK(results.match == MatchMode::any);
    CHECK(results.total == 4);
    CHECK(results.total_all == 0U);
  }
  SECTION("as chosen") {
    CHECK(with("knee shrinks", MatchMode::all).total == 0);
    const Results any = with("knee surgery", MatchMode::any);
    CHECK(any.total == 3);
    CHECK(any.total_all == 1U);
  }
  SECTION("a filter that leaves nothing does not turn all into any") {
    const Results results = search(searcher, "knee surgery therapy:ozone-therapy");
    CHECK(results.match == MatchMode::all);
    CHECK(results.total == 0);
  }
}

TEST_CASE("Without words all documents are listed, newest first") {
  SmallKnowledgeBase base;
  add_articles(base);
  Searcher searcher(base.file());
  const Results all = search(searcher, "");
  CHECK(paths(all) == Paths{"exercise", "knee", "prp", "slipped", "ozone"});
  CHECK(all.match == MatchMode::all);
  CHECK(shown(all.hits[1].fragments.at(0).pieces) == "The knee is opened.");
  CHECK(paths(search(searcher, "-knee")) == Paths{"exercise", "slipped", "ozone"});
  CHECK(paths(search(searcher, "therapy:regenerative-medicine")) == Paths{"prp", "ozone"});
}

TEST_CASE("Pages show every hit once, and the total is the same on each") {
  SmallKnowledgeBase base;
  add_articles(base);
  Searcher searcher(base.file());
  for (const char* typed : {"", "knee OR disc OR moving OR exercise"}) {
    Query query = searcher.parse(typed);
    const Paths whole = paths(searcher.search(query));
    REQUIRE(whole.size() == 5);
    Paths paged;
    query.limit = 2;
    for (query.offset = 0; query.offset < 8; query.offset += 2) {
      const Results page = searcher.search(query);
      CHECK(page.total == 5);
      for (const Hit& hit : page.hits) {
        paged.push_back(hit.path);
      }
    }
    CHECK(paged == whole);
    query.offset = ~std::size_t{0};
    query.limit = ~std::size_t{0};
    CHECK(searcher.search(query).hits.empty());
    query.offset = 1;
    CHECK(searcher.search(query).hits.size() == 4);
    query.limit = 0;
    CHECK(searcher.search(query).total == 5);
  }
}

TEST_CASE("A typed filter is a local name or any label, one that means nothing is read as words") {
  SmallKnowledgeBase base;
  add_articles(base);
  Searcher searcher(base.file());
  for (const char* typed : {"therapy:ozone-therapy", "therapy:\"Ozone therapy\"", "Therapy:\"ozone injections\"",
                            "therapy:OZONE-THERAPY"}) {
    INFO(typed);
    CHECK(searcher.parse(typed).filters.at("therapy") == std::vector<std::string>{"ozone-therapy"});
  }
  CHECK(searcher.parse("therapy:prp").filters.at("therapy").at(0) == "platelet-rich-plasma");
  CHECK(searcher.parse("therapy:magic").filters.empty());
  CHECK(searcher.parse("therapy:herniated-disc").filters.empty());
  CHECK(searcher.parse("therapy:magic").clauses.size() == 1);
}

TEST_CASE("A filter that names nothing is refused with the nearest name") {
  SmallKnowledgeBase base;
  Searcher searcher(base.file());
  const auto complaint = [&](const std::string& scheme, const std::string& value) -> std::string {
    Query query;
    query.filters[scheme] = {value};
    try {
      (void)searcher.search(query);
    } catch (const QueryError& error) {
      return error.what();
    }
    return "";
  };
  CHECK(complaint("therapy", "ozone") == "unknown therapy 'ozone': did you mean ozone-therapy?");
  CHECK(complaint("therapy", "PRP") == "unknown therapy 'PRP': did you mean platelet-rich-plasma?");
  CHECK(complaint("therapy", "ozon-terapy") == "unknown therapy 'ozon-terapy': did you mean ozone-therapy?");
  CHECK(complaint("condition", "zzz") == "unknown condition 'zzz'");
  CHECK(complaint("condition", "") == "unknown condition ''");
  CHECK(complaint("condition", "...") == "unknown condition '...'");
  CHECK(complaint("terapy", "ozone") == "unknown facet 'terapy': did you mean therapy?");
  CHECK(complaint("therapy", "ozone-therapy").empty());
}

TEST_CASE("A document is shown by id or path, with its matches marked") {
  SmallKnowledgeBase base;
  Document document;
  document.path = "articles/7";
  document.title = "Discs";
  document.body = "First of all.\n\nA list:\n\n- one disc\n- two\n\nThe end.";
  document.passages = {{"start", "", 2, 0, 13}, {"the-disc", "The slipped disc", 3, 15, document.body.size()}};
  const DocumentId id =
      base.add(document, {{"condition:herniated-disc", Level::mention}, {"therapy:ozone-therapy", Level::about}});
  base.add("7", "Seven", "A path of digits");
  Searcher searcher(base.file());

  const std::optional<DocumentView> view = searcher.document("articles/7", "disc");
  REQUIRE(view.has_value());
  CHECK(view->id == id);
  CHECK(searcher.document(std::to_string(id))->id == id);
  CHECK(searcher.document("7")->document.title == "Seven");
  CHECK_FALSE(searcher.document("999").has_value());
  CHECK_FALSE(searcher.document("99999999999999999999999").has_value());
  CHECK_FALSE(searcher.document("").has_value());

  CHECK(shown(view->title) == "[Discs]");
  REQUIRE(view->sections.size() == 2);
  CHECK(view->sections[0].heading.empty());
  CHECK(shown(view->sections[1].heading) == "The slipped [disc]");
  CHECK(view->sections[1].level == 3);
  REQUIRE(view->sections[1].blocks.size() == 3);
  const DocumentView::Block& list = view->sections[1].blocks[1];
  CHECK(list.list);
  REQUIRE(list.items.size() == 2);
  CHECK(shown(list.items[0]) == "one [disc]");
  CHECK_FALSE(view->sections[1].blocks[2].list);
  CHECK(view->tags.at(0).concept_name == "ozone-therapy");
}

TEST_CASE("A concept is shown with its names, its neighbours and its documents") {
  SmallKnowledgeBase base;
  add_articles(base);
  Searcher searcher(base.file());
  const std::optional<ConceptView> view = searcher.concept_view("condition", "herniated-disc");
  REQUIRE(view.has_value());
  CHECK(view->label == "Herniated disc");
  CHECK(view->other_names == std::vector<std::string>{"Slipped disc", "Disc herniation"});
  CHECK(view->broader.at(0).concept_name() == "spine-condition");
  CHECK(view->narrower.at(0).concept_name() == "lumbar-disc-herniation");
  CHECK(view->documents == 2);
  CHECK_FALSE(searcher.concept_view("therapy", "herniated-disc").has_value());

  const std::vector<Facet> all = searcher.all_concepts();
  REQUIRE(all.size() == 2);
  CHECK(all[0].counts.size() == 4);
  CHECK(all[1].counts[0].concept_name() == "spine-condition");
  CHECK(all[1].counts[0].count == 2);
  CHECK(searcher.schemes() == std::vector<std::string>{"therapy", "condition"});
  CHECK(searcher.statistics().documents == 5);
}

TEST_CASE("A searcher sees what a writer has committed, and a file that took the other's place") {
  SmallKnowledgeBase base;
  Searcher searcher(base.file());
  CHECK(search(searcher, "knee").total == 0);
  const std::int64_t before = searcher.edition().generation;
  base.add("knee", "Knee", "A knee.");
  CHECK(search(searcher, "knee").total == 1);
  CHECK(searcher.edition().generation == before + 1);

  SmallKnowledgeBase other;
  other.add("hip", "Hip", "A hip.");
  for (const char* suffix : {"-wal", "-shm", ""}) {
    std::filesystem::remove(base.file().string() + suffix);
  }
  std::filesystem::copy_file(other.file(), base.file());
  CHECK(search(searcher, "knee").total == 0);
  CHECK(paths(search(searcher, "hip")) == Paths{"hip"});
  CHECK_THROWS_AS(Searcher(base.file().string() + ".none"), Error);
}

TEST_CASE("Calls of one generation see what the first of them saw, and the newest after that") {
  SmallKnowledgeBase base;
  Searcher searcher(base.file());
  auto same = std::make_optional<Searcher::OneGeneration>(searcher);
  base.add("knee", "Knee", "A knee.");
  CHECK(search(searcher, "knee").total == 0);
  CHECK(searcher.statistics().documents == 0);
  same.reset();
  CHECK(search(searcher, "knee").total == 1);
}

TEST_CASE("Searchers on several threads share one cache while a writer commits") {
  SmallKnowledgeBase base;
  add_articles(base);
  const std::shared_ptr<SnapshotCache> cache = make_snapshot_cache();
  std::vector<std::thread> threads;
  std::vector<std::size_t> wrong(4);
  for (std::size_t& failures : wrong) {
    threads.emplace_back([&base, &cache, &failures] {
      Searcher searcher(base.file(), cache);
      std::int64_t generation = 0;
      for (int round = 0; round < 200; ++round) {
        const Results results = search(searcher, "slipped disk OR knee");
        const auto added = static_cast<std::size_t>(results.generation - 6);
        failures += search(searcher, "slipped disk").total == 2 ? 0 : 1;
        failures += search(searcher, "").generation < generation ? 1 : 0;
        failures += results.generation >= 6 && results.total <= 3 + added ? 0 : 1;
        generation = results.generation;
      }
    });
  }
  for (int i = 0; i < 10; ++i) {
    base.add("new" + std::to_string(i), "New", "A knee.");
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(std::count(wrong.begin(), wrong.end(), 0U) == 4);
}

}  // namespace
}  // namespace materia
