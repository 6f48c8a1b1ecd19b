// How rare the titles of documents are, kept with the ranked index: as the titles themselves say, whatever becomes of
// them.

#include <map>
#include <string>
#include <vector>

#include "query/searcher.h"
#include "store/connection.h"
#include "store/reader.h"
#include "tests/catch.h"
#include "tests/random_corpus.h"

namespace materia {
namespace {

void execute(const std::filesystem::path& file, const std::string& sql) {
  Connection(file, Connection::Access::write).database().exec(sql);
}

/// Scores of random queries, by query and path.
std::map<std::string, double> scores(const std::filesystem::path& file) {
  RandomCorpus random(7);
  Searcher searcher(file);
  std::map<std::string, double> found;
  for (int i = 0; i < 60; ++i) {
    Query query = searcher.parse(random.query());
    query.limit = 1000;
    for (const Hit& hit : searcher.search(query).hits) {
      found[query.text + ": " + hit.path] = hit.score;
    }
  }
  return found;
}

/// What they are without the ranked index, when titles are read one by one.
std::map<std::string, double> scores_by_titles(const std::filesystem::path& file) {
  const std::filesystem::path copy = file.string() + ".copy";
  std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
  execute(copy, "DELETE FROM meta WHERE name = 'ranked_index_version'");
  REQUIRE_FALSE(Reader(copy).ranked_segments());
  return scores(copy);
}

}  // namespace

TEST_CASE("Titles are as rare as the titles themselves say, in several segments and behind every change") {
  SmallKnowledgeBase base;
  RandomCorpus random(3);
  std::vector<DocumentId> ids;
  const auto compare = [&] {
    REQUIRE(Reader(base.file()).ranked_segments());
    const auto found = scores(base.file());
    CHECK(found.size() > 500);
    CHECK(found == scores_by_titles(base.file()));
  };
  for (int i = 0; i < 90; ++i) {
    ids.push_back(base.add(random.document("d" + std::to_string(i))));
  }
  compare();
  {
    Writer writer(base.file());
    for (std::size_t i = 0; i < ids.size(); i += 3) {
      writer.update_document(ids[i], random.document("d" + std::to_string(i)), 1);
    }
    for (std::size_t i = 1; i < ids.size(); i += 9) {
      writer.remove_document(ids[i]);
    }
    writer.commit();
  }
  REQUIRE(Reader(base.file()).ranked_segments()->size() > 1);
  compare();
}

TEST_CASE("Where it is not known how rare titles are, FTS5 answers until the next commit") {
  SmallKnowledgeBase base;
  base.add("a.md", "Knee pain", "The knee hurts.");
  base.add("b.md", "Hip", "The hip and the knee.");
  execute(base.file(), "DELETE FROM ranked_title_idf");
  CHECK_FALSE(Reader(base.file()).ranked_segments());
  CHECK(Searcher(base.file()).search(Searcher(base.file()).parse("knee")).total == 2);
  Writer(base.file()).commit();
  const auto segments = Reader(base.file()).ranked_segments();
  REQUIRE(segments);
  for (const RankedSegment& segment : *segments) {
    CHECK(segment.title_idf.size() == segment.documents.size());
  }
}

}  // namespace materia
