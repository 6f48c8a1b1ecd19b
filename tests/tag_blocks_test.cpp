// The tags of all documents rolled up: as the tags themselves, whatever becomes of them.

#include <map>

#include "store/connection.h"
#include "store/error.h"
#include "store/problems.h"
#include "store/reader.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

using Rolled = std::map<DocumentId, std::vector<TagEntry>>;

Rolled read_at_once(const SmallKnowledgeBase& base) {
  Reader reader(base.file());
  Rolled rolled;
  std::vector<DocumentId> documents;
  for (const DocumentLengths& document : reader.lengths()) {
    documents.push_back(document.id);
  }
  const RolledUpTags tags = reader.rolled_up_tags(reader.vocabulary(), documents);
  REQUIRE(tags.size() == documents.size());
  for (std::size_t document = 0; document < documents.size(); ++document) {
    const std::span<const TagEntry> entries = tags.of(document);
    if (!entries.empty()) {
      rolled[documents[document]].assign(entries.begin(), entries.end());
    }
  }
  return rolled;
}

/// The same from the tags, one by one.
Rolled read_singly(const SmallKnowledgeBase& base) {
  Reader reader(base.file());
  std::map<DocumentId, std::vector<Tag>> tags;
  for (const DocumentTag& row : reader.tags()) {
    tags[row.document].push_back(row.tag);
  }
  Rolled rolled;
  for (const auto& [id, of_one] : tags) {
    roll_up(of_one, reader.vocabulary(), rolled[id]);
  }
  return rolled;
}

void execute(const SmallKnowledgeBase& base, const std::string& sql) {
  Connection(base.file(), Connection::Access::write).database().exec(sql);
}

int blocks(const SmallKnowledgeBase& base) {
  return Connection(base.file(), Connection::Access::read)
      .database()
      .execAndGet("SELECT count(*) FROM tag_block")
      .getInt();
}

void fill(SmallKnowledgeBase& base) {
  base.add("a.md", "Ozone", "Ozone.",
           {{"therapy:ozone-therapy", Level::about}, {"condition:back-pain", Level::mention}});
  base.add("b.md", "Nothing", "No tag.");
  base.add("c.md", "Discs", "Discs.",
           {{"condition:lumbar-disc-herniation", Level::about}, {"condition:spine-condition", Level::mention}});
}

}  // namespace

TEST_CASE("A document has the concepts of its tags and all above them, each once") {
  SmallKnowledgeBase base;
  fill(base);
  const Vocabulary vocabulary = Reader(base.file()).vocabulary();
  const Rolled rolled = read_at_once(base);
  REQUIRE(rolled.size() == 2);
  std::vector<std::string> names;
  for (const TagEntry& entry : rolled.begin()->second) {
    names.push_back(vocabulary.concepts()[entry.position()].local_name + (entry.about() ? " about" : ""));
  }
  CHECK(names == std::vector<std::string>{"regenerative-medicine about", "ozone-therapy about", "back-pain"});
  const std::vector<TagEntry>& discs = rolled.rbegin()->second;
  REQUIRE(discs.size() == 3);
  CHECK(discs[0].about());  // of a mention itself, but of a concept below that the document is about
  CHECK_FALSE(discs[0].clearly());
}

TEST_CASE("What is kept of tags rolled up follows every change of tags and vocabulary") {
  SmallKnowledgeBase base;
  fill(base);
  CHECK(blocks(base) == 1);
  CHECK(read_at_once(base) == read_singly(base));

  const std::string change =
      GENERATE("DELETE FROM tag WHERE document_id = 1 AND level = 1", "DELETE FROM document WHERE path = 'c.md'",
               "UPDATE tag SET level = 1 - level", "UPDATE tag SET document_id = 2 WHERE document_id = 1",
               "INSERT INTO tag SELECT 2, concept_id, level, salience, source, mentions FROM tag WHERE document_id = 1",
               "DELETE FROM broader", "DELETE FROM concept WHERE local_name = 'herniated-disc'",
               "UPDATE concept SET position = 100 - position");
  CAPTURE(change);
  execute(base, change);
  CHECK(blocks(base) == 0);
  CHECK(read_at_once(base) == read_singly(base));

  Writer(base.file()).commit();
  CHECK(blocks(base) == 1);
  CHECK(read_at_once(base) == read_singly(base));
}

TEST_CASE("Kept tags of a document that another program deleted alone are passed over") {
  SmallKnowledgeBase base;
  fill(base);
  Rolled expected = read_at_once(base);
  expected.erase(expected.begin());
  execute(base, "PRAGMA foreign_keys = OFF; DELETE FROM document WHERE path = 'a.md'");
  REQUIRE(blocks(base) == 1);
  CHECK(read_at_once(base) == expected);
}

TEST_CASE("Tags that are kept rolled up otherwise than they are, are found, and damaged ones are an error") {
  SmallKnowledgeBase base;
  fill(base);
  REQUIRE(find_problems(base.file()).empty());
  execute(base, "INSERT OR REPLACE INTO meta VALUES('tagger_version', '1')");  // so that they are looked at
  execute(base, "UPDATE tag_block SET entries = x'0101010400'");
  const auto problems = find_problems(base.file());
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.back().find("rolled up") != std::string::npos);
  for (const std::string damaged :
       {"x'01FF'", "x'0101020400'", "x'01010104'", "x'010101FFFF'", "x'FFFFFFFFFFFFFFFFFF7F'"}) {
    CAPTURE(damaged);
    execute(base, "UPDATE tag_block SET entries = " + damaged);
    CHECK_THROWS_AS(read_at_once(base), Error);
  }
}

}  // namespace materia
