#include "store/analyzer.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <utility>
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

/// The lines of one of the analyzer's lists.
std::vector<std::pair<std::string, std::string>> lines_of(const std::string& list) {
  std::vector<std::pair<std::string, std::string>> lines;
  std::ifstream stream(std::string(MATERIA_SOURCE_DIR) + "/store/" + list);
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.front() != '#') {
      const std::size_t tab = line.find('\t');
      REQUIRE(tab != std::string::npos);
      lines.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    }
  }
  REQUIRE(lines.size() > 20);
  return lines;
}

std::string in_capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char character) {
    return character >= 'a' && character <= 'z' ? static_cast<char>(character - 32) : character;
  });
  return text;
}

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
      {"TNF-α TNFα IFNγ1b", {"tnf", "alpha", "tnf", "alpha", "ifn", "gamma", "1b"}},
      {"αρθρίτιδα α", {"αρθριτιδα", "alpha"}},
      {"αβ-crystallin", {"αβ", "crystallin"}},
      {"5mg 2.5MG/mL 50µg 10μm", {"5", "mg", "2.5", "mg", "ml", "50", "microgram", "10", "micromet"}},
      {"L4 T2 H2O 3rd 1980s 4x", {"l4", "t2", "h2o", "3rd", "1980s", "4x"}},
      {"5mgs 5mg2 mg5", {"5mgs", "5mg2", "mg5"}},
      {"U.S. e.g. a.b.cd 3.a", {"us", "eg", "ab", "cd", "3", "a"}},
      {"2½ ¾", {"2", "1/2", "3/4"}},
      {"µ-opioid", {"mu", "opioid"}},
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

TEST_CASE("Every British spelling gives the term of the American one, and so does an inflected form") {
  std::set<std::string> known;
  for (const auto& [british, american] : lines_of("spellings.tsv")) {
    CAPTURE(british, american);
    CHECK(british != american);
    CHECK(known.insert(british).second);
    CHECK(terms_of(british).size() == 1);
    CHECK(terms_of(british) == terms_of(american));
    const std::string ending = british.ends_with('e') && american.ends_with('e') ? "d" : "s";
    if (!british.ends_with('s')) {
      CHECK(terms_of(british + ending) == terms_of(american + ending));
    }
  }
  CHECK(known.size() >= 150);
}

TEST_CASE("Every listed exception gives the term of the word it is read as") {
  for (const auto& [word, read_as] : lines_of("exceptions.tsv")) {
    CAPTURE(word, read_as);
    CHECK(terms_of(word) == terms_of(read_as));
  }
}

TEST_CASE("Every listed compound is the same closed up, apart, with a hyphen and in capitals") {
  for (const auto& [closed, apart] : lines_of("compounds.tsv")) {
    CAPTURE(closed, apart);
    const Terms terms = terms_of(apart);
    CHECK(terms_of(closed) == terms);
    std::string hyphenated = apart;
    std::replace(hyphenated.begin(), hyphenated.end(), ' ', '-');
    CHECK(terms_of(hyphenated) == terms);
    CHECK(terms_of(in_capitals(closed)) == terms_of(in_capitals(apart)));
  }
}

