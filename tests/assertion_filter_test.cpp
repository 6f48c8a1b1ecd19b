// Filters and counts by what articles say of a concept, tagged with it or not.

#include <algorithm>
#include <map>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/said_mentions.h"

namespace materia {
namespace {

using Counts = std::map<std::string, std::size_t>;
using Filters = std::map<std::string, std::vector<std::string>>;

Counts counts_of(const Results& results, const std::string& scheme) {
  Counts counts;
  for (const Facet& facet : results.facets) {
    for (const FacetCount& count : facet.counts) {
      if (facet.scheme == scheme) counts[count.concept_name()] = count.count;
    }
  }
  return counts;
}

std::string paths(const Results& results) {
  std::string text;
  for (const Hit& hit : results.hits) text += (text.empty() ? "" : " ") + hit.path;
  return text;
}

/// Articles that affirm, deny, doubt and set apart.
class Saying {
 public:
  Saying() {
    const auto add = [&](const std::string& path, const std::string& body, const std::vector<Said>& said) {
      put_said(base, base.add(path, "Title", body), said);
    };
    add("affirms", "Ozone therapy for a slipped disc.",
        {{"therapy:ozone-therapy", "Ozone therapy"}, {"condition:herniated-disc", "slipped disc"}});
    add("denies", "No ozone therapy, no lumbar disc herniation. PRP it is.",
        {{"therapy:ozone-therapy", "ozone therapy", Assertion::negated, "No"},
         {"condition:lumbar-disc-herniation", "lumbar disc herniation", Assertion::negated, "no"},
         {"therapy:platelet-rich-plasma", "PRP"}});
    add("doubts", "Ozone therapy may help a slipped disc, but no ozone therapy is needed.",
        {{"therapy:ozone-therapy", "Ozone therapy", Assertion::uncertain, "may"},
         {"therapy:ozone-therapy", "ozone therapy", Assertion::negated, "no"},
         {"condition:herniated-disc", "slipped disc", Assertion::uncertain, "may"}});
    add("sets-apart", "Unlike ozone therapy, PRP is from blood.",
        {{"therapy:ozone-therapy", "ozone therapy", Assertion::contrast, "Unlike"},
         {"therapy:platelet-rich-plasma", "PRP"}});
  }

  [[nodiscard]] Results search(std::optional<Assertion> assertion, const Filters& filters = {},
                               const std::string& typed = "") const {
    Searcher searcher(base.file());
    Query query = searcher.parse(typed);
    query.filters = filters;
    query.assertion = assertion;
    return searcher.search(query);
  }
  SmallKnowledgeBase base;
};

const Filters ozone = {{"therapy", {"ozone-therapy"}}};

}  // namespace

TEST_CASE("Without an assertion filters go by tags") {
  const Saying saying;
  CHECK(paths(saying.search({}, ozone)) == "doubts affirms");
}

TEST_CASE("With an assertion a filter asks for one mention of it, tagged or not") {
  const Saying saying;
  CHECK(paths(saying.search(Assertion::affirmed, ozone)) == "affirms");
  CHECK(paths(saying.search(Assertion::negated, ozone)) == "doubts denies");
  CHECK(paths(saying.search(Assertion::uncertain, ozone)) == "doubts");
  CHECK(paths(saying.search(Assertion::contrast, ozone)) == "sets-apart");
}

TEST_CASE("An assertion counts for the concepts above") {
  const Saying saying;
  CHECK(paths(saying.search(Assertion::negated, {{"therapy", {"regenerative-medicine"}}})) == "doubts denies");
  CHECK(paths(saying.search(Assertion::negated, {{"condition", {"spine-condition"}}})) == "denies");
  CHECK(saying.search(Assertion::negated, {{"condition", {"back-pain"}}}).total == 0);
}

TEST_CASE("Counts go by the assertion, each facet without its own filter") {
  const Saying saying;
  const Results all = saying.search(Assertion::negated);
  CHECK(all.total == 4);
  CHECK(counts_of(all, "therapy") == Counts{{"regenerative-medicine", 2}, {"ozone-therapy", 2}});
  CHECK(counts_of(all, "condition") ==
        Counts{{"spine-condition", 1}, {"herniated-disc", 1}, {"lumbar-disc-herniation", 1}});

  const Results filtered = saying.search(Assertion::affirmed, {{"therapy", {"platelet-rich-plasma"}}});
  CHECK(paths(filtered) == "sets-apart denies");
  CHECK(counts_of(filtered, "therapy") ==
        Counts{{"regenerative-medicine", 3}, {"ozone-therapy", 1}, {"platelet-rich-plasma", 2}});
  CHECK(counts_of(filtered, "condition").empty());

  // What a count promises is what its filter finds.
  for (const Assertion assertion :
       {Assertion::affirmed, Assertion::negated, Assertion::uncertain, Assertion::contrast}) {
    for (const auto& [name, count] : counts_of(saying.search(assertion), "therapy")) {
      CAPTURE(name);
      CHECK(saying.search(assertion, {{"therapy", {name}}}).total == count);
    }
  }
}

TEST_CASE("About and an assertion together ask for both") {
  Saying saying;
  {
    Writer writer(saying.base.file());
    writer.put_decision({"denies", "therapy", "ozone-therapy", Decision::Action::add, "ana", "", ""});
    writer.commit();
  }
  Searcher searcher(saying.base.file());
  Query query = searcher.parse("");
  query.filters = ozone;
  query.assertion = Assertion::negated;
  query.about_only = true;
  CHECK(paths(searcher.search(query)) == "denies");
}

TEST_CASE("What the text says stays findable where an editor denied the tag") {
  Saying saying;
  {
    Writer writer(saying.base.file());
    writer.put_decision({"affirms", "therapy", "ozone-therapy", Decision::Action::deny, "ana", "", ""});
    writer.commit();
  }
  CHECK(paths(saying.search({}, ozone)) == "doubts");
  CHECK(paths(saying.search(Assertion::affirmed, ozone)) == "affirms");
}

TEST_CASE("A filter by assertion that finds nothing says what is found without it") {
  const Saying saying;
  const Results nothing = saying.search(Assertion::contrast, ozone, "slipped");
  CHECK(nothing.total == 0);
  REQUIRE(nothing.ways_out.size() == 2);
  CHECK(nothing.ways_out[0].kind == WayOut::Kind::filter);
  CHECK(nothing.ways_out[0].alone == 1);
  CHECK(nothing.ways_out[0].total == 2);
}

TEST_CASE("A tag tells that it is uncertain and that an editor stands behind it") {
  Saying saying;
  {
    Writer writer(saying.base.file());
    writer.put_decision({"affirms", "therapy", "ozone-therapy", Decision::Action::confirm, "ana", "", ""});
    writer.commit();
  }
  Searcher searcher(saying.base.file());
  const auto tag_of = [&](const std::string& path) {
    const std::vector<ShownTag> tags = searcher.document(path).value().tags;
    const auto tag = std::ranges::find(tags, "ozone-therapy", &ShownTag::concept_name);
    REQUIRE(tag != tags.end());
    return *tag;
  };
  CHECK(tag_of("doubts").assertion == Assertion::uncertain);
  CHECK(tag_of("doubts").source == TagSource::tagger);
  CHECK(tag_of("affirms").assertion == Assertion::affirmed);
  CHECK(tag_of("affirms").source == TagSource::editor);
  const auto evidence = searcher.evidence("doubts");
  CHECK(evidence->tags.at(0).tag.assertion == Assertion::uncertain);
}

}  // namespace materia
