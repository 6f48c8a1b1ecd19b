// Vocabularies as tables: quoting, what spreadsheets do to cells, and that nothing is lost on the way there and back.

#include "indexer/vocabulary_csv.h"

#include <string>
#include <vector>

#include "indexer/csv.h"
#include "indexer/read_skos.h"
#include "store/error.h"
#include "tests/catch.h"
#include "tests/vocabulary_lines.h"

namespace materia {
namespace {

using Cells = std::vector<std::string>;

Vocabulary read(const std::string& table) {
  return read_skos({{"table.csv", table}}).vocabulary;
}

std::string fault_of(const std::string& table) {
  try {
    read(table);
  } catch (const Error& fault) {
    return fault.what();
  }
  return "no fault";
}

TEST_CASE("A table is read as RFC 4180 has it") {
  const std::vector<std::pair<std::string, std::vector<Cells>>> table = {
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
      {"\xEF\xBB\xBF"
       "a\n",
       {{"a"}}},
      {"\"a,b\",\"c \"\"d\"\"\"\n", {{"a,b", "c \"d\""}}},
      {"\"two\r\nlines\",x\r\n", {{"two\r\nlines", "x"}}},
      {"a,,\n", {{"a", "", ""}}},
      {"\"\",\n", {{"", ""}}},
      {"a\n\n\r\nb\n", {{"a"}, {"b"}}},
      {"", {}},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    std::vector<Cells> rows;
    for (const CsvRow& row : read_csv("t.csv", text)) {
      rows.push_back(row.cells);
    }
    CHECK(rows == expected);
  }
}

TEST_CASE("A fault of a table is told with its file and line") {
  CHECK_THROWS_WITH(read_csv("t.csv", "a,b\nx,\"open\nand on\n"),
                    Catch::Contains("t.csv:2: ") && Catch::Contains("never closed"));
  CHECK_THROWS_WITH(read_csv("t.csv", "\"a\nb\"\nx\"y\n"), Catch::Contains("t.csv:3: a quote inside"));
  CHECK_THROWS_WITH(read_csv("t.csv", "\"a\" b\n"), Catch::Contains("t.csv:1: text behind"));
  CHECK_THROWS_WITH(read_csv("t.csv", "a\nb\xFF\n"), Catch::Contains("t.csv:2: is not UTF-8"));
}

TEST_CASE("Rows that were written are read as they were, whatever is in them") {
  const std::vector<Cells> rows = {{"plain", "with, comma", "with \"quotes\"", "two\nlines", "", "\r\n", " spaced "},
                                   {"x"}};
  std::string text;
  for (const Cells& row : rows) {
    append_csv_row(text, row);
  }
  std::vector<Cells> read_again;
  for (const CsvRow& row : read_csv("t.csv", text)) {
    read_again.push_back(row.cells);
  }
  CHECK(read_again == rows);
}

TEST_CASE("No cell is a formula to a spreadsheet, and every cell comes back") {
  for (const std::string cell : {"=1+1", "+a", "-b", "@c", "'quoted'", "''", "'", "\tx", "a=b", "", "'=x", "n'est"}) {
    CAPTURE(cell);
    const std::string safe = guarded(cell);
    CHECK((safe.empty() || std::string("=+-@\t").find(safe.front()) == std::string::npos));
    CHECK(unguarded(safe) == cell);
  }
  CHECK(unguarded("'twas") == "'twas");
}

TEST_CASE("A hand-made table needs few columns, schemes and IRIs follow from the names") {
  const Vocabulary made = read(
      "id,scheme,prefLabel,altLabels,hiddenLabels,broader,exactMatch,definition\r\n"
      "prp,therapy,Platelet-rich plasma,PRP | P\\|RP,plasma "
      "rich,injections,http://id.nlm.nih.gov/mesh/D053657,\"Blood, \"\"rich\"\".\"\r\n"
      "injections,therapy,Injections\r\n");
  CHECK(lines_of(made) ==
        std::vector<std::string>{"scheme therapy urn:materia:therapy Therapy",
                                 "urn:materia:therapy:prp in therapy: preferred Platelet-rich plasma@en",
                                 "  alternative PRP@en", "  alternative P|RP@en", "  hidden plasma rich@en",
                                 "  broader urn:materia:therapy:injections", "  definition Blood, \"rich\".",
                                 "  code http://id.nlm.nih.gov/mesh/D053657",
                                 "urn:materia:therapy:injections in therapy: preferred Injections@en"});
}

TEST_CASE("What a vocabulary's table gets wrong is told with its line") {
  const std::string header = "scheme,id,prefLabel,broader,iri\n";
  const std::vector<std::pair<std::string, std::string>> table = {
      {"", "table.csv:1: an empty table"},
      {"scheme;id;prefLabel\n", "table.csv:1: unknown column"},
      {"scheme,id,prefLabels\n", "table.csv:1: unknown column \"prefLabels\""},
      {"scheme,prefLabel\n", "table.csv:1: the column id is missing"},
      {header + "condition,gout,Gout,,,extra\n", "table.csv:2: 6 cells, but"},
      {header + "condition,gout,Gout\ncondition,big toe,Toe\n", "table.csv:3: \"big toe\" is no id"},
      {header + ",gout,Gout\n", "table.csv:2: \"\" is no scheme"},
      {header + "condition,gout,Gout,,urn:x:other\n", "table.csv:2: \"urn:x:other\" is no iri"},
      {header + "condition,gout,Gout\ncondition,gout,Gout again\n", "table.csv:3: the concept \"gout\""},
      {header + "condition,gout,\n", "table.csv:2: urn:materia:condition:gout has no prefLabel"},
      {header + "condition,gout,Gout,arthritis\n", "table.csv:2: broader of urn:materia:condition:gout is no concept"},
      {header + "condition,a,A one,b\ncondition,b,B one,a\n", "broader runs in a circle: a → b → a"},
      {header + "condition,a,Gout\ncondition,b,gout\n",
       "table.csv:3: prefLabel \"gout\" of b is also the prefLabel of a"},
      {header + "page,a,Gout\n", "a scheme can't be called \"page\""},
  };
  for (const auto& [text, needle] : table) {
    CAPTURE(text);
    CHECK_THAT(fault_of(text), Catch::Contains(needle));
  }
}

TEST_CASE("The vocabulary that ships comes back from its table, in English") {
  const Vocabulary shipped = read_skos(builtin_vocabulary()).vocabulary;
  const std::string table = write_vocabulary_csv(shipped);
  CHECK(lines_of(read(table)) == lines_of(shipped));
  CHECK(write_vocabulary_csv(read(table)) == table);
}

TEST_CASE("Labels that look like formulas, lists or quotes come back from a table") {
  const std::string turtle =
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
      "<http://x.org/v#s> a skos:ConceptScheme ; skos:prefLabel \"=S\"@en ; skos:definition \"-d\"@en .\n"
      "<http://x.org/v#a> a skos:Concept ; skos:inScheme <http://x.org/v#s> ; skos:prefLabel \"=HYPERLINK(1)\"@en ;\n"
      "  skos:altLabel \"a|b\"@en, \"back\\\\slash\"@en, \"@home, \\\"so\\\"\"@en ; skos:hiddenLabel \"'tis\"@en ;\n"
      "  skos:scopeNote \"+1\"@en .\n";
  const Vocabulary vocabulary = read_skos({{"a.ttl", turtle}}).vocabulary;
  const std::string table = write_vocabulary_csv(vocabulary);
  CHECK(table.find(",=") == std::string::npos);
  CHECK(lines_of(read(table)) == lines_of(vocabulary));
}

}  // namespace
}  // namespace materia
