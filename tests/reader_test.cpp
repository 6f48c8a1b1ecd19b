#include "store/reader.h"

#include "store/writer.h"
#include "tests/catch.h"
#include "tests/store_samples.h"
#include "tests/temporary_folder.h"

using namespace materia;

namespace {

struct Collector : HitVisitor {
  std::vector<std::pair<DocumentId, std::vector<FieldFrequencies>>> hits;
  void visit(DocumentId id, std::span<const FieldFrequencies> phrases,
             std::span<const Occurrence> /*occurrences*/) noexcept override {
    hits.emplace_back(id, std::vector<FieldFrequencies>(phrases.begin(), phrases.end()));
  }
};

void add(Writer& writer, const std::string& path, const std::string& title, const std::string& body,
         const std::string& date = "") {
  Document document = sample_document(path, title, body);
  document.date = date;
  writer.add_document(writer.put_file({0, path, 1, 1, 1}), document, 1);
}

}  // namespace

TEST_CASE("A visitor sees each hit once, with the phrases counted by field") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer writer(file);
  add(writer, "a.md", "Knee pain", "Knee knees, and a painful knee. Stem cells in a stem cell.");
  add(writer, "b.md", "Other", "Nothing here.");
  add(writer, "c.md", "Pain", "A stem and a cell.");
  writer.commit();

  Reader reader(file);
  Collector collector;
  reader.match("\"knee\" OR \"stem cell\" OR \"pain\"", collector);
  REQUIRE(collector.hits.size() == 2);
  CHECK(collector.hits[0].first == 1);
  CHECK(collector.hits[0].second == std::vector<FieldFrequencies>{{1, 0, 3}, {0, 0, 2}, {1, 0, 1}});
  CHECK(collector.hits[1].first == 3);
  CHECK(collector.hits[1].second == std::vector<FieldFrequencies>{{0, 0, 0}, {0, 0, 0}, {1, 0, 0}});
}

TEST_CASE("Newest first: by date, the undated last, the later added first among equals") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer writer(file);
  add(writer, "a", "A", "text", "2024-01-01");
  add(writer, "b", "B", "text");
  add(writer, "c", "C", "text", "2025-01-01");
  add(writer, "d", "D", "text", "2025-01-01");
  writer.commit();
  CHECK(Reader(file).newest_first() == std::vector<DocumentId>{4, 3, 1, 2});
}

TEST_CASE("A document comes back as it was written") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Document document = sample_document("é/ü b.md", "Títle", "First.\n\nSecond.");
  document.passages = {{"start", "", 2, 0, 6}, {"two", "Two", 3, 8, 15}};
  document.url = "https://example.org/a";
  document.author = "An author";
  document.date = "2024-05-01";
  document.language = "en";
  document.title_inferred = true;
  document.editor_tags = {{"therapy", "ozone-therapy", false}, {"condition", "pain", true}};
  Writer writer(file);
  writer.add_document(writer.put_file({0, document.path, 1, 1, 1}), document, 1);
  writer.commit();

  Reader reader(file);
  const auto id = reader.find_document("é/ü b.md");
  REQUIRE(id);
  const auto read = reader.document(*id);
  REQUIRE(read);
  CHECK(reader.path(*id) == document.path);
  CHECK_FALSE(reader.path(*id + 1));
  CHECK(read->title == document.title);
  CHECK(read->title_inferred);
  CHECK(read->body == document.body);
  CHECK(read->headings() == "Two");
  REQUIRE(read->passages.size() == 2);
  CHECK(read->passages[1].anchor == "two");
  CHECK(read->passages[1].level == 3);
  CHECK(read->passages[1].begin == 8);
  CHECK(read->passages[1].end == 15);
  CHECK(read->url == document.url);
  CHECK(read->author == document.author);
  CHECK(read->date == document.date);
  CHECK(read->language == document.language);
  REQUIRE(read->editor_tags.size() == 2);
  CHECK(read->editor_tags[1].denied);
  CHECK_FALSE(reader.document(99));
}

TEST_CASE("Statistics count what is there") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer writer(file);
  add(writer, "a", "A", "one two", "2024-01-01");
  add(writer, "b", "B", "three");
  writer.put_skipped({{"bad.txt", "is not a text file"}});
  writer.put_corpus("articles");
  writer.commit();
  const Statistics statistics = Reader(file).statistics();
  CHECK(statistics.documents == 2);
  CHECK(statistics.words == 5);
  CHECK(statistics.undated_documents == 1);
  CHECK(statistics.untagged_documents == 2);
  CHECK(statistics.corpus == "articles");
  REQUIRE(statistics.skipped.size() == 1);
  CHECK(statistics.skipped[0].reason == "is not a text file");
}

TEST_CASE("Titles come in the order of the documents") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer writer(file);
  add(writer, "a", "Zygoma", "one");
  add(writer, "b", "", "two");
  add(writer, "c", "Ankle", "three");
  writer.commit();
  Reader reader(file);
  std::vector<std::string> titles;
  DocumentId last = 0;
  reader.for_each_title([&](DocumentId id, std::string_view title, bool inferred) {
    CHECK(id > last);
    CHECK_FALSE(inferred);
    last = id;
    titles.emplace_back(title);
  });
  CHECK(titles == std::vector<std::string>{"Zygoma", "", "Ankle"});
}

TEST_CASE("A reader notices that another file stands at its path") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "kb.db";
  Writer(file).commit();
  Writer(folder.path() / "other.db").commit();
  const Reader reader(file);
  CHECK(reader.is_current());
  std::filesystem::rename(folder.path() / "other.db", file);
  CHECK_FALSE(reader.is_current());
}
