// What the command line says of how it understood a search, of why a result stands there, and of what is like it.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/program.h"
#include "tests/shipped_corpus.h"

namespace materia {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

ProgramResult run(std::vector<std::string> words) {
  words.insert(words.end(), {"--db", ShippedKnowledgeBase::instance().file().string()});
  return run_program(words);
}

bool contains(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

TEST_CASE("search says what it understood, and --literal takes it back") {
  CHECK(contains(run({"search", "slipped disk"}).out, "slipped disk → Herniated disc (condition)\n"));
  const ProgramResult typed = run({"search", "--literal", "Slipped discs", "slipped", "disk"});
  CHECK_FALSE(contains(typed.out, "→"));
  CHECK(contains(typed.out, "Slipped discs read as typed\n"));
  const ProgramResult both =
      run({"search", "slipped disk PRP", "--literal", "slipped disk", "--literal", "PRP", "--json"});
  CHECK(json::parse(both.out)["interpretation"].empty());
  CHECK(json::parse(both.out)["literal"] == json({"slipped disk", "PRP"}));
}

TEST_CASE("search leaves out what is excluded, typed or by option") {
  const auto total = [](const Words& words) {
    Words all = {"search", "--json"};
    all.insert(all.end(), words.begin(), words.end());
    return json::parse(run(all).out)["total"].get<int>();
  };
  const int with = total({"sciatica", "--therapy", "surgery"});
  const int without = total({"sciatica", "--not-therapy", "surgery"});
  CHECK(with > 0);
  CHECK(without > 0);
  CHECK(with + without == total({"sciatica"}));
  CHECK(total({"sciatica", "--not", "therapy:surgery"}) == without);
  CHECK(total({"sciatica -therapy:surgery"}) == without);
  CHECK(total({"sciatica", "--not-condition", "sciatica"}) < total({"sciatica"}));
  CHECK(run({"search", "sciatica", "--not", "surgery"}).exit_code == 2);
  CHECK(contains(run({"search", "sciatica", "--not-therapy", "sugery"}).err, "surgery"));
  CHECK(contains(run({"facets", "sciatica", "--not-therapy", "surgery"}).out, "- Surgery"));
  const ProgramResult nothing = run({"search", "--therapy", "surgery", "--not-therapy", "surgery"});
  CHECK(nothing.exit_code == 1);
  CHECK(contains(nothing.out, "with Surgery, too: "));
}

TEST_CASE("Words taken back that were not typed, or in an exact search, are not spoken of") {
  CHECK_FALSE(contains(run({"search", "sciatica", "--literal", "slipped disk"}).out, "read as typed"));
  CHECK_FALSE(contains(run({"search", "slipped disk", "--exact", "--literal", "slipped disk"}).out, "read as typed"));
}

TEST_CASE("Where words only tag articles, search tells the tag, and how many articles that search finds") {
  const ProgramResult nothing = run({"search", "penicillin surgery", "--match", "all"});
  CHECK(nothing.exit_code == 1);
  const json found = json::parse(
      run({"search", "therapy:antibiotic-therapy surgery", "--match", "all", "--limit", "0", "--json"}).out);
  CHECK(contains(nothing.out, "“penicillin” belongs to Antibiotic therapy; with that tag: " + found["total"].dump() +
                                  " articles (therapy:antibiotic-therapy surgery)\n"));
}

TEST_CASE("search --explain prints scores, and the parts of them in JSON") {
  CHECK(contains(run({"search", "sciatica", "--explain"}).out, "   score "));
  CHECK_FALSE(contains(run({"search", "sciatica"}).out, "   score "));
  const json hit = json::parse(run({"search", "sciatica", "--explain", "--json"}).out)["hits"].at(0);
  CHECK(hit["explanation"].is_array());
  CHECK_FALSE(json::parse(run({"search", "sciatica", "--json"}).out)["hits"].at(0).contains("explanation"));
}

TEST_CASE("show --similar prints the articles like one instead of its text") {
  const ProgramResult similar = run({"show", "articles/sciatica.md", "--similar"});
  CHECK(similar.exit_code == 0);
  CHECK(contains(similar.out, "articles/sciatica.md"));
  CHECK(similar.out.size() < run({"show", "articles/sciatica.md"}).out.size());
  CHECK(contains(run({"show", "articles/sciatica.md", "--similar", "--tags"}).out, "mention"));
  CHECK(json::parse(run({"show", "1", "--similar", "--json"}).out)["similar"].is_array());
  CHECK_FALSE(json::parse(run({"show", "1", "--json"}).out).contains("similar"));
}

TEST_CASE("An engine that is not there is refused with the names of those that are") {
  const ProgramResult unknown = run({"search", "sciatica", "--engine", "nothing"});
  CHECK(unknown.exit_code != 0);
  CHECK(contains(unknown.err, "--engine: nothing not in {ranked,fts5}"));
  CHECK(run({"search", "sciatica", "--engine", "fts5", "--json"}).exit_code == 0);
}

}  // namespace
}  // namespace materia
