#include "store/analyzer.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using namespace materia;

namespace {

std::vector<std::string> terms_of(const std::string& text) {
  Analyzer analyzer;
  std::vector<std::string> terms;
  for (const Term& term : analyzer.analyze(text)) {
    terms.push_back(term.text);
  }
  return terms;
}

using Terms = std::vector<std::string>;

}  // namespace

TEST_CASE("Text becomes folded, stemmed terms") {
  struct Row {
    std::string text;
    Terms terms;
  };
  const Row row = GENERATE(values<Row>({
      {"", {}},
      {" \t\n--- …", {}},
      {"Herniated discs", {"herniat", "disc"}},
      {"platelet-rich", {"platelet", "rich"}},
      {"L4-L5", {"l4", "l5"}},
      {"Parkinson's disease", {"parkinson", "diseas"}},
      {"Parkinson’s disease", {"parkinson", "diseas"}},
      {"'quoted' words'", {"quot", "word"}},
      {"2.5 mg", {"2.5", "mg"}},
      {"1,000 people.", {"1000", "peopl"}},
      {"Sjögren naïve", {"sjogren", "naiv"}},
      {"Ménière", {"menier"}},
      {"ﬁbrosis", {"fibrosi"}},
      {"STEM CELLS", {"stem", "cell"}},
      {"PRP", {"prp"}},
      {"MSCs and iPSCs", {"msc", "and", "ipsc"}},
      {"AIDS aids", {"aids", "aid"}},
      {"TNF-α", {"tnf", "α"}},
      {"а\xcc\x81", {"а"}},
  }));
  CAPTURE(row.text);
  CHECK(terms_of(row.text) == row.terms);
}

TEST_CASE("Curated pairs bring together what the stemmer keeps apart") {
  using Pair = std::pair<std::string, std::string>;
  const Pair pair = GENERATE(values<Pair>({
      {"disk", "disc"},
      {"disks", "disc"},
      {"oedema", "edema"},
      {"œdema", "edema"},
      {"diagnoses", "diagnosis"},
      {"regenerative", "regeneration"},
      {"orthopaedic", "orthopedic"},
      {"tumours", "tumor"},
      {"haematoma", "hematoma"},
      {"tendonitis", "tendinitis"},
      {"programmes", "program"},
  }));
  CAPTURE(pair.first);
  CHECK(terms_of(pair.first) == terms_of(pair.second));
}

TEST_CASE("Words paired with themselves keep away from words of the same stem") {
  CHECK(terms_of("epicondylitis") != terms_of("epicondyle"));
  CHECK(terms_of("mindfulness") != terms_of("mind"));
  CHECK(terms_of("relaxants") == terms_of("relaxant"));
  CHECK(terms_of("relaxants") != terms_of("relaxation"));
}

TEST_CASE("A term knows the bytes it was made from") {
  const std::string text = "The Ménière’s disease";
  Analyzer analyzer;
  std::vector<std::string> words;
  for (const Term& term : analyzer.analyze(text)) {
    words.push_back(text.substr(term.begin, term.end - term.begin));
  }
  CHECK(words == Terms{"The", "Ménière’s", "disease"});
}

TEST_CASE("Bytes that are not UTF-8 separate words") {
  CHECK(terms_of("knee\xff"
                 "pain\xc3") == Terms{"knee", "pain"});
}

TEST_CASE("A very long word is cut, not lost") {
  const std::string word(10'000'000, 'x');
  Analyzer analyzer;
  const auto terms = analyzer.analyze(word);
  REQUIRE(terms.size() == 1);
  CHECK(terms[0].text.size() <= 64);
  CHECK(terms[0].end == word.size());
}

TEST_CASE("A prefix is folded, never stemmed") {
  Analyzer analyzer;
  Term term;
  std::size_t position = 0;
  REQUIRE(analyzer.next_folded("Inflammat", position, term));
  CHECK(term.text == "inflammat");
  CHECK(analyzer.fold("Ménière") == "meniere");
}
