#include "query/rank.h"

#include <algorithm>
#include <utility>

namespace materia {

Ranker::Ranker(const Snapshot& snapshot, const Scorer& scorer, MatchMode match, const Bitset* allowed,
               const Bitset* left_out, const Folding* folding, std::size_t keep)
    : snapshot_(snapshot),
      scorer_(scorer),
      match_(match),
      allowed_(allowed),
      left_out_(left_out),
      folding_(folding),
      keep_(std::min(keep, snapshot.size())),
      hits_(snapshot.size()),
      with_all_(snapshot.size()) {
  heap_.reserve(keep_);
}

void Ranker::visit(DocumentId id, std::span<const FieldFrequencies> phrases,
                   std::span<const Occurrence> occurrences) noexcept {
  const std::optional<std::size_t> document = snapshot_.find(id, cursor_);
  if (!document) {
    return;
  }
  cursor_ = *document + 1;
  if (left_out_ != nullptr && left_out_->test(*document)) {
    return;
  }
  const Scorer::Verdict verdict = scorer_.score(*document, phrases, scratch_);
  if (verdict.has_all) {
    with_all_.set(*document);
  } else if (match_ == MatchMode::all) {
    return;
  }
  hits_.set(*document);
  if (allowed_ != nullptr && !allowed_->test(*document)) {
    return;
  }
  if (folding_ != nullptr && folding_->group(*document) != Folding::none) {
    visit_copy(folding_->group(*document), *document, verdict, occurrences);
    return;
  }
  ++total_;
  total_all_ += verdict.has_all ? 1 : 0;
  if (keep_ > 0) {
    offer(*document, verdict.score, occurrences);
  }
}

void Ranker::visit_copy(std::uint32_t group, std::size_t document, const Scorer::Verdict& verdict,
                        std::span<const Occurrence> occurrences) noexcept {
  const auto [place, is_new] = groups_.try_emplace(group);
  Group& known = place->second;
  total_ += is_new ? 1 : 0;
  total_all_ += verdict.has_all && !known.has_all ? 1 : 0;
  known.has_all = known.has_all || verdict.has_all;
  if (is_new || folding_->documents(group).front() == document) {
    known.shown.document = document;
    known.shown.score = verdict.score;
    known.shown.occurrences.assign(occurrences.begin(), occurrences.end());
  }
}

void Ranker::offer(std::size_t document, double score, std::span<const Occurrence> occurrences) noexcept {
  RankedDocument candidate{document, score};
  if (heap_.size() == keep_) {
    if (!ranks_before(candidate, heap_.front())) {
      return;
    }
    std::pop_heap(heap_.begin(), heap_.end(), ranks_before);
    candidate.occurrences = std::move(heap_.back().occurrences);  // its memory
    heap_.pop_back();
  }
  candidate.occurrences.assign(occurrences.begin(), occurrences.end());
  heap_.push_back(std::move(candidate));
  std::push_heap(heap_.begin(), heap_.end(), ranks_before);
}

Ranking Ranker::take() {
  for (const auto& [number, group] : groups_) {
    if (keep_ > 0) {
      offer(group.shown.document, group.shown.score, group.shown.occurrences);
    }
  }
  groups_.clear();
  std::sort(heap_.begin(), heap_.end(), ranks_before);
  return {std::exchange(heap_, {}), std::move(hits_), std::move(with_all_), total_, total_all_};
}

}  // namespace materia
