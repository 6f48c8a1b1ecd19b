// The vocabulary and the articles that ship with the program.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/front_matter.h"
#include "indexer/read_skos.h"
#include "store/reader.h"
#include "tests/catch.h"
#include "tests/integrity.h"
#include "tests/shipped_corpus.h"

namespace materia {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> articles() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(shipped_corpus() / "articles")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

SkosReading shipped_vocabulary() {
  return read_skos(turtle_sources(shipped_corpus() / "vocabulary"));
}

std::size_t words_in(std::string_view text) {
  std::istringstream stream{std::string(text)};
  return static_cast<std::size_t>(
      std::distance(std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()));
}

TEST_CASE("The shipped vocabulary is free of faults and warnings, and large enough") {
  const SkosReading reading = shipped_vocabulary();
  CHECK(reading.warnings == std::vector<std::string>{});
  std::map<std::string, std::size_t> count;
  for (const Concept& each : reading.vocabulary.concepts()) {
    CAPTURE(each.iri);
    ++count[each.scheme];
    CHECK_FALSE(each.definition.empty());
    CHECK(each.iri == "urn:materia:" + each.scheme + ":" + each.local_name);
  }
  CHECK(count.size() == 2);
  CHECK(count["therapy"] >= 60);
  CHECK(count["condition"] >= 150);
  const auto with_other_names =
      std::count_if(reading.vocabulary.concepts().begin(), reading.vocabulary.concepts().end(),
                    [](const Concept& each) { return each.labels.size() > 1; });
  CHECK(static_cast<double>(with_other_names) > .9 * static_cast<double>(reading.vocabulary.concepts().size()));
}

TEST_CASE("The vocabulary that is built in is the one in the corpus") {
  std::set<std::string> files;
  std::set<std::string> built_in;
  for (const TurtleSource& source : turtle_sources(shipped_corpus() / "vocabulary")) {
    files.insert(source.text);
  }
  for (const TurtleSource& source : builtin_vocabulary()) {
    built_in.insert(source.text);
  }
  CHECK((files == built_in));
}

TEST_CASE("Every shipped article has a title, a date, known tags, its length and links that lead somewhere") {
  const Vocabulary vocabulary = shipped_vocabulary().vocabulary;
  const std::regex link(R"(\]\(([^)\s#]+)(#[^)]*)?\))");
  std::set<std::string> titles;
  CHECK(articles().size() >= 40);
  for (const fs::path& file : articles()) {
    CAPTURE(file.filename().string());
    const std::string text = content_of(file);
    ExtractedDocument document;
    const std::string body(read_front_matter(text, document));
    CHECK(document.repairs == std::vector<std::string>{});
    CHECK_FALSE(document.title.empty());
    CHECK(titles.insert(document.title).second);
    CHECK(document.date.size() == 10);
    for (const EditorTag& tag : document.editor_tags) {
      CAPTURE(tag.concept_name);
      CHECK(vocabulary.find(tag.scheme, tag.concept_name));
    }
    const std::size_t words = words_in(body);
    CHECK(words >= 500);
    CHECK(words <= 900);
    for (std::sregex_iterator found(body.begin(), body.end(), link), end; found != end; ++found) {
      const std::string target = (*found)[1];
      CAPTURE(target);
      CHECK((target.starts_with("https://") || fs::exists(file.parent_path() / target)));
    }
  }
}

TEST_CASE("The shipped corpus is read whole, and covers what it is meant to cover") {
  const ShippedKnowledgeBase& base = ShippedKnowledgeBase::instance();
  const IndexReport& report = base.report();
  CHECK(report.added == articles().size());
  CHECK(report.skipped.empty());
  CHECK(report.repaired.empty());
  CHECK(report.warnings == std::vector<std::string>{});

  Reader reader(base.file());
  CHECK(reader.statistics().untagged_documents == 0);
  const Vocabulary vocabulary = reader.vocabulary();
  std::map<std::string, std::set<ConceptId>> named;    // about or mention
  std::map<std::string, std::set<ConceptId>> covered;  // about
  for (const DocumentTag& row : reader.tags()) {
    const std::string& scheme = vocabulary.concepts()[vocabulary.find(row.tag.concept_id).value()].scheme;
    named[scheme].insert(row.tag.concept_id);
    if (row.tag.level == Level::about) {
      covered[scheme].insert(row.tag.concept_id);
    }
  }
  WARN("articles are about " << covered["therapy"].size() << " therapies and " << covered["condition"].size()
                             << " conditions; they name " << named["therapy"].size() << " and "
                             << named["condition"].size());
  CHECK(covered["therapy"].size() >= 25);
  CHECK(covered["condition"].size() >= 50);
  CHECK(named["therapy"].size() >= covered["therapy"].size());
  check_integrity(base.file());
}

}  // namespace
}  // namespace materia
