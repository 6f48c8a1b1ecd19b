#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/analyzed_document.h"
#include "store/ranked/segment.h"
#include "store/ranked/segment_writer.h"
#include "store/word_numbers.h"

// Private to the store.

namespace materia {

/// The searched text of a document.
struct SearchedText {
  std::string_view title;
  bool title_inferred = false;
  std::string_view headings;
  std::string_view body;
};

/// Inverts documents in memory: from the terms of each to the documents of each term. Not thread-safe.
class SegmentBuilder {
 public:
  /// REQUIRES: ids ascending.
  void add(DocumentId id, const SearchedText& text);
  void add(DocumentId id, bool title_inferred, const AnalyzedDocument& document);

  [[nodiscard]] bool empty() const { return segment_.documents.empty(); }
  /// About how much memory the postings take.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// Writes what was added as a segment, and forgets it.
  void write(Connection& connection);

 private:
  /// All postings of a term so far: for each document the gap to the one before, how many places, and these, coded.
  struct Stream {
    std::string bytes;
    std::uint32_t next_document = 0;
    std::vector<std::uint32_t> places;  ///< in the document at hand
  };
  void add_term(std::string_view text, std::uint32_t place);
  void finish_document();
  static void decode(const Stream& stream, TermDocuments& found);

  Analyzer analyzer_;
  RankedSegment segment_;
  WordNumbers terms_;
  std::vector<Stream> streams_;               ///< by number of the term
  std::vector<WordNumbers::Number> touched_;  ///< by the document at hand
  std::size_t bytes_ = 0;
};

}  // namespace materia
