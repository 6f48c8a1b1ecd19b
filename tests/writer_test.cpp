#include "store/writer.h"

#include <fstream>
#include <thread>

#include "store/error.h"
#include "store/reader.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/store_samples.h"
#include "tests/temporary_folder.h"

using namespace materia;

namespace {

DocumentId add(Writer& writer, const std::string& path, const std::string& title, const std::string& body) {
  const std::int64_t file = writer.put_file({0, path, body.size(), 1, 1});
  return writer.add_document(file, sample_document(path, title, body), 1);
}

}  // namespace

TEST_CASE("What is written is read, after the commit and not before") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer first(file);
    CHECK(first.commit() == 0);
  }
  Reader reader(file);
  {
    Writer writer(file, GENERATE(Writer::Mode::update, Writer::Mode::bulk));
    add(writer, "a.md", "Knee pain", "The knee hurts.");
    CHECK(reader.count("\"knee\"") == 0);
    CHECK(writer.commit() == 1);
  }
  CHECK(reader.count("\"knee\"") == 1);
  CHECK(reader.generation() == 1);
  check_integrity(file);
}

TEST_CASE("A writer that does not commit leaves the file as it was") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer writer(file);
    add(writer, "a.md", "Knee", "Text");
    writer.commit();
  }
  {
    Writer writer(file);
    writer.remove_document(1);
    add(writer, "b.md", "Hip", "Text");
  }
  Reader reader(file);
  CHECK(reader.find_document("a.md") == 1);
  CHECK_FALSE(reader.find_document("b.md"));
  check_integrity(file);
}

TEST_CASE("Updates, renames and removals reach the full-text index") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer writer(file);
  const DocumentId id = add(writer, "a.md", "Knee", "Cartilage wears.");
  const DocumentId gone = add(writer, "b.md", "Hip", "Bone breaks.");
  writer.update_document(id, sample_document("a.md", "Elbow", "Tendon tears."), 2);
  writer.rename_document(id, 1, "folder/c.md");
  writer.remove_document(gone);
  writer.commit();
  check_integrity(file);

  Reader reader(file);
  CHECK(reader.count("\"knee\" OR \"cartilage\" OR \"bone\"") == 0);
  CHECK(reader.count("\"tendon\"") == 1);
  CHECK(reader.find_document("folder/c.md") == id);
  CHECK_FALSE(reader.find_document("a.md"));
  CHECK(reader.document(id)->body == "Tendon tears.");
}

TEST_CASE("The id of a removed document is not used again") {
  const TemporaryFolder folder;
  Writer writer(folder.path() / "kb.db");
  const DocumentId first = add(writer, "a.md", "A", "text");
  writer.remove_document(first);
  CHECK(add(writer, "b.md", "B", "text") > first);
}

TEST_CASE("A label stays marked as ambiguous in the file") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.db";
  Concept made = sample_concept("condition", "osteoarthritis", {"Osteoarthritis", "OA"});
  made.labels[1].ambiguous = true;
  Writer writer(file);
  writer.put_vocabulary(Vocabulary(sample_schemes(), {made}));
  writer.commit();
  const Vocabulary stored = Reader(file).vocabulary();
  REQUIRE(stored.concepts().size() == 1);
  CHECK_FALSE(stored.concepts()[0].labels[0].ambiguous);
  CHECK(stored.concepts()[0].labels[1].ambiguous);
  check_integrity(file);
}

TEST_CASE("A new vocabulary keeps the ids of the concepts that stay, and the tags on them") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer writer(file);
  const Vocabulary before = writer.put_vocabulary(Vocabulary(
      sample_schemes(), {sample_concept("therapy", "gone", {"Gone"}), sample_concept("therapy", "stays", {"Stays"})}));
  const ConceptId stays = before.concepts()[1].id;
  const DocumentId id = add(writer, "a.md", "A", "text");
  writer.put_findings(id, {{stays, Field::body, 0, 4}},
                      {{before.concepts()[0].id, Level::about, 1, {1}, {}}, {stays, Level::mention, .5, {1}, {}}});
  const Vocabulary after =
      writer.put_vocabulary(Vocabulary(sample_schemes(), {sample_concept("therapy", "new", {"New"}),
                                                          sample_concept("therapy", "stays", {"Still stays"}, {0})}));
  writer.commit();
  CHECK(after.concepts()[1].id == stays);
  CHECK(after.concepts()[1].pref_label == "Still stays");
  CHECK(after.concepts()[1].broader == std::vector<std::size_t>{0});

  Reader reader(file);
  const auto tags = reader.tags(id);
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].concept_id == stays);
  CHECK(reader.mentions(id).size() == 1);
  check_integrity(file);
}

