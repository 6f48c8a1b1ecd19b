#include "web/searcher_pool.h"

#include <exception>
#include <utility>

namespace materia {

SearcherPool::SearcherPool(std::filesystem::path file) : file_(std::move(file)), cache_(make_snapshot_cache()) {
  borrow();
}

SearcherPool::Borrowed SearcherPool::borrow(std::optional<Searcher::Clock::time_point> answer_by) {
  std::unique_ptr<Searcher> searcher = take();
  searcher->answer_by(answer_by);
  return {*this, std::move(searcher)};
}

std::unique_ptr<Searcher> SearcherPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Searcher> searcher = std::move(idle_.back());
      idle_.pop_back();
      return searcher;
    }
  }
  return std::make_unique<Searcher>(file_, cache_);
}

SearcherPool::Borrowed::Borrowed(SearcherPool& pool, std::unique_ptr<Searcher> searcher)
    : pool_(pool), searcher_(std::move(searcher)), exceptions_(std::uncaught_exceptions()) {}

SearcherPool::Borrowed::~Borrowed() {
  if (std::uncaught_exceptions() > exceptions_) return;
  try {
    const std::lock_guard lock(pool_.mutex_);
    pool_.idle_.push_back(std::move(searcher_));
  } catch (const std::exception&) {
    searcher_.reset();  // no room to keep it: it is only made anew
  }
}

}  // namespace materia
