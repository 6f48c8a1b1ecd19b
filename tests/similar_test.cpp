#include <cmath>
#include <string>
#include <vector>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

/// Three documents with directions given by hand, one without.
struct FourArticles {
  FourArticles() {
    const DocumentId knee = base.add("knee", "Knee", "About the knee.", {{"condition:back-pain", Level::about}});
    const DocumentId joint = base.add("joint", "Joint", "About the joint.",
                                      {{"condition:back-pain", Level::about}, {"therapy:ozone-therapy", Level::about}});
    const DocumentId spine = base.add("spine", "Spine", "About the spine.", {{"condition:back-pain", Level::mention}});
    base.add("new", "New", "Without a direction.");
    Writer writer(base.file());
    writer.put_document_vector(knee, {100, 10});
    writer.put_document_vector(joint, {100, 40});
    writer.put_document_vector(spine, {20, 100});
    writer.commit();
  }
  SmallKnowledgeBase base;
};

TEST_CASE("Similar articles come most similar first, with what both are about") {
  const FourArticles articles;
  Searcher searcher(articles.base.file());
  const std::vector<SimilarDocument> similar = searcher.similar("knee").value();
  REQUIRE(similar.size() == 2);
  CHECK(similar[0].path == "joint");
  CHECK(std::abs(similar[0].similarity - 10400 / (std::sqrt(10100.0) * std::sqrt(11600.0))) < 1e-6);
  REQUIRE(similar[0].tags.size() == 1);
  CHECK(similar[0].tags[0].concept_name == "back-pain");
  CHECK(similar[1].path == "spine");
  CHECK(similar[1].tags.empty());
  CHECK(searcher.similar("knee", 1)->size() == 1);
}

TEST_CASE("An article that nothing is known of has none like it, and one that is not there has no answer") {
  const FourArticles articles;
  Searcher searcher(articles.base.file());
  CHECK(searcher.similar("new")->empty());
  CHECK_FALSE(searcher.similar("nowhere").has_value());
}

TEST_CASE("What the collection teaches moves documents, never above what the words allow, and not with exact") {
  SmallKnowledgeBase base;
  std::vector<DocumentId> ids;
  for (int i = 0; i < 100; ++i) {
    const std::string body = i < 50 ? "knee knee pain" : i == 99 ? "knee and a lone word" : "knee and a word";
    ids.push_back(base.add("d" + std::to_string(i), "Title", body));
  }
  {
    Writer writer(base.file());
    writer.put_term_vectors({{"knee", 1, {100, 0}}});
    for (std::size_t i = 0; i < ids.size(); ++i) {
      // The last one is like the best ones, the rest of the lesser ones are like each other.
      writer.put_document_vector(ids[i], i < 50 || i == 99 ? Direction{100, 5} : Direction{5, 100});
    }
    writer.commit();
  }
  Searcher searcher(base.file());
  Query query = searcher.parse("knee");
  query.limit = 100;
  query.explain = true;
  const Results learned = searcher.search(query);
  query.exact = true;
  const Results words = searcher.search(query);
  const auto rank_of_last = [](const Results& results) {
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      if (results.hits[i].path == "d99") {
        return i;
      }
    }
    return results.hits.size();
  };
  CHECK(rank_of_last(words) == 99);
  CHECK(rank_of_last(learned) == 50);
  for (const Results* results : {&learned, &words}) {
    for (std::size_t i = 1; i < results->hits.size(); ++i) {
      CHECK(results->hits[i].score <= results->hits[i - 1].score);
    }
  }
  for (const Hit& hit : words.hits) {
    for (const ScorePart& part : hit.explanation) {
      CHECK(part.source != ScorePart::Source::meaning);
      CHECK(part.source != ScorePart::Source::neighbours);
    }
  }
}

}  // namespace
}  // namespace materia
