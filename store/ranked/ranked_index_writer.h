#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "store/document.h"

// Private to the store.

namespace materia {

class Connection;

/// Keeps the ranked index in step with the documents: told of every change, it writes what came in or changed as a new
/// segment when the writer commits, and merges segments so that there are never many (docs/ranked-index.md).
class RankedIndexWriter {
 public:
  /// Grows when the format or what is in it changes; an index of another version is made anew.
  static constexpr int version = 1;
  static constexpr const char* version_fact = "ranked_index_version";
  /// How much memory postings may take before they are written as a segment.
  static constexpr std::size_t default_memory = std::size_t{128} << 20U;

  /// Says that an index without documents is complete. REQUIRES: a file without documents.
  static void begin(Connection& connection);

  void note_written(DocumentId id);  ///< added or changed
  void note_removed(DocumentId id);

  /// REQUIRES: the documents are in the file as noted.
  void write(Connection& connection, std::size_t memory = default_memory);

 private:
  void mark_gone(Connection& connection) const;

  std::set<DocumentId> written_;
  std::set<DocumentId> removed_;
};

/// Empties the ranked index; the next RankedIndexWriter makes it anew. Readers use FTS5 until then.
void forget_ranked_index(Connection& connection);

/// How many documents a segment has, and how many of them are alive.
struct SegmentSize {
  std::size_t documents = 0;
  std::size_t living = 0;
};

/// Which segments are to become one: the smallest, as long as the next is not several times as large as all of them
/// together, and those of which much is gone. Positions in `sizes`; empty where nothing is to be done. So a segment is
/// rewritten only when it grows severalfold, and there are no more than a logarithm of the documents.
std::vector<std::size_t> segments_to_merge(const std::vector<SegmentSize>& sizes);

}  // namespace materia
