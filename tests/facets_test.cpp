#include "query/facets.h"

#include <map>
#include <string>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

using Counts = std::map<std::string, std::size_t>;

Counts counts_of(const Results& results, const std::string& scheme) {
  Counts counts;
  for (const Facet& facet : results.facets) {
    if (facet.scheme == scheme) {
      for (const FacetCount& count : facet.counts) {
        counts[count.concept_name()] = count.count;
      }
    }
  }
  return counts;
}

/// Four documents: two on discs with ozone, one of them with PRP too; one on back pain with PRP; one untagged.
class Tagged {
 public:
  Tagged() {
    base_.add("both", "Discs", "word",
              {{"therapy:ozone-therapy", Level::about},
               {"therapy:platelet-rich-plasma", Level::mention},
               {"condition:lumbar-disc-herniation", Level::about},
               {"condition:herniated-disc", Level::mention}});
    base_.add("ozone", "Discs", "word",
              {{"therapy:ozone-therapy", Level::mention}, {"condition:herniated-disc", Level::about}});
    base_.add("prp", "Backs", "word other",
              {{"therapy:platelet-rich-plasma", Level::about}, {"condition:back-pain", Level::about}});
    base_.add("none", "Nothing", "other");
  }

  [[nodiscard]] Searcher searcher() const { return Searcher(base_.file()); }
  [[nodiscard]] Results search(const std::string& typed,
                               const std::map<std::string, std::vector<std::string>>& filters = {},
                               bool about_only = false) const {
    Searcher searcher(base_.file());
    Query query = searcher.parse(typed);
    query.filters = filters;
    query.about_only = about_only;
    return searcher.search(query);
  }

 private:
  SmallKnowledgeBase base_;
};

TEST_CASE("Counts roll up the tree and count a document once") {
  const Tagged tagged;
  const Results results = tagged.search("");
  CHECK(results.total == 4);
  CHECK(counts_of(results, "therapy") ==
        Counts{{"regenerative-medicine", 3}, {"ozone-therapy", 2}, {"platelet-rich-plasma", 2}});
  // "both" has a concept and one below it: one document in each count above.
  CHECK(counts_of(results, "condition") ==
        Counts{{"spine-condition", 2}, {"herniated-disc", 2}, {"lumbar-disc-herniation", 1}, {"back-pain", 1}});
}

TEST_CASE("A facet is counted without its own filter and with all others") {
  const Tagged tagged;
  const Results ozone = tagged.search("", {{"therapy", {"ozone-therapy"}}});
  CHECK(ozone.total == 2);
  CHECK(counts_of(ozone, "therapy") ==
        Counts{{"regenerative-medicine", 3}, {"ozone-therapy", 2}, {"platelet-rich-plasma", 2}});
  CHECK(counts_of(ozone, "condition") ==
        Counts{{"spine-condition", 2}, {"herniated-disc", 2}, {"lumbar-disc-herniation", 1}});

  SECTION("a second value of a facet adds, a second facet narrows") {
    CHECK(tagged.search("", {{"therapy", {"ozone-therapy", "platelet-rich-plasma"}}}).total == 3);
    const Results both = tagged.search("", {{"therapy", {"platelet-rich-plasma"}}, {"condition", {"herniated-disc"}}});
    CHECK(both.total == 1);
    CHECK(counts_of(both, "therapy") ==
          Counts{{"regenerative-medicine", 2}, {"ozone-therapy", 2}, {"platelet-rich-plasma", 1}});
    CHECK(counts_of(both, "condition") ==
          Counts{{"spine-condition", 1}, {"herniated-disc", 1}, {"lumbar-disc-herniation", 1}, {"back-pain", 1}});
  }
  SECTION("each count is what ticking it gives") {
    for (const Facet& facet : ozone.facets) {
      for (const FacetCount& count : facet.counts) {
        std::map<std::string, std::vector<std::string>> filters = {{"therapy", {"ozone-therapy"}}};
        filters[facet.scheme] = {count.concept_name()};
        INFO(count.concept_name());
        CHECK(tagged.search("", filters).total == count.count);
      }
    }
  }
}

