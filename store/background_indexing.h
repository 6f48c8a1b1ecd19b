#pragma once

#include <cstddef>
#include <future>
#include <set>
#include <vector>

#include "store/analyzed_document.h"
#include "store/ranked/segment_builder.h"
#include "store/word_counts.h"

// Private to the store.

namespace materia {

class Connection;

/// Counts words and inverts documents on a thread of its own while a bulk load writes them. Documents are handed over
/// some at a time and in order, one handful under way: what comes of it does not depend on the threads. Used by one
/// thread. What is thrown there is thrown by the next call here.
class BackgroundIndexing {
 public:
  explicit BackgroundIndexing(std::size_t memory) : memory_(memory) {}
  ~BackgroundIndexing();
  BackgroundIndexing(const BackgroundIndexing&) = delete;
  BackgroundIndexing& operator=(const BackgroundIndexing&) = delete;

  /// Counts its words. False where it is not inverted, because its id is not above those before it.
  bool put(Connection& connection, DocumentId id, bool title_inferred, AnalyzedDocument&& document);

  /// Writes all that was gathered.
  void write(Connection& connection);

 private:
  struct Given {
    DocumentId id = 0;  ///< 0: not inverted
    bool title_inferred = false;
    AnalyzedDocument document;
  };
  static constexpr std::size_t documents_in_a_batch = 64;

  void take(const std::vector<Given>& batch);
  void hand_over(Connection& connection);
  void wait();

  std::size_t memory_;
  SegmentBuilder builder_;
  WordCounts words_;
  std::vector<Given> batch_;
  DocumentId last_ = 0;
  std::future<void> under_way_;
};

}  // namespace materia
