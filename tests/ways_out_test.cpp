#include <string>
#include <vector>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

struct Base : SmallKnowledgeBase {
  Base() {
    add("ozone", "Ozone for backs", "Ozone therapy is tried for herniated discs.",
        {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::mention}});
    add("knee", "Knee pain", "Knee pain after surgery.", {{"condition:back-pain", Level::mention}});
    add("hip", "Hip pain", "Hip pain without surgery.");
  }
};

/// "kneeee (alone 0) → pain: 2", one line a way.
std::string shown(const Results& results) {
  std::string text;
  for (const WayOut& way : results.ways_out) {
    text += way.kind == WayOut::Kind::excluded ? "not " : way.kind == WayOut::Kind::excluded_filter ? "in " : "";
    text += way.scheme + (way.scheme.empty() ? "" : " ");
    text += "[" + way.dropped + "] alone " + std::to_string(way.alone) + " → [" + way.query + "] " +
            std::to_string(way.total) + "\n";
  }
  return text;
}

TEST_CASE("Where nothing is found, what each part has alone and what is found without it is told") {
  const Base base;
  Searcher searcher(base.file());
  Query query;
  std::string expected;
  SECTION("a word that fails among others") {
    query = searcher.parse("hip kneeee pain");
    query.match = MatchMode::all;
    expected =
        "[kneeee] alone 0 → [hip pain] 1\n"
        "[hip] alone 1 → [kneeee pain] 0\n"
        "[pain] alone 2 → [hip kneeee] 0\n";
  }
  SECTION("all words fail") {
    query = searcher.parse("xyzzy plugh");
    expected =
        "[xyzzy] alone 0 → [plugh] 0\n"
        "[plugh] alone 0 → [xyzzy] 0\n";
  }
  SECTION("a filter that was ticked") {
    query = searcher.parse("knee surgery");
    query.filters["therapy"] = {"ozone-therapy", "platelet-rich-plasma"};
    expected =
        "therapy [Ozone therapy or Platelet-rich plasma] alone 1 → [knee surgery] 1\n"
        "[knee] alone 1 → [surgery] 0\n"
        "[surgery] alone 2 → [knee] 0\n";
  }
  SECTION("filters that were typed, in any way") {
    query = searcher.parse("therapy:ozone-therapy knee  Therapy:\"PRP\" condition:back-pain");
    expected =
        "therapy [Ozone therapy or Platelet-rich plasma] alone 1 → [knee condition:back-pain] 1\n"
        "condition [Back pain] alone 1 → [therapy:ozone-therapy knee  Therapy:\"PRP\"] 0\n"
        "[knee] alone 1 → [therapy:ozone-therapy Therapy:\"PRP\" condition:back-pain] 0\n";
  }
  SECTION("what is excluded of a facet") {
    query = searcher.parse("knee -condition:back-pain  surgery -Condition:\"Herniated disc\"");
    query.match = MatchMode::all;
    query.excluded_filters["therapy"] = {"ozone-therapy"};
    expected =
        "in condition [Back pain or Herniated disc] alone 2 → [knee surgery] 1\n"
        "[knee] alone 1 → [-condition:back-pain  surgery -Condition:\"Herniated disc\"] 1\n"
        "in therapy [Ozone therapy] alone 1 → [knee -condition:back-pain  surgery -Condition:\"Herniated disc\"] 0\n"
        "[surgery] alone 2 → [knee -condition:back-pain -Condition:\"Herniated disc\"] 0\n";
  }
  SECTION("a phrase, a concept and an excluded word") {
    query = searcher.parse("\"surgery pain\" slipped disk -discs");
    query.match = MatchMode::all;
    expected =
        "[\"surgery pain\"] alone 0 → [slipped disk -discs] 0\n"
        "[slipped disk] alone 1 → [\"surgery pain\" -discs] 0\n"
        "not [-discs] alone 1 → [\"surgery pain\" slipped disk] 0\n";
  }
  SECTION("an excluded word that takes all away") {
    query = searcher.parse("hip -pain");
    expected =
        "[hip] alone 1 → [-pain] 1\n"
        "not [-pain] alone 2 → [hip] 1\n";
  }
  const Results results = searcher.search(query);
  REQUIRE(results.total == 0);
  CHECK(shown(results) == expected);
  for (const WayOut& way : results.ways_out) {
    // What is promised is what a search for it gives.
    Query next = searcher.parse(way.query);
    next.filters = results.query.filters;
    next.excluded_filters = results.query.excluded_filters;
    if (way.kind == WayOut::Kind::filter) {
      next.filters.erase(way.scheme);
    } else if (way.kind == WayOut::Kind::excluded_filter) {
      next.excluded_filters.erase(way.scheme);
    }
    next.match = query.match;
    CAPTURE(way.query);
    CHECK(searcher.search(next).total == way.total);
  }
}

TEST_CASE("Words that articles are only tagged by lead to the tag") {
  const Base base;  // "Sore sacroiliac joint" tags Back pain, which "knee" is tagged with
  Searcher searcher(base.file());
  const auto ways = [&](std::string_view typed, std::vector<std::string> literal = {}) {
    Query query = searcher.parse(typed);
    query.match = MatchMode::all;
    query.literal = std::move(literal);
    return shown(searcher.search(query));
  };
  CHECK(ways("sore sacroiliac joints") ==
        "condition [sore sacroiliac joints] alone 1 → [condition:back-pain] 1\n"
        "[sore] alone 0 → [sacroiliac joints] 0\n"
        "[sacroiliac] alone 0 → [sore joints] 0\n"
        "[joints] alone 0 → [sore sacroiliac] 0\n");
  CHECK(ways("surgery sore sacroiliac joint")
            .starts_with("condition [sore sacroiliac joint] alone 1 → [surgery condition:back-pain] 1\n"));
  CHECK(searcher.search(searcher.parse("surgery condition:back-pain")).total == 1);

  const auto leads_to_the_tag = [&](const std::string& told) {
    return told.find("condition [sore sacroiliac joint] alone") != told.npos;
  };
  CHECK(leads_to_the_tag(ways("surgery sore sacroiliac joint")));
  CHECK_FALSE(leads_to_the_tag(ways("hip sore sacroiliac joint")));  // it would find nothing
  CHECK_FALSE(leads_to_the_tag(ways("\"sore sacroiliac joint\"")));
  CHECK_FALSE(leads_to_the_tag(ways("\"sore sacroiliac joint")));  // in its place the tag would be words
  CHECK_FALSE(leads_to_the_tag(ways("sore sacroiliac joint condition:herniated-disc")));
  CHECK_FALSE(leads_to_the_tag(ways("sore sacroiliac joint", {"Sore sacroiliac joints"})));
}

TEST_CASE("Where something is found no way out is told, and a long query tells the first dozen") {
  const Base base;
  Searcher searcher(base.file());
  CHECK(searcher.search(searcher.parse("knee")).ways_out.empty());
  CHECK(searcher.search(searcher.parse("")).ways_out.empty());
  std::string typed;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    typed += std::string(5, letter) + " ";
  }
  CHECK(searcher.search(searcher.parse(typed)).ways_out.size() == 12);
}

}  // namespace
}  // namespace materia
