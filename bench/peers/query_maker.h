#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/peers/asked.h"
#include "bench/peers/random.h"
#include "store/analyzer.h"

namespace materia {

/// Draws queries of each shape from texts:
///
///   rare      a word of at most one text in 2,000, or one of the hundred rarest
///   common    a word of at least one text in 20, or one of the hundred commonest
///   two       two words of one sentence
///   three     three words of one sentence
///   phrase    two or three words that stand side by side, in quotes
///   prefix    the first three to five letters of a word
///   question  a sentence with 6 to 12 words that carry content, as a question
///   any       four to eight words of one text, of which any will do
///
/// A question has stop words, the others have none. Words consist of Latin letters and are written as they stand in the
/// text, in small letters. In how many texts a word stands is counted by the analyzer's terms.
class QueryMaker {
 public:
  /// Throws Error where the texts have no words.
  QueryMaker(std::vector<std::string> texts, std::uint64_t seed);

  /// A query as a person types it; nothing where what was drawn makes none of this shape: draw again.
  std::optional<std::string> make(Shape shape);

 private:
  /// A word that a query may have.
  struct Word {
    std::string text;
    std::size_t begin = 0;  ///< byte range in the text it stands in
    std::size_t end = 0;
  };
  /// A term of the texts.
  struct Count {
    std::size_t texts = 0;
    std::size_t last = 0;  ///< the number of the text it was counted in last, from 1
    std::string word;      ///< a form of it that a query may have; empty where there was none
  };

  void count_terms(const std::string& text, std::size_t number);
  void sort_out_words();
  std::string_view sentence();
  std::vector<Word> words_in(std::string_view text);
  std::optional<std::string> some_words(std::vector<Word> words, std::size_t count);
  std::optional<std::string> phrase();
  std::optional<std::string> prefix();
  std::optional<std::string> question();

  std::vector<std::string> texts_;
  Random random_;
  Analyzer analyzer_;
  std::unordered_map<std::string, Count> counts_;
  std::vector<std::string> rare_;
  std::vector<std::string> common_;
};

}  // namespace materia
