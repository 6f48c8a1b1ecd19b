// The terms that are stored with labels: those that the labels have, whatever becomes of them.

#include "store/label_terms.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/label_matcher.h"
#include "store/problems.h"
#include "store/reader.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

std::vector<std::string> terms_of(const Label& label, Analyzer& analyzer) {
  std::vector<std::string> terms;
  for_each_term(label, analyzer, [&](std::string_view term) { terms.emplace_back(term); });
  return terms;
}

void execute(const SmallKnowledgeBase& base, const std::string& sql) {
  SQLite::Database(base.file().string(), SQLite::OPEN_READWRITE).exec(sql);
}

/// What is known of the label "Herniated disc".
std::string stored_terms(const SmallKnowledgeBase& base) {
  const Vocabulary vocabulary = Reader(base.file()).vocabulary();
  return vocabulary.concepts()[*vocabulary.find("condition", "herniated-disc")].labels.front().terms;
}

}  // namespace

TEST_CASE("Each stored label has its terms, as the analyzer makes them") {
  const SmallKnowledgeBase base;
  Analyzer analyzer;
  const Vocabulary vocabulary = Reader(base.file()).vocabulary();
  REQUIRE_FALSE(vocabulary.concepts().empty());
  for (const Concept& named : vocabulary.concepts()) {
    for (const Label& label : named.labels) {
      CAPTURE(label.text);
      std::vector<std::string> expected;
      for (const Term& term : analyzer.analyze(label.text)) {
        expected.push_back(term.text);
      }
      CHECK_FALSE(label.terms.empty());
      CHECK(terms_of(label, analyzer) == expected);
      CHECK(terms_of({label.text, label.kind, label.language}, analyzer) == expected);
    }
  }
}

TEST_CASE("A label without words has no terms, stored or not") {
  Analyzer analyzer;
  CHECK(terms_of({"", LabelKind::hidden, "en"}, analyzer).empty());
  CHECK(terms_of({" - ", LabelKind::hidden, "en"}, analyzer).empty());
}

TEST_CASE("The terms of a label that another program changes are made anew") {
  const SmallKnowledgeBase base;
  REQUIRE(stored_terms(base) == "herniat disc");
  execute(base, "UPDATE label SET text = 'Burst disc' WHERE text = 'Herniated disc'");
  CHECK(stored_terms(base).empty());
  const Vocabulary vocabulary = Reader(base.file()).vocabulary();
  Analyzer analyzer;
  const auto found = LabelMatcher(vocabulary, analyzer).match("a burst disc", analyzer);
  REQUIRE(found.size() == 1);
  CHECK(vocabulary.concepts()[found.front().concept_position].local_name == "herniated-disc");
}

TEST_CASE("Terms of a label that are not its own are a problem") {
  const SmallKnowledgeBase base;
  execute(base, "INSERT OR REPLACE INTO meta VALUES('tagger_version', '1')");  // so that they are looked at
  REQUIRE(find_problems(base.file()).empty());
  execute(base, "UPDATE label SET terms = 'knee pain' WHERE text = 'Herniated disc'");
  const auto problems = find_problems(base.file());
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().find("\"Herniated disc\" of condition:herniated-disc") != std::string::npos);
}

}  // namespace materia
