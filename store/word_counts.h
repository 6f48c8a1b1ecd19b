#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/analyzer.h"
#include "store/document.h"
#include "store/word_numbers.h"

// Private to the store: the table `word`.

namespace materia {

class Connection;

/// In how many more or fewer documents than before each word stands: gathered while documents are written, added to
/// the table once. Not thread-safe.
class WordCounts {
 public:
  /// Counts the words of a document that is added: folded, with a space behind each (AnalyzedDocument::words).
  void add(std::string_view words);
  /// Counts the words of a document that is added. A word counts once, however often and in whichever field.
  void add(const Document& document);
  /// Takes away the words of a stored document, or of all of a source file. REQUIRES: before its row is changed or
  /// deleted.
  void subtract_document(Connection& connection, DocumentId id);
  void subtract_file(Connection& connection, std::int64_t file);
  /// Counts every stored document, for a table that is empty.
  void add_all(Connection& connection);

  /// Adds what was gathered to the table, and forgets it.
  void write(Connection& connection);

  /// How many words of the table differ from what was gathered by add_all(), and one of them for an example.
  struct Difference {
    std::size_t words = 0;
    std::string example;
  };
  [[nodiscard]] Difference compare(Connection& connection) const;

 private:
  struct Count {
    std::int64_t documents = 0;
    std::uint64_t counted_for = 0;  ///< the last document it was counted for
  };
  void count(std::string_view text, std::int64_t change);
  void count_word(std::string_view word, std::int64_t change);
  template <typename... Values>
  void count_stored(Connection& connection, std::int64_t change, const char* sql, const Values&... values);

  Analyzer analyzer_;
  Term term_;
  WordNumbers words_;
  std::vector<Count> counts_;   ///< by number of the word
  std::uint64_t document_ = 0;  ///< a number for the document at hand
};

}  // namespace materia
