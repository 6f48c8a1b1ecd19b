#include "indexer/tag_stored.h"

#include <algorithm>
#include <deque>
#include <future>
#include <thread>

namespace materia {
namespace {

constexpr std::size_t documents_in_a_batch = 32;

struct Tagged {
  DocumentId id = 0;
  Document document;
  Tagging tagging;
};

using Batch = std::vector<Tagged>;

}  // namespace

std::size_t tag_stored(const std::vector<DocumentId>& ids, const Vocabulary& vocabulary, const LabelMatcher& matcher,
                       const std::function<std::optional<Document>(DocumentId)>& read,
                       const std::function<void(DocumentId, const Document&, const Tagging&)>& take) {
  const std::size_t workers = std::max(std::thread::hardware_concurrency(), 1U);
  // Batches are taken in order, so the analyzer of the one taken is free again.
  std::vector<Analyzer> analyzers(workers + 1);
  std::deque<std::future<Batch>> tagging;
  std::size_t tagged = 0;
  const auto take_first = [&] {
    const Batch batch = tagging.front().get();
    tagging.pop_front();
    for (const Tagged& one : batch) {
      take(one.id, one.document, one.tagging);
    }
    tagged += batch.size();
  };
  for (std::size_t begin = 0, number = 0; begin < ids.size(); begin += documents_in_a_batch, ++number) {
    Batch batch;
    for (std::size_t i = begin; i < std::min(begin + documents_in_a_batch, ids.size()); ++i) {
      if (std::optional<Document> document = read(ids[i])) {
        batch.push_back({ids[i], std::move(*document), {}});
      }
    }
    if (tagging.size() > workers) {
      take_first();
    }
    tagging.push_back(std::async(std::launch::async, [&vocabulary, &matcher, batch = std::move(batch),
                                                      &analyzer = analyzers[number % analyzers.size()]]() mutable {
      for (Tagged& one : batch) {
        one.tagging = tag_document(one.document, vocabulary, matcher, analyzer);
      }
      return std::move(batch);
    }));
  }
  while (!tagging.empty()) {
    take_first();
  }
  return tagged;
}

}  // namespace materia