TEST_CASE("Mentions and findings come back as they were put") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer writer(file);
  const ConceptId ozone = writer.put_vocabulary(sample_vocabulary()).concepts()[0].id;
  const DocumentId id = add(writer, "a.md", "A", "No ozone therapy is given here.");
  const std::vector<Mention> mentions = {
      {ozone, Field::body, 3, 16, Assertion::negated, 1, MentionRule::turned_around, 0, 2}};
  const std::vector<Finding> findings = {{ozone, std::nullopt, 0, {0, 1, 0, 0}, {false, 2, true, 1.5, .25}}};
  writer.put_findings(id, mentions, findings);
  writer.commit();
  Reader reader(file);
  CHECK(reader.mentions(id) == mentions);
  CHECK(reader.findings(id) == findings);
  CHECK(reader.tags(id).empty());
  check_integrity(file);
}

TEST_CASE("The newest decision is in force, and undoing brings back the one before") {
  const TemporaryFolder folder;
  Writer writer(folder.path() / "kb.db");
  const Vocabulary vocabulary = writer.put_vocabulary(sample_vocabulary());
  const Concept& known = vocabulary.concepts()[0];
  const DocumentId id = add(writer, "a.md", "A", "text");
  writer.put_findings(id, {}, {{known.id, Level::mention, .2, {1}, {}}});
  const auto level = [&]() -> std::string {
    const auto tags = writer.tags(id);
    return tags.empty() ? "none" : tags[0].level == Level::about ? "about" : "mention";
  };
  const auto decide = [&](Decision::Action action, const std::string& at) {
    return writer.put_decision({"a.md", known.scheme, known.local_name, action, "editor", "", at});
  };
  CHECK(level() == "mention");
  CHECK(decide(Decision::Action::deny, "2026-01-01T00:00:00Z"));
  CHECK(level() == "none");
  CHECK(decide(Decision::Action::add, "2026-01-02T00:00:00Z"));
  CHECK(level() == "about");
  CHECK_FALSE(decide(Decision::Action::add, "2026-01-02T00:00:00Z"));

  CHECK(writer.undo_decision("a.md", known.scheme, known.local_name)->action == Decision::Action::add);
  CHECK(level() == "none");
  CHECK(writer.undo_decision("a.md", known.scheme, known.local_name)->action == Decision::Action::deny);
  CHECK(level() == "mention");
  CHECK_FALSE(writer.undo_decision("a.md", known.scheme, known.local_name));
}

TEST_CASE("The name of a concept that went is not given to another") {
  const TemporaryFolder folder;
  Writer writer(folder.path() / "kb.db");
  Concept first = sample_concept("therapy", "ozone", {"Ozone"});
  writer.put_vocabulary(Vocabulary(sample_schemes(), {first}));
  writer.put_vocabulary(Vocabulary(sample_schemes(), {}));
  REQUIRE(writer.editors_work().retired.size() == 1);
  Concept other = sample_concept("therapy", "ozone", {"Ozone layer"});
  other.iri += "-of-another-kind";
  CHECK_THROWS_WITH(writer.put_vocabulary(Vocabulary(sample_schemes(), {other})), Catch::Contains("once had"));
  // What bears the old one's prefLabel is the same concept under another IRI.
  Concept moved = sample_concept("therapy", "ozone", {"Ozone", "Ozone gas"});
  moved.iri += "-moved";
  CHECK_NOTHROW(writer.put_vocabulary(Vocabulary(sample_schemes(), {moved})));
  CHECK(writer.editors_work().retired.empty());
  // Nor in one step.
  CHECK_THROWS_WITH(writer.put_vocabulary(Vocabulary(sample_schemes(), {other})), Catch::Contains("once had"));
  CHECK_NOTHROW(writer.put_vocabulary(Vocabulary(sample_schemes(), {first})));
  CHECK(writer.editors_work().retired.empty());
}

