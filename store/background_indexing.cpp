#include "store/background_indexing.h"

#include <utility>

namespace materia {

BackgroundIndexing::~BackgroundIndexing() {
  if (under_way_.valid()) {
    under_way_.wait();
  }
}

bool BackgroundIndexing::put(Connection& connection, DocumentId id, bool title_inferred, AnalyzedDocument&& document) {
  const bool inverted = id > last_;
  last_ = inverted ? id : last_;
  batch_.push_back({inverted ? id : 0, title_inferred, std::move(document)});
  if (batch_.size() == documents_in_a_batch) {
    hand_over(connection);
  }
  return inverted;
}

void BackgroundIndexing::hand_over(Connection& connection) {
  wait();
  // Here alone, so that it depends on the documents, not on how far the other thread came.
  if (builder_.bytes() > memory_) {
    builder_.write(connection);
  }
  under_way_ = std::async(std::launch::async, [this, batch = std::exchange(batch_, {})] { take(batch); });
}

void BackgroundIndexing::take(const std::vector<Given>& batch) {
  for (const Given& given : batch) {
    words_.add(given.document.words);
    if (given.id != 0) {
      builder_.add(given.id, given.title_inferred, given.document);
    }
  }
}

void BackgroundIndexing::wait() {
  if (under_way_.valid()) {
    under_way_.get();
  }
}

void BackgroundIndexing::write(Connection& connection) {
  hand_over(connection);
  wait();
  builder_.write(connection);
  words_.write(connection);
}

}  // namespace materia