TEST_CASE("The lists make no word one with another word") {
  using Pair = std::pair<std::string, std::string>;
  const Pair pair = GENERATE(values<Pair>({
      {"litre", "literal"},
      {"organisation", "organ"},
      {"organised", "organ"},
      {"colonise", "colon"},
      {"colonization", "colon"},
      {"colour", "colon"},
      {"centre", "cent"},
      {"fibre", "fibrosis"},
      {"fibre", "fibril"},
      {"haem", "hem"},
      {"labour", "laboratory"},
      {"metre", "metric"},
      {"analyse", "analysis"},
      {"analyse", "anal"},
      {"paralyse", "paralysis"},
      {"grey", "great"},
      {"foetus", "foot"},
      {"fetal", "fatal"},
      {"faeces", "face"},
      {"oedema", "eczema"},
      {"anaemia", "anemone"},
      {"coeliac", "cilia"},
      {"sulphur", "sulfate"},
      {"sceptic", "septic"},
      {"licence", "lice"},
      {"programme", "progress"},
      {"artefact", "art"},
      {"oestrogen", "ester"},
      {"uraemia", "urea"},
      {"apnoea", "apnoeic"},
      {"caecum", "cesium"},
      {"ischaemia", "ischium"},
      {"haemostasis", "hemo"},
      {"antidote", "anti"},
      {"therapist", "the rapist"},
      {"notable", "no table"},
      {"aerobic", "erobic"},
      {"four", "for"},
      {"disk", "disco"},
      {"poem", "pem"},
      {"does", "des"},
      {"aloe", "ale"},
      {"phoenix", "phenix"},
      {"hour", "hor"},
      {"exercise", "exercize"},
      {"raise", "raize"},
      {"acre", "acer"},
      {"five", "5ve"},
  }));
  CAPTURE(pair.first, pair.second);
  CHECK(terms_of(pair.first) != terms_of(pair.second));
}

TEST_CASE("What a beginning is read as is told, each once") {
  CHECK(Analyzer::read_otherwise("oedem") == Terms{"edema", "edematous"});
  CHECK(Analyzer::read_otherwise("antiinf") == Terms{"anti inflammatories", "anti inflammatory"});
  CHECK(Analyzer::read_otherwise("hepatit").empty());
  CHECK(Analyzer::read_otherwise("zzz").empty());
}

TEST_CASE("With some beginnings wanted, no term that has one of them is passed over") {
  std::string text =
      "Oedemas, an X-Ray, TNFα, U.S., Ménière's œsophagus; MSCs and 5mg. Dying, lying, tying, dies, tied";
  for (const char* list : {"exceptions.tsv", "spellings.tsv", "compounds.tsv"}) {
    for (const auto& [word, read_as] : lines_of(list)) {
      text += ". " + word + " " + read_as + " " + word + "s " + in_capitals(word);
    }
  }
  Analyzer analyzer;
  const std::vector<Term> all = analyzer.analyze(text);
  std::set<std::string> beginnings;
  for (const Term& term : all) {
    beginnings.insert(term.text.substr(0, 1));
    beginnings.insert(term.text.substr(0, 2));
  }
  std::size_t passed_over = 0;
  for (const std::string& beginning : beginnings) {
    WordBeginnings wanted;
    wanted.add(beginning);
    std::vector<Term> found;
    Term term;
    for (std::size_t position = 0; analyzer.next(text, position, term, wanted);) {
      found.push_back(term);
    }
    auto next = found.begin();
    for (const Term& expected : all) {
      next = std::find_if(next, found.end(), [&](const Term& other) { return other.begin >= expected.begin; });
      const bool is_found = next != found.end() && next->begin == expected.begin;
      CAPTURE(expected.text, beginning);
      REQUIRE((is_found || !expected.text.starts_with(beginning)));
      REQUIRE((!is_found || (next->text == expected.text && next->end == expected.end)));
      passed_over += is_found ? 0 : 1;
    }
  }
  CHECK(passed_over > beginnings.size() / 2 * all.size());
}

TEST_CASE("A word that is taken apart shares its bytes out") {
  const std::string text = "An X-Ray, xrays, TNFα, 5mg, U.S.";
  Analyzer analyzer;
  std::vector<std::string> words;
  std::size_t folded_position = 0;
  Term folded;
  for (const Term& term : analyzer.analyze(text)) {
    words.push_back(text.substr(term.begin, term.end - term.begin));
    REQUIRE(analyzer.next_folded(text, folded_position, folded));
    CHECK(folded.begin == term.begin);
    CHECK(folded.end == term.end);
  }
  CHECK(words == Terms{"An", "X", "Ray", "x", "rays", "TNF", "α", "5", "mg", "U.S"});
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
