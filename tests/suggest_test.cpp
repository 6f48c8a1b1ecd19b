#include <set>
#include <string>
#include <thread>
#include <vector>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

struct Base : SmallKnowledgeBase {
  Base() {
    add("ozone", "Ozone for backs", "Ozone.",
        {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::mention}});
    add("slipped", "A slipped disc", "Discs.", {{"condition:lumbar-disc-herniation", Level::about}});
    add("back", "Back pain", "Pain.", {{"condition:back-pain", Level::about}});
    add("café", "Crème café: Knees & Hips", "Text.");
    add("knee1", "The knee", "Knee.");
    add("knee2", "Knee surgery for Sjögren", "Knee.", {{"therapy:platelet-rich-plasma", Level::about}});
    add("knee3", "knee SURGERY, for Sjogren!", "Knee.");
    add("painful", "Painful hips at night", "Pain.");
    Writer writer(file());
    writer.put_phrases({{"knee replacement", 9},
                        {"total knee replacement", 12},
                        {"back pains", 30},
                        {"slipped disc", 8},
                        {"platelet-rich plasma", 7},
                        {"knee braces", 9}});
    writer.commit();
  }
};

std::vector<std::string> shown(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> texts;
  for (const Suggestion& one : suggestions) {
    const char* kinds[] = {"", "title: ", "phrase: "};
    texts.push_back(kinds[static_cast<std::size_t>(one.kind)] + one.text +
                    (one.kind == Suggestion::Kind::concept_name ? " = " + one.label : "") + " (" +
                    std::to_string(one.documents) + ")");
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("Titles that differ in their last word alone are two, however long they are") {
  SmallKnowledgeBase base;
  std::string title = "Sore";
  for (int word = 0; word < 40; ++word) {
    title += " word" + std::to_string(word);
  }
  base.add("a", title + " left", "Text.");
  base.add("b", title + " right", "Text.");
  base.add("c", title + " RIGHT", "Text.");
  const std::vector<Suggestion> found = Searcher(base.file()).suggest("sor", 5);
  REQUIRE(found.size() == 2);
  CHECK(found[0].documents == 1);
  CHECK(found[1].documents == 2);
}

TEST_CASE("What is about to be typed is suggested: concepts, then titles, then phrases") {
  const Base base;
  Searcher searcher(base.file());
  const auto [typed, expected] = GENERATE(table<std::string, Texts>({
      // Any name of a concept; articles of narrower ones count; the title that says the same is left out.
      {"slip", {"Slipped disc = Herniated disc (2)", "title: A slipped disc (1)"}},
      {"herniated", {"Herniated disc = Herniated disc (2)"}},
      // A hidden name is matched and not shown.
      {"hernat", {"Herniated disc = Herniated disc (2)"}},
      // Names that begin so come before others, then those of more articles.
      {"disc",
       {"Disc herniation = Herniated disc (2)", "Lumbar disc herniation = Lumbar disc herniation (1)",
        "title: A slipped disc (1)"}},
      // In any order, each word the beginning of one; the last is, and the others may be.
      {"disc sl", {"Slipped disc = Herniated disc (2)", "title: A slipped disc (1)"}},
      {"herniated dis lum", {}},
      {"lum herniat", {"Lumbar disc herniation = Lumbar disc herniation (1)"}},
      // The same in other words is not said twice: not the title, not the phrase.
      {"back", {"Back pain = Back pain (1)", "title: Ozone for backs (1)"}},
      // Titles with the same words are one; phrases of more articles come first among those that begin so.
      {"knee",
       {"title: Knee surgery for Sjögren (2)", "title: The knee (1)", "title: Crème café: Knees & Hips (1)",
        "phrase: knee braces (9)", "phrase: knee replacement (9)", "phrase: total knee replacement (12)"}},
      {"KNEE R", {"phrase: knee replacement (9)", "phrase: total knee replacement (12)"}},
      // Accents and case are folded, whichever side has them.
      {"creme CAF", {"title: Crème café: Knees & Hips (1)"}},
      {"sjogr", {"title: Knee surgery for Sjögren (2)"}},
      {"Sjögr", {"title: Knee surgery for Sjögren (2)"}},
      // A word that is finished is looked for as it stands first.
      {"pain", {"Back pain = Back pain (1)", "title: Painful hips at night (1)"}},
      // Stop words of a question don't matter, but a title may begin with them.
      {"what is a slip", {"Slipped disc = Herniated disc (2)", "title: A slipped disc (1)"}},
      {"the kn",
       {"title: The knee (1)", "title: Knee surgery for Sjögren (2)", "title: Crème café: Knees & Hips (1)",
        "phrase: knee braces (9)", "phrase: knee replacement (9)", "phrase: total knee replacement (12)"}},
      // What stands there already is no suggestion, in whatever form.
      {"total knee replacements", {}},
      {"platelet-r", {"Platelet-rich plasma = Platelet-rich plasma (1)"}},
      // A concept that no article has.
      {"physio", {}},
      {"xyzzy", {}},
      {"", {}},
      {"  \t -:\"( ", {}},
      {"\xff\xfe", {}},
  }));
  CAPTURE(typed);
  CHECK(shown(searcher.suggest(typed)) == expected);
}

TEST_CASE("Suggestions name what they lead to") {
  const Base base;
  Searcher searcher(base.file());
  const std::vector<Suggestion> found = searcher.suggest("slip");
  REQUIRE(found.size() == 2);
  CHECK(found[0].scheme == "condition");
  CHECK(found[0].concept_name == "herniated-disc");
  CHECK(found[0].path.empty());
  CHECK(found[1].path == "slipped");
  CHECK(found[1].scheme.empty());
}

TEST_CASE("The room is shared among the kinds and what one leaves free the others fill") {
  SmallKnowledgeBase base;
  for (int i = 0; i < 6; ++i) {
    base.add("t" + std::to_string(i), "Pain number " + std::to_string(i), "Text.",
             {{"condition:back-pain", Level::about}});
  }
  Writer writer(base.file());
  writer.put_phrases({{"pain relief", 9},
                      {"pain scale", 8},
                      {"pain killers", 7},
                      {"pain clinic", 6},
                      {"pain free", 5},
                      {"pain diary", 4},
                      {"pain score", 3}});
  writer.commit();
  Searcher searcher(base.file());
  const auto kinds = [&](std::size_t limit) {
    std::string text;
    for (const Suggestion& one : searcher.suggest("pain", limit)) {
      text += "ctp"[static_cast<std::size_t>(one.kind)];
    }
    return text;
  };
  CHECK(kinds(8) == "ctttpppp");
  CHECK(kinds(1) == "c");
  CHECK(kinds(2) == "ct");
  CHECK(kinds(20) == "cttttttppppppp");
  CHECK(kinds(0).empty());
  CHECK(kinds(static_cast<std::size_t>(-1)).size() == 14);
}

TEST_CASE("Suggestions and corrections follow the documents, and several threads may ask for the first ones") {
  Base base;
  const auto cache = make_snapshot_cache();
  std::vector<std::thread> threads;
  std::vector<std::size_t> counts(4);
  for (std::size_t& count : counts) {
    threads.emplace_back([&] {
      Searcher searcher(base.file(), cache);
      count = searcher.suggest("knee").size() + (searcher.search(searcher.parse("surgerry")).did_you_mean ? 100 : 0);
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(counts == std::vector<std::size_t>(4, 106));
  Searcher searcher(base.file(), cache);
  base.add("new", "Zebra stripes", "Zebras.");
  CHECK(shown(searcher.suggest("zeb")) == Texts{"title: Zebra stripes (1)"});
}

}  // namespace
}  // namespace materia
