#include "query/rank.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

namespace materia {
namespace {

constexpr double text_k1 = 1.2;
constexpr double title_k1 = 0.9;
constexpr double length_share = 0.75;  // b, of both
constexpr double title_factor = 0.5;
constexpr auto title_field = static_cast<std::size_t>(Field::title);

std::uint32_t whole_frequency(const FieldFrequencies& frequencies) {
  return std::accumulate(frequencies.begin(), frequencies.end(), std::uint32_t{0});
}

bool ranks_before(const RankedDocument& left, const RankedDocument& right) {
  return left.score != right.score ? left.score > right.score : left.document < right.document;
}

}  // namespace

double inverse_document_frequency(std::size_t documents, std::size_t matching) {
  const auto n = static_cast<double>(matching);
  return std::log1p((static_cast<double>(documents) - n + 0.5) / (n + 0.5));
}

double saturation(double frequency, double length, double mean_length, double k1, double b) {
  if (frequency <= 0) {
    return 0;
  }
  return frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * length / mean_length));
}

double repetition_weight(std::size_t times) {
  const auto q = static_cast<double>(times);
  return 3 * q / (2 + q);
}

DistinctClauses distinct(const std::vector<Clause>& clauses) {
  DistinctClauses found;
  std::vector<std::size_t> times;
  std::unordered_map<std::string, std::size_t> known;
  for (const Clause& clause : clauses) {
    const auto [place, is_new] = known.emplace(match_expression({&clause, 1}, MatchMode::all).text, times.size());
    if (is_new) {
      found.clauses.push_back(clause);
      times.push_back(0);
    }
    ++times[place->second];
  }
  for (const std::size_t count : times) {
    found.weights.push_back(repetition_weight(count));
  }
  return found;
}

Ranker::Ranker(const Snapshot& snapshot, const MatchExpression& expression, std::span<const Clause> clauses,
               std::vector<ClauseStatistics> statistics, const Bitset* allowed, std::size_t keep)
    : snapshot_(snapshot),
      statistics_(std::move(statistics)),
      allowed_(allowed),
      keep_(std::min(keep, snapshot.size())),
      frequencies_(clauses.size()),
      hits_(snapshot.size()) {
  const std::vector<PhrasePlace>& places = expression.phrases;
  for (std::size_t i = 0; i < places.size(); i += groups_.back().count) {
    const Alternative& alternative = clauses[places[i].clause].alternatives[places[i].alternative];
    if (alternative.scattered) {
      groups_.push_back({places[i].clause, scattered_weight, i, alternative.words.size()});
    } else {
      groups_.push_back({places[i].clause, alternative.typed ? 1.0 : added_weight, i, 1});
    }
  }
  for (const ClauseStatistics& clause : statistics_) {
    title_idf_sum_ += clause.weight * clause.title_idf;
  }
  heap_.reserve(keep_);  // visit() must not throw
}

void Ranker::visit(DocumentId id, std::span<const FieldFrequencies> phrases) noexcept {
  const std::optional<std::size_t> document = snapshot_.find(id, cursor_);
  if (!document) {
    return;
  }
  cursor_ = *document + 1;
  hits_.set(*document);
  if (allowed_ != nullptr && !allowed_->test(*document)) {
    return;
  }
  ++total_;
  total_all_ += pool(phrases) ? 1 : 0;
  if (keep_ > 0) {
    offer({*document, score(*document)});
  }
}

/// Adds up the phrases of each clause; true where the document has every clause.
bool Ranker::pool(std::span<const FieldFrequencies> phrases) noexcept {
  std::fill(frequencies_.begin(), frequencies_.end(), ClauseFrequency{});
  for (const PhraseGroup& group : groups_) {
    ClauseFrequency& clause = frequencies_[group.clause];
    if (group.count == 1) {
      clause.whole += group.weight * whole_frequency(phrases[group.first]);
      clause.title += group.weight * phrases[group.first][title_field];
      continue;
    }
    std::uint32_t whole = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t title = whole;
    for (const FieldFrequencies& word : phrases.subspan(group.first, group.count)) {
      whole = std::min(whole, whole_frequency(word));
      title = std::min(title, word[title_field]);
    }
    clause.whole = std::max(clause.whole, group.weight * whole);
    clause.title = std::max(clause.title, group.weight * title);
  }
  return std::all_of(frequencies_.begin(), frequencies_.end(),
                     [](const ClauseFrequency& clause) { return clause.whole > 0; });
}

double Ranker::score(std::size_t document) const noexcept {
  const RankedLengths& lengths = snapshot_.lengths(document);
  double text = 0;
  double title = 0;
  double covered = 0;
  for (std::size_t i = 0; i < frequencies_.size(); ++i) {
    const ClauseStatistics& clause = statistics_[i];
    text += clause.weight * clause.idf *
            saturation(frequencies_[i].whole, lengths.whole, snapshot_.mean_length(), text_k1, length_share);
    if (frequencies_[i].title > 0) {
      covered += clause.weight * clause.title_idf;
      title += clause.weight * clause.title_idf *
               saturation(frequencies_[i].title, lengths.title, snapshot_.mean_title_length(), title_k1, length_share);
    }
  }
  if (covered > 0) {
    title *= title_factor * std::sqrt(covered / title_idf_sum_);
  }
  return text + title;
}

void Ranker::offer(RankedDocument candidate) noexcept {
  if (heap_.size() == keep_) {
    if (!ranks_before(candidate, heap_.front())) {
      return;
    }
    std::pop_heap(heap_.begin(), heap_.end(), ranks_before);
    heap_.pop_back();
  }
  heap_.push_back(candidate);
  std::push_heap(heap_.begin(), heap_.end(), ranks_before);
}

std::vector<RankedDocument> Ranker::best() {
  std::sort(heap_.begin(), heap_.end(), ranks_before);
  return std::exchange(heap_, {});
}

}  // namespace materia
