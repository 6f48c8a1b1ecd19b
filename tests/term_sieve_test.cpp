#include "store/term_sieve.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "store/analyzer.h"
#include "tests/catch.h"

namespace materia {
namespace {

TermSieve sieve_for(const std::string& term) {
  TermSieve sieve;
  sieve.add(term);
  return sieve;
}

std::string shipped_texts() {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(MATERIA_SOURCE_DIR)) {
    const std::string path = entry.path().string();
    if (path.find("/build/") == std::string::npos && (path.ends_with(".md") || path.ends_with("exceptions.tsv"))) {
      std::ifstream file(entry.path());
      all.append(std::istreambuf_iterator<char>(file), {});
      all += '\n';
    }
  }
  return all;
}

TEST_CASE("A sieve lets every word through that has the wanted term") {
  const std::string text =
      shipped_texts() +
      " dying lying tying skies idly a's eing aed A\u0301b \u0152dema e\u0301t\u00E9 1,000 2.5 O'Neil "
      "PRP MSCs iPSCs \u212Bngstr\u00F6m \uFB01bre \u03B2-blocker t\u03B2 x\xFF";
  Analyzer analyzer;
  std::size_t held_back = 0;
  for (const Term& term : analyzer.analyze(text)) {
    if (!sieve_for(term.text).lets_through(text, term.begin)) {
      FAIL_CHECK("held back: " << text.substr(term.begin, term.end - term.begin) << ", wanted: " << term.text);
    }
    held_back += sieve_for("zx").lets_through(text, term.begin) ? 0 : 1;
  }
  CHECK(held_back > 10000);
}

TEST_CASE("A sieve holds words back that begin otherwise") {
  struct Row {
    std::string wanted;
    std::string word;
    bool passes;
  };
  const std::vector<Row> rows = {
      {"knee", "knees", true},   {"knee", "Kneel", true},   {"knee", "kind", false},
      {"knee", "hip", false},    {"knee", "k", false},      {"edema", "oedema", true},
      {"edema", "other", false}, {"die", "dying", true},    {"die", "dye", true},
      {"c", "c", true},          {"c", "cells", true},      {"c", "a", false},
      {"l4", "L4", true},        {"l4", "L5", false},       {"l4", "la", false},
      {"1000", "1,000", true},   {"\u03B2", "beta", false}, {"ecole", "\u00E9cole", true},
  };
  for (const Row& row : rows) {
    INFO(row.word << " for " << row.wanted);
    CHECK(sieve_for(row.wanted).lets_through(row.word, 0) == row.passes);
  }
}

TEST_CASE("A sieve for a prefix lets words and terms through that begin with it") {
  TermSieve sieve;
  sieve.add_prefix("ed");
  CHECK(sieve.lets_through("edge", 0));
  CHECK(sieve.lets_through("oedema", 0));
  CHECK_FALSE(sieve.lets_through("end", 0));
  sieve.add_prefix("k");
  CHECK(sieve.lets_through("knee", 0));
  CHECK(sieve.lets_through("k", 0));
}

TEST_CASE("An analyzer with a sieve finds the wanted terms where one without finds them") {
  const std::string text = "Knees, hips and the knee's \u00E9dge; kneeling.";
  Analyzer analyzer;
  const TermSieve sieve = sieve_for("knee");
  std::vector<std::string> found;
  Term term;
  for (std::size_t position = 0; analyzer.next(text, position, term, sieve);) {
    found.push_back(text.substr(term.begin, term.end - term.begin));
  }
  CHECK(found == std::vector<std::string>{"Knees", "knee's", "\u00E9dge", "kneeling"});
}

}  // namespace
}  // namespace materia