TEST_CASE("A filter finds what is tagged below it") {
  const Tagged tagged;
  CHECK(tagged.search("", {{"condition", {"spine-condition"}}}).total == 2);
  CHECK(tagged.search("", {{"condition", {"lumbar-disc-herniation"}}}).total == 1);
}

TEST_CASE("With about, mentions neither pass nor count") {
  const Tagged tagged;
  const Results results = tagged.search("", {{"therapy", {"ozone-therapy"}}}, true);
  CHECK(results.total == 1);
  CHECK(counts_of(results, "therapy") ==
        Counts{{"regenerative-medicine", 2}, {"ozone-therapy", 1}, {"platelet-rich-plasma", 1}});
  CHECK(counts_of(results, "condition").at("herniated-disc") == 1);
}

TEST_CASE("What is excluded is left out of the articles and of every count") {
  const Tagged tagged;
  Searcher searcher = tagged.searcher();
  const auto search = [&](const std::string& typed, bool about_only = false) {
    Query query = searcher.parse(typed);
    query.about_only = about_only;
    return searcher.search(query);
  };
  const Results results = search("-therapy:ozone-therapy");
  CHECK(results.total == 2);
  CHECK(results.query.excluded.empty());
  // Two more come back without the exclusion.
  CHECK(counts_of(results, "therapy") ==
        Counts{{"ozone-therapy", 2}, {"regenerative-medicine", 1}, {"platelet-rich-plasma", 1}});
  CHECK(counts_of(results, "condition") == Counts{{"back-pain", 1}});
  CHECK(results.facets[0].counts[0].excluded);
  CHECK_FALSE(results.facets[0].counts[0].selected);
  CHECK_FALSE(results.facets[0].counts[1].excluded);

  SECTION("with all that stands below it") {
    CHECK(search("-condition:spine-condition").total == 2);
    CHECK(search("-therapy:regenerative-medicine").total == 1);
  }
  SECTION("beside what is asked for, of the same facet, too") {
    CHECK(search("therapy:platelet-rich-plasma -therapy:ozone-therapy").total == 1);
    CHECK(search("therapy:ozone-therapy -condition:lumbar-disc-herniation word").total == 1);
    CHECK(search("therapy:ozone-therapy -therapy:ozone-therapy").total == 0);
  }
  SECTION("with about, only articles about it") {
    CHECK(search("-therapy:ozone-therapy", true).total == 3);
  }
  SECTION("each count is what ticking it gives") {
    for (const Facet& facet : results.facets) {
      for (const FacetCount& count : facet.counts) {
        if (!count.excluded) {
          CHECK(search("-therapy:ozone-therapy " + facet.scheme + ":" + count.concept_name()).total == count.count);
        }
      }
    }
  }
  SECTION("an excluded concept counts what it alone takes away") {
    const Results both = search("-therapy:ozone-therapy -therapy:platelet-rich-plasma");
    CHECK(both.total == 1);
    CHECK(counts_of(both, "therapy") == Counts{{"ozone-therapy", 1}, {"platelet-rich-plasma", 1}});
  }
}

TEST_CASE("Words narrow the counts, and a selected concept is shown at 0") {
  const Tagged tagged;
  const Results results = tagged.search("other", {{"condition", {"herniated-disc"}}});
  CHECK(results.total == 0);
  CHECK(counts_of(results, "condition") == Counts{{"herniated-disc", 0}, {"back-pain", 1}});
  CHECK(counts_of(results, "therapy").empty());
  CHECK(results.facets.at(1).counts.back().selected);
}

TEST_CASE("Facets come in the vocabulary's order, counts by size and then by label") {
  const Tagged tagged;
  const Results results = tagged.search("");
  REQUIRE(results.facets.size() == 2);
  CHECK(results.facets[0].scheme == "therapy");
  CHECK(results.facets[0].label == "Therapy");
  std::vector<std::string> order;
  for (const FacetCount& count : results.facets[0].counts) {
    order.push_back(count.concept_name());
  }
  CHECK(order == std::vector<std::string>{"regenerative-medicine", "ozone-therapy", "platelet-rich-plasma"});
  CHECK(results.facets[0].counts[1].broader() == std::vector<std::string>{"regenerative-medicine"});
}

}  // namespace
}  // namespace materia
