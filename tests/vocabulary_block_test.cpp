// The vocabulary kept in one row: as the rows of the vocabulary are, whatever becomes of these.

#include "store/vocabulary_block.h"

#include <string>
#include <vector>

#include "store/connection.h"
#include "store/error.h"
#include "store/problems.h"
#include "store/reader.h"
#include "store/vocabulary_rows.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

/// All that a vocabulary says, as a text that a failing test can show.
std::string described(const Vocabulary& vocabulary) {
  std::string text;
  for (const Scheme& scheme : vocabulary.schemes()) {
    text += scheme.iri + "|" + scheme.local_name + "|" + scheme.label + "|" + scheme.definition + "\n";
  }
  for (const Concept& row : vocabulary.concepts()) {
    text += std::to_string(row.id) + "|" + row.iri + "|" + row.scheme + "|" + row.local_name + "|" + row.pref_label +
            "|" + row.definition + "|" + row.scope_note + "\n";
    for (const Label& label : row.labels) {
      text += "  " + label.text + "|" + std::to_string(static_cast<int>(label.kind)) + "|" + label.language + "|" +
              (label.ambiguous ? "ambiguous|" : "|") + label.terms + "\n";
    }
    for (const std::size_t above : row.broader) {
      text += "  < " + std::to_string(above) + "\n";
    }
    for (const std::string& code : row.exact_match) {
      text += "  = " + code + "\n";
    }
  }
  return text;
}

Vocabulary full_vocabulary() {
  std::vector<Concept> concepts = small_vocabulary().concepts();
  concepts[0].scope_note = "Taken widely.";
  concepts[1].labels[1].ambiguous = true;
  concepts[1].exact_match = {"urn:code:1", "urn:code:2"};
  return {small_vocabulary().schemes(), std::move(concepts)};
}

struct Base : SmallKnowledgeBase {
  Base() : SmallKnowledgeBase(full_vocabulary()) {}

  void execute(const std::string& sql) const { Connection(file(), Connection::Access::write).database().exec(sql); }
  [[nodiscard]] int blocks() const {
    return Connection(file(), Connection::Access::read).database().execAndGet("SELECT count(*) FROM vocabulary_block");
  }
  [[nodiscard]] std::string at_once() const { return described(Reader(file()).vocabulary()); }
  [[nodiscard]] std::string row_by_row() const {
    Connection connection(file(), Connection::Access::read);
    return described(read_vocabulary_rows(connection));
  }
};

}  // namespace

TEST_CASE("The vocabulary kept in one row follows every change of its rows") {
  const Base base;
  REQUIRE(base.blocks() == 1);
  REQUIRE(base.at_once() == base.row_by_row());
  REQUIRE(base.at_once().find("urn:code:2") != std::string::npos);

  const std::string change =
      GENERATE("UPDATE scheme SET label = 'Treatment' WHERE position = 0", "DELETE FROM scheme WHERE position = 1",
               "UPDATE concept SET definition = 'Another.' WHERE id = 2", "DELETE FROM concept WHERE id = 7",
               "UPDATE concept SET position = 100 - position", "UPDATE label SET text = 'Ozone' WHERE position = 1",
               "UPDATE label SET ambiguous = 1 - ambiguous", "DELETE FROM label WHERE kind = 3",
               "INSERT INTO label SELECT concept_id, 99, 1, 'New', 'en', 0, '' FROM label WHERE position = 0",
               "DELETE FROM broader", "INSERT INTO broader VALUES(1, 4)", "DELETE FROM exact_match",
               "UPDATE exact_match SET iri = iri || 'x'", "INSERT INTO exact_match VALUES(1, 'urn:code:3')");
  CAPTURE(change);
  base.execute(change);
  CHECK(base.blocks() == 0);
  CHECK(base.at_once() == base.row_by_row());

  Writer(base.file()).commit();
  CHECK(base.blocks() == 1);
  CHECK(base.at_once() == base.row_by_row());
}

TEST_CASE("A kept vocabulary that is another one is found, and a damaged one is an error") {
  const Base base;
  base.execute("INSERT OR REPLACE INTO meta VALUES('tagger_version', '1')");  // so that it is looked at
  REQUIRE(find_problems(base.file()).empty());
  base.execute("UPDATE vocabulary_block SET vocabulary = x'0000'");
  const auto problems = find_problems(base.file());
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.back().find("vocabulary") != std::string::npos);
  for (const std::string damaged :
       {"x''", "x'FFFFFFFF7F'", "x'01'", "x'000102'", "substr(vocabulary, 1, length(vocabulary) - 1)",
        // One concept: a label of an unknown kind, a broader concept that is not there, a text longer than the row.
        "x'00010100000000000001FF00000000'", "x'0001010000000000000001050000'", "x'000101FF000000000000'"}) {
    CAPTURE(damaged);
    base.execute("UPDATE vocabulary_block SET vocabulary = " + damaged);
    CHECK_THROWS_AS(base.at_once(), Error);
  }
}

}  // namespace materia
