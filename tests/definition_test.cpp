#include "query/definition.h"

#include <string>
#include <vector>

#include "tests/catch.h"

namespace materia {
namespace {

TEST_CASE("A sentence that says what something is, is told from others") {
  struct Row {
    std::string sentence;
    double degree;
  };
  const std::vector<Row> rows = {
      {"PRP is a part of the blood.", 1},
      {"PRP (the plasma) refers to a part of the blood.", 1},
      {"PRP, also called the plasma, helps.", 1},
      {"The PRP is the plasma.", 1},
      {"Summary: PRP is a part of the blood.", 1},
      {"What is PRP? The \"PRP\" is a part.", 0},
      {"PRP is used.", 0.5},
      {"PRP (a) (b) is used.", 0.5},
      {"PRP is not a cure.", 0},
      {"PRP helps.", 0},
      {"PRP, it is a part.", 0},
      {"PRP", 0},
      {"PRP (", 0},
      {"With PRP is a problem.", 0},
  };
  for (const Row& row : rows) {
    INFO(row.sentence);
    const std::string text = "Before. " + row.sentence + " is a word behind it.";
    const std::size_t begin = text.find("PRP");
    CHECK(definition_degree(text, {8, 8 + row.sentence.size()}, {begin, begin + 3}) == row.degree);
  }
}

}  // namespace
}  // namespace materia
