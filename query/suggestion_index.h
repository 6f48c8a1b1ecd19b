#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/analyzer.h"
#include "store/reader.h"
#include "store/vocabulary.h"

// Private to the query room.

namespace materia {

/// What was typed so far, as the words of an index: each is a range of the words that begin so.
struct TypedBeginning {
  struct Word {
    std::uint32_t first = 0;  ///< [first, end) of the index's words
    std::uint32_t end = 0;
    bool whole = false;  ///< followed by something, so most likely meant as it stands
    bool exact = false;  ///< the first of the range is the word itself
  };
  std::vector<Word> words;     ///< all, in order
  std::vector<Word> content;   ///< without stop words where others are left
  std::vector<Word> required;  ///< the same, those that fit fewest words first
};

/// The texts that may be suggested (the names of concepts, the titles of documents, the collection's phrases), held as
/// numbers of words: of 200,000 titles some ten megabytes. A search walks all texts of a kind; a text is two or ten
/// numbers, and a million of them are walked in about a millisecond. Immutable; safe to share among threads.
class SuggestionIndex {
 public:
  /// REQUIRES: a transaction of one generation, from which the vocabulary is too.
  SuggestionIndex(Reader& reader, const Vocabulary& vocabulary, Analyzer& analyzer);

  struct ConceptName {
    std::uint32_t position = 0;  ///< in Vocabulary::concepts()
    std::uint32_t label = 0;     ///< in its labels
  };
  struct Title {
    DocumentId id = 0;            ///< the first that has it
    std::uint32_t documents = 0;  ///< how many have it
  };
  [[nodiscard]] const std::vector<ConceptName>& names() const { return names_; }
  [[nodiscard]] const std::vector<Title>& titles() const { return titles_; }
  [[nodiscard]] const std::vector<CountedText>& phrases() const { return phrases_; }

  /// How well a text fits: less is better.
  struct Fit {
    /// 0: it begins as typed; 1: it has the words side by side; 2: anywhere. Stop words may be missing.
    std::uint32_t place = 0;
    std::uint32_t inexact = 0;   ///< typed words that only begin one of its own
    std::uint32_t position = 0;  ///< of the first word found
    std::uint32_t length = 0;    ///< in words
  };
  struct Match {
    std::size_t index = 0;  ///< in names(), titles() or phrases()
    Fit fit;
  };

  [[nodiscard]] TypedBeginning read(std::string_view typed, Analyzer& analyzer) const;

  /// Calls `function(Match)` for each text that has a word beginning with each of the typed ones, in any order.
  template <typename Function>
  void match_names(const TypedBeginning& typed, Function&& function) const {
    match(typed, 0, names_.size(), function);
  }
  template <typename Function>
  void match_titles(const TypedBeginning& typed, Function&& function) const {
    match(typed, names_.size(), titles_.size(), function);
  }
  template <typename Function>
  void match_phrases(const TypedBeginning& typed, Function&& function) const {
    match(typed, names_.size() + titles_.size(), phrases_.size(), function);
  }

 private:
  class Builder;

  template <typename Function>
  void match(const TypedBeginning& typed, std::size_t first, std::size_t count, Function&& function) const {
    for (std::size_t text = first; text < first + count; ++text) {
      const std::span<const std::uint32_t> words(&words_of_texts_[begin_[text]], begin_[text + 1] - begin_[text]);
      if (has_all(typed, words)) {
        function(Match{text - first, fit(typed, words)});
      }
    }
  }
  static bool has_all(const TypedBeginning& typed, std::span<const std::uint32_t> words);
  static Fit fit(const TypedBeginning& typed, std::span<const std::uint32_t> words);

  [[nodiscard]] std::string_view word(std::size_t index) const;
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> words_beginning(std::string_view beginning) const;

  std::string letters_;                    ///< the words, ordered, one behind the other
  std::vector<std::uint32_t> word_begin_;  ///< in letters_; one more than there are words
  std::vector<std::uint32_t>
      words_of_texts_;                ///< names, then titles, then phrases; one more, so that it has an address
  std::vector<std::uint32_t> begin_;  ///< in words_of_texts_; one more than there are texts
  std::vector<ConceptName> names_;
  std::vector<Title> titles_;
  std::vector<CountedText> phrases_;
};

}  // namespace materia
