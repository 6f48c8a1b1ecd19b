#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/term_sieve.h"

namespace materia {

/// A term and the bytes of the text it was made from: text.substr(begin, end - begin).
struct Term {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The one way text becomes terms. FTS5 uses it as its tokenizer `materia`; tagging, query parsing,
/// highlighting and suggestions use the same class, so that what is searched, tagged and marked agrees.
///
/// A word is a run of letters, marks and digits; an apostrophe between letters and a point or comma between
/// digits belong to it. A word is folded (Unicode compatibility decomposition, case folding, accents removed),
/// looked up among the curated spelling pairs (exceptions.tsv) and stemmed with Snowball English. Words of two
/// to four capitals (PRP, MSC, also with a plural s: MSCs, iPSCs) are folded but not stemmed.
///
/// Every input is valid: bytes that are not UTF-8 separate words. An instance is not thread-safe (it holds a
/// stemmer and a cache of stems); instances are independent of each other.
class Analyzer {
 public:
  /// Grows whenever the terms of any text change; a file written with another version is re-indexed.
  static constexpr int version = 1;

  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Finds the first term at or after `position` and moves `position` behind it; false at the end of the text.
  /// `term` is overwritten (its capacity is reused).
  bool next(std::string_view text, std::size_t& position, Term& term);

  /// next() that passes over words which the sieve holds back. What it finds may still be none that is wanted.
  bool next(std::string_view text, std::size_t& position, Term& term, const TermSieve& sieve);

  /// The word in the form that terms are made from, not stemmed: what a prefix is compared with. Curated pairs
  /// are not applied.
  std::string fold(std::string_view word);

  /// next() with words folded only: how FTS5 reads a prefix, which must not be stemmed.
  bool next_folded(std::string_view text, std::size_t& position, Term& term);

  /// All terms in order; empty for a text without words.
  std::vector<Term> analyze(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A word, folded, whose term does not begin with the same two bytes: oedema and edema.
struct ReadOtherwise {
  std::string word;
  std::string term;
};

/// All such words there are: some of the curated ones, and those the stemmer knows by heart. Thread-safe.
const std::vector<ReadOtherwise>& words_read_otherwise();

}  // namespace materia
