#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "query/searcher.h"

namespace materia {

/// Searchers of one knowledge base that share what is held in memory, each used by one request at a time. Grows to as
/// many as there are requests at once. Thread-safe; must outlive what was borrowed.
class SearcherPool {
 public:
  /// Throws Error when the knowledge base can't be opened.
  explicit SearcherPool(std::filesystem::path file);

  /// A searcher for as long as it lives. One whose request failed is not given back: the next opens a new one.
  class Borrowed {
   public:
    ~Borrowed();
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;

    Searcher& operator*() const { return *searcher_; }

   private:
    friend class SearcherPool;
    Borrowed(SearcherPool& pool, std::unique_ptr<Searcher> searcher);

    SearcherPool& pool_;
    std::unique_ptr<Searcher> searcher_;
    int exceptions_;
  };

  /// Its calls throw DeadlineError after `answer_by`.
  Borrowed borrow(std::optional<Searcher::Clock::time_point> answer_by = std::nullopt);

 private:
  std::unique_ptr<Searcher> take();

  std::filesystem::path file_;
  std::shared_ptr<SnapshotCache> cache_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Searcher>> idle_;
};

}  // namespace materia
