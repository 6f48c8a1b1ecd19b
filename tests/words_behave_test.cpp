// What people type and what articles say need not be written the same way: hyphens, apostrophes, slashes, British and
// American spelling, Greek letters, numbers with units. Each group's ways find each other, both ways, from the typed
// words to the marks.

#include <string>
#include <vector>

#include "query/searcher.h"
#include "tests/catch.h"
#include "tests/small_knowledge_base.h"

namespace materia {
namespace {

std::vector<TextPiece> hit_pieces(const Hit& hit) {
  std::vector<TextPiece> pieces;
  for (const Fragment& fragment : hit.fragments) {
    pieces.insert(pieces.end(), fragment.pieces.begin(), fragment.pieces.end());
  }
  return pieces;
}

using Ways = std::vector<std::string>;

std::string marked(const Hit& hit) {
  std::string text;
  for (const TextPiece& piece : hit_pieces(hit)) {
    text += piece.match ? piece.text + "|" : "";
  }
  return text;
}

/// A document for each way, and one that has none of them.
void check_ways(const Ways& ways, const std::vector<std::string>& others = {}) {
  SmallKnowledgeBase base;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    base.add(ways[i] + std::to_string(i), "One", "Before " + ways[i] + " behind.");
  }
  for (const std::string& other : others) {
    base.add("other " + other, "Two", "Before " + other + " behind.");
  }
  Searcher searcher(base.file());
  for (const std::string& typed : ways) {
    Query query = searcher.parse(typed);
    query.match = MatchMode::all;
    query.limit = 100;
    const Results results = searcher.search(std::move(query));
    CAPTURE(typed);
    CHECK(results.total == ways.size());
    for (const Hit& hit : results.hits) {
      CAPTURE(hit.path);
      CHECK_FALSE(hit.path.starts_with("other "));
      CHECK_FALSE(marked(hit).empty());
      CHECK(marked(hit).find("Before") == std::string::npos);
      CHECK(marked(hit).find("behind") == std::string::npos);
    }
  }
}

TEST_CASE("Hyphens, spaces and closed-up words find each other") {
  check_ways({"anti-inflammatory", "antiinflammatory", "anti inflammatory", "Anti\u2011Inflammatory"}, {"antidote"});
  check_ways({"x-ray", "xray", "x ray", "X-Ray", "XRAY", "X-rays"}, {"stingray"});
  check_ways({"follow-up", "followup", "follow up", "follow\u2010ups"});
  check_ways({"T-cell", "T cell", "t cells", "tcell", "T\u2011cells"}, {"stem cell"});
  check_ways({"COVID-19", "COVID19", "covid 19", "Covid\u201119"}, {"19 people"});
  check_ways({"non-union", "nonunion", "non union"}, {"union"});
  check_ways({"post-operative", "postoperative", "post operative", "Postoperatively"}, {"operative"});
  check_ways({"intra-articular", "intraarticular", "intra articular"}, {"articular"});
  check_ways({"e-mail", "email"}, {"mail"});
  check_ways({"L4-L5", "L4/L5", "L4 L5", "L4\u2013L5", "l4l5"}, {"L4", "L45"});
}

TEST_CASE("A hyphen that was typed also finds the closed-up word, in any word") {
  SmallKnowledgeBase base;
  base.add("closed", "One", "A plateletrich gel.");
  base.add("apart", "Two", "A platelet rich gel.");
  base.add("hyphen", "Three", "A platelet-rich gel.");
  base.add("range", "Four", "From 5-10 days, or 510.");
  Searcher searcher(base.file());
  CHECK(searcher.search(searcher.parse("platelet-rich")).total == 3);
  CHECK(searcher.search(searcher.parse("platelet-rich*")).total == 3);
  // Two numbers are never one.
  const Results range = searcher.search(searcher.parse("5-10"));
  REQUIRE(range.total == 1);
  CHECK(marked(range.hits.at(0)) == "5-10|");
}

TEST_CASE("Apostrophes of any kind and none find each other") {
  check_ways({"Parkinson's", "Parkinsons", "Parkinson", "Parkinson\u2019s", "parkinson\u02BCs"}, {"park"});
  check_ways({"Crohn's", "Crohns", "Crohn"});
  check_ways({"Alzheimer's disease", "Alzheimers disease", "alzheimer disease"});
  check_ways({"Dupuytren's", "Dupuytrens", "Dupuytren\u2019s"});
}

TEST_CASE("Slashes stand between words") {
  check_ways({"and/or", "and or"});
  check_ways({"hip/knee", "hip knee", "knee/hip"});
}

TEST_CASE("Numbers and their units find each other closed up or not") {
  check_ways({"5 mg/ml", "5mg/ml", "5 mg / ml", "5 mg/mL", "5MG/ML"}, {"5 ml", "15 mg/ml"});
  check_ways({"50 µg", "50µg", "50 μg", "50 mcg", "50mcg", "50 microgram", "50 micrograms", "50ug"}, {"50 mg"});
  check_ways({"37 °C", "37°C", "37 ° C"}, {"37 F"});
  check_ways({"1,000", "1000"}, {"100", "1 000 000"});
  check_ways({"2.5mg", "2.5 mg"}, {"25 mg", "2 5 mg"});
  check_ways({"10mins", "10 mins"});
  check_ways({"½", "1/2"}, {"1 of 2"});
  check_ways({"2½ years", "2 1/2 years"});
  check_ways({"25kg/m²", "25 kg/m2"});
}

TEST_CASE("A letter with a number is no number with a unit") {
  check_ways({"vitamin B12", "vitamin B-12", "vitamin b 12", "Vitamin B12"}, {"vitamin B1", "vitamin 12"});
  check_ways({"T2", "t2"}, {"T 2 weeks", "2 t"});
  check_ways({"L4", "l4"}, {"4 l", "L 4"});
  check_ways({"1980s"}, {"1980"});
}

TEST_CASE("Greek letters and their names find each other") {
  check_ways({"TNF-α", "TNF-alpha", "TNFα", "TNF alpha", "tnfalpha", "TNF‑α"}, {"TNF", "TNF-β"});
  check_ways({"TGF-β1", "TGFβ1", "TGF-beta1", "TGF-beta-1", "TGF beta 1"}, {"TGF-α", "TGF-β2"});
  check_ways({"β-blocker", "beta blocker", "beta-blockers", "betablocker", "\u0392-blocker"}, {"alpha blocker"});
  check_ways({"β2-agonist", "beta-2 agonist", "beta2-agonist", "beta 2 agonist"});
  check_ways({"17β-estradiol", "17-β-oestradiol", "17-beta estradiol"});
  check_ways({"µ-opioid", "mu opioid", "μ opioid"});
}

TEST_CASE("Greek words stay words") {
  check_ways({"αρθρίτιδα", "Αρθριτιδα"}, {"alpha", "α"});
}

TEST_CASE("British and American spelling find each other") {
  const Ways pair = GENERATE(values<Ways>({
      {"haemorrhage", "hemorrhage", "haemorrhages", "hemorrhagic", "haemorrhaging"},
      {"oedema", "edema", "œdema"},
      {"anaesthesia", "anesthesia"},
      {"anaesthetised", "anesthetized"},
      {"orthopaedic", "orthopedic", "orthopædic", "orthopaedics"},
      {"tumour", "tumor", "tumours"},
      {"fibre", "fiber", "fibres"},
      {"paediatric", "pediatric", "paediatrics"},
      {"foetal", "fetal"},
      {"foetus", "fetus"},
      {"leukaemia", "leukemia"},
      {"oesophagus", "esophagus"},
      {"diarrhoea", "diarrhea"},
      {"ischaemia", "ischemia"},
      {"haematoma", "hematoma", "haematomas"},
      {"gynaecological", "gynecological"},
      {"randomised", "randomized", "randomisation"},
      {"centre", "center", "centred"},
      {"organisation", "organization", "organised"},
      {"programme", "program"},
      {"dyspnoea", "dyspnea"},
      {"colour", "color", "coloured"},
  }));
  check_ways(pair, {"osteoporosis", "osteoporotic", "aerobic", "organ", "disk"});
}

TEST_CASE("Accents are no matter") {
  check_ways({"café", "cafe", "cafe\u0301"});
  check_ways({"naïve", "naive"});
  check_ways({"Sjögren's", "Sjogrens", "SJÖGREN"});
}

TEST_CASE("Initials are read without their points") {
  check_ways({"U.S. trial", "US trial", "U.S trial"}, {"trial of U and S"});
  check_ways({"i.v. drip", "IV drip"});
}

TEST_CASE("The beginning of a word finds what the lists read as another word") {
  SmallKnowledgeBase base;
  base.add("uk", "One", "An oedema of the foot.");
  base.add("us", "Two", "An edema of the foot.");
  base.add("closed", "Three", "An antiinflammatory cream.");
  base.add("apart", "Four", "An anti-inflammatory cream.");
  base.add("tumour", "Five", "A tumour.");
  base.add("other", "Six", "A colonoscopy for hemiplegia, an antidote for a foe.");
  Searcher searcher(base.file());
  const auto total = [&](const std::string& typed) { return searcher.search(searcher.parse(typed)).total; };
  CHECK(total("oedem*") == 2);
  CHECK(total("edem*") == 2);
  CHECK(total("antiinfl*") == 2);
  CHECK(total("anti-infl*") == 2);
  CHECK(total("tumou*") == 1);
  CHECK(total("colou*") == 0);
  CHECK(total("haem*") == 0);
}

}  // namespace
}  // namespace materia
