#include <algorithm>
#include <cmath>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

TEST_CASE("Asked why, every hit says it in parts that sum to its score, largest first") {
  SmallKnowledgeBase base;
  base.add("slipped", "A slipped disc", "What people call a slipped disc heals. Surgery is rare.",
           {{"condition:herniated-disc", Level::about}});
  base.add("ozone", "Ozone for backs", "Ozone therapy is tried for herniated discs. The disc shrinks.",
           {{"therapy:ozone-therapy", Level::about}, {"condition:herniated-disc", Level::mention}});
  base.add("apart", "Apart", "A disc may have slipped and nobody knows. Surgery and ozone do not help.");
  Searcher searcher(base.file());
  for (const char* typed :
       {"slipped disk", "ozone therapy slipped disc", "surgery", "title:disc", "\"slipped disc\"", "slip*",
        "surgery OR ozone", "ozone -surgery", "what is a slipped disc ozone surgery heals"}) {
    Query query = searcher.parse(typed);
    query.explain = true;
    const Results results = searcher.search(query);
    CAPTURE(typed);
    REQUIRE_FALSE(results.hits.empty());
    for (const Hit& hit : results.hits) {
      CAPTURE(hit.path);
      REQUIRE_FALSE(hit.explanation.empty());
      double sum = 0;
      double last = hit.explanation.front().value;
      for (const ScorePart& part : hit.explanation) {
        CHECK(part.value <= last);
        last = part.value;
        sum += part.value;
        const bool of_words = part.source == ScorePart::Source::text || part.source == ScorePart::Source::title ||
                              part.source == ScorePart::Source::tags;
        CHECK(part.forms.empty() != of_words);
      }
      CHECK(std::abs(sum - hit.score) < 1e-9);
    }
  }
}

TEST_CASE("Nobody who did not ask is told why, and a list without words has no reasons") {
  SmallKnowledgeBase base;
  base.add("one", "One", "A knee.");
  Searcher searcher(base.file());
  CHECK(searcher.search(searcher.parse("knee")).hits.at(0).explanation.empty());
  Query everything = searcher.parse("");
  everything.explain = true;
  const Results results = searcher.search(everything);
  CHECK(results.hits.at(0).explanation.empty());
  CHECK(results.hits.at(0).score == 0);
}

TEST_CASE("The forms of an explanation are what stands in the document, told by how they came to count") {
  SmallKnowledgeBase base;
  base.add("ozone", "Backs", "Tried for herniated discs.");
  Searcher searcher(base.file());
  Query query = searcher.parse("slipped disk");
  query.explain = true;
  const Results results = searcher.search(query);
  REQUIRE(results.total == 1);
  const std::vector<ScorePart>& parts = results.hits.at(0).explanation;
  const auto part = std::find_if(parts.begin(), parts.end(), [](const ScorePart& candidate) {
    return candidate.source == ScorePart::Source::text;
  });
  REQUIRE(part != parts.end());
  CHECK(part->asked == "disk");
  CHECK(part->forms.at(0).text == "disk");
  CHECK(part->forms.at(0).way == FoundForm::Way::typed);

  // Where the typed words do not stand at all, the names are what counts.
  Query prp = searcher.parse("PRP");
  prp.explain = true;
  base.add("plasma", "Blood", "Platelet-rich plasma is made from blood.");
  const Results found = searcher.search(prp);
  REQUIRE(found.total == 1);
  const ScorePart& names = found.hits.at(0).explanation.at(0);
  CHECK(names.asked == "PRP");
  CHECK(names.forms.at(0).way == FoundForm::Way::other_name);
  CHECK(names.forms.at(0).times == 1);
}

}  // namespace
}  // namespace materia
