#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Private to the query room.

namespace materia {

/// The words that a misspelled one may be meant for, in one block of memory: of half a million words, some ten
/// megabytes. Immutable once filled; safe to share among threads.
class WordList {
 public:
  /// Words are at most this long (bytes); longer ones are nobody's spelling.
  static constexpr std::size_t longest = 40;

  /// True for words that are listed: four letters a to z at least, an apostrophe among them or not.
  static bool takes(std::string_view word);

  /// REQUIRES: takes(word), and the words come in the order of their bytes, each once.
  void add(std::string_view word, std::size_t documents);

  [[nodiscard]] std::size_t size() const { return documents_.size(); }
  [[nodiscard]] std::string_view text(std::size_t index) const;
  [[nodiscard]] std::size_t documents(std::size_t index) const { return documents_[index]; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view word) const;

  /// Calls `function` for each word that is at most `limit` edits from `word`: insertions, deletions, replacements and
  /// swaps of neighbours (optimal string alignment; Damerau 1964, Levenshtein 1966). Words with the same beginning
  /// share the rows of the table for it, and a beginning that is too far off is left with all its words.
  void near(std::string_view word, std::size_t limit, const std::function<void(std::size_t index)>& function) const;

 private:
  std::string letters_;               ///< all words, one behind the other
  std::vector<std::uint32_t> begin_;  ///< in letters_
  std::vector<std::uint8_t> shared_;  ///< how many letters a word begins with that the one before it has too
  std::vector<std::uint32_t> documents_;
};

}  // namespace materia