TEST_CASE("Decisions outlive a rename") {
  const TemporaryFolder folder;
  Writer writer(folder.path() / "kb.db");
  const DocumentId id = add(writer, "a.md", "A", "text");
  writer.put_decision({"a.md", "therapy", "ozone-therapy", Decision::Action::deny, "editor", "off topic", ""});
  writer.rename_document(id, 1, "b.md");
  const auto decisions = writer.decisions();
  REQUIRE(decisions.size() == 1);
  CHECK(decisions[0].path == "b.md");
  CHECK(decisions[0].action == Decision::Action::deny);
  CHECK(decisions[0].at.size() == 20);
}

TEST_CASE("A reader sees one generation for as long as its transaction lives") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer writer(file);
    add(writer, "a.md", "Knee", "text");
    writer.commit();
  }
  Reader reader(file);
  {
    const Reader::Transaction transaction(reader);
    CHECK(reader.generation() == 1);
    Writer writer(file);
    add(writer, "b.md", "Knee", "text");
    writer.commit();
    CHECK(reader.generation() == 1);
    CHECK(reader.count("\"knee\"") == 1);
  }
  CHECK(reader.generation() == 2);
  CHECK(reader.count("\"knee\"") == 2);
}

TEST_CASE("A rebuilt file takes the place of another while readers hold it open") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  const auto fresh = folder.path() / "fresh.db";
  {
    Writer writer(file);
    add(writer, "old.md", "Old", "text");
    writer.commit();
    Writer other(fresh, Writer::Mode::bulk);
    add(other, "new.md", "New", "text");
    other.commit();
  }
  Reader reader(file);
  {
    const Reader::Transaction transaction(reader);
    CHECK(reader.find_document("old.md"));
    CHECK(replace_knowledge_base(fresh, file) == 2);
    CHECK(reader.find_document("old.md"));
  }
  CHECK_FALSE(reader.find_document("old.md"));
  CHECK(reader.find_document("new.md"));
  CHECK(reader.generation() == 2);
  CHECK_FALSE(std::filesystem::exists(fresh));
  check_integrity(file);
}

TEST_CASE("A first load holds what a writer did last, in any order of ids") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  {
    Writer writer(file, Writer::Mode::bulk);
    const std::int64_t source = writer.put_file({0, "a.jsonl", 1, 1, 1});
    const auto put = [&](DocumentId id) {
      const auto path = std::to_string(id);
      return writer.add_document(source, sample_document(path, "Knee " + path, "the knee of " + path), 1, id);
    };
    for (DocumentId id = 100; id < 300; ++id) put(id);
    for (DocumentId id = 1; id < 80; ++id) put(id);  // a rebuild keeps ids, whatever the order of the sources
    writer.update_document(150, sample_document("150", "Hip", "the hip of another"), 2);
    writer.update_document(7, sample_document("7", "Hip", "the hip of another"), 2);
    writer.remove_document(200);
    writer.commit();
  }
  Reader reader(file);
  CHECK(reader.count("\"knee\"") == 200 + 79 - 3);
  CHECK(reader.count("\"hip\"") == 2);
  check_integrity(file);
  Writer writer(file);
  add(writer, "later.md", "Knee", "a knee more");  // the trigger is back
  writer.commit();
  CHECK(reader.count("\"knee\"") == 200 + 79 - 2);
  check_integrity(file);
}

TEST_CASE("Lengths are told for each field") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer writer(file);
  Document document = sample_document("a.md", "Two words", "one two three");
  document.passages = {{"start", "", 2, 0, 3}, {"more", "A heading", 2, 4, 13}};
  writer.add_document(writer.put_file({0, "a.md", 1, 1, 1}), document, 1);
  writer.commit();
  Reader reader(file);
  const auto lengths = reader.lengths();
  REQUIRE(lengths.size() == 1);
  CHECK(lengths[0].fields == FieldFrequencies{2, 2, 3});
}
