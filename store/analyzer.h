#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/word_beginnings.h"

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
/// A word is a run of letters, marks and digits; an apostrophe between letters, a point or comma between digits and
/// the points between initials (U.S.) belong to it. A unit written closed up to a number is a word of its own (5|mg;
/// never L4, B12), and so is a Greek letter beside Latin ones (TNF|α), whose term is its name (alpha); Greek words stay
/// words. A word is folded (Unicode compatibility decomposition, case folding, accents removed), looked up in the
/// curated lists and stemmed with Snowball English. The lists: exceptions.tsv (what the stemmer gets wrong),
/// spellings.tsv (British and American), compounds.tsv (xray is read as x|ray, two terms that share its bytes out
/// between them). Words of two to four capitals (PRP, MSC, also with a plural s: MSCs, iPSCs) are folded but not
/// stemmed.
///
/// Every input is valid: bytes that are not UTF-8 separate words. An instance is not thread-safe (it holds a
/// stemmer and a cache of stems); instances are independent of each other.
class Analyzer {
 public:
  /// Grows whenever the terms of any text change; a file written with another version is re-indexed.
  static constexpr int version = 2;

  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Finds the first term at or after `position` and moves `position` behind it; false at the end of the text.
  /// `term` is overwritten (its capacity is reused).
  bool next(std::string_view text, std::size_t& position, Term& term);

  /// next(), passing over words of plain letters that begin otherwise than `wanted` do: most of a text, where few terms
  /// are looked for.
  bool next(std::string_view text, std::size_t& position, Term& term, const WordBeginnings& wanted);

  /// The word in the form that terms are made from, not stemmed: what a prefix is compared with. The curated lists
  /// are not applied.
  std::string fold(std::string_view word);

  /// next() with words folded only (and taken apart where next() does so): how FTS5 reads a prefix, which must not be
  /// stemmed. Gives a term for each one of next().
  bool next_folded(std::string_view text, std::size_t& position, Term& term);

  /// All terms in order; empty for a text without words.
  std::vector<Term> analyze(std::string_view text);
  /// The same, and appends each word folded, as next_folded() gives it, and a space.
  std::vector<Term> analyze(std::string_view text, std::string& words);

  /// What the listed words that begin with a folded `beginning` are read as, where that is something else: "oedem"
  /// gives edema and edematous, "antiinf" gives "anti inflammatory". Sorted, none twice. The index has nothing that
  /// begins as they do.
  static std::vector<std::string> read_otherwise(std::string_view beginning);

 private:
  bool read(std::string_view text, std::size_t& position, Term& term, const WordBeginnings* wanted);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace materia
