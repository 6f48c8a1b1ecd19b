#include "query/ranked/leaf_scan.h"

#include <algorithm>
#include <utility>

#include "query/ranked/advance.h"
#include "query/ranked/window_mask.h"
#include "store/bit_count.h"

namespace materia {
namespace {

/// Bounds are sums of floats, in another order than scores.
constexpr double rounding = 1 + 1e-5;

/// Where a list has so many times as many postings in a window as documents are left, these are looked up in it.
constexpr std::size_t worth_looking_up = 4;

/// Where more than one of so many documents is left, all are compared, in a loop without branches.
constexpr std::size_t worth_comparing_all = 32;

/// So few documents of a window are scored sooner than their bounds are found: the rows alone are cleared for 2,048.
constexpr std::size_t worth_scoring = 8;

/// Adds the larger of two numbers to each sum, and clears them.
void add_larger(std::vector<float>& left, std::vector<float>& right, std::vector<float>& sums) {
  for (std::size_t i = 0; i < sums.size(); ++i) {
    sums[i] += std::max(left[i], right[i]);
    left[i] = 0;
    right[i] = 0;
  }
}

}  // namespace

void TopDocuments::offer(std::size_t document, double score) {
  const PlacedDocument candidate{document, score};
  if (heap_.size() < keep_) {
    heap_.push_back(candidate);
    if (heap_.size() < keep_) {
      return;
    }
    std::make_heap(heap_.begin(), heap_.end(), ranks_before);
  } else if (keep_ > 0 && ranks_before(candidate, heap_.front())) {
    std::pop_heap(heap_.begin(), heap_.end(), ranks_before);
    heap_.back() = candidate;
    std::push_heap(heap_.begin(), heap_.end(), ranks_before);
  } else {
    return;
  }
  threshold_ = heap_.front().score;
}

std::vector<RankedDocument> TopDocuments::take() {
  std::sort(heap_.begin(), heap_.end(), ranks_before);
  std::vector<RankedDocument> best;
  best.reserve(heap_.size());
  for (const PlacedDocument& kept : heap_) {
    best.push_back({kept});
  }
  heap_.clear();
  return best;
}

LeafScan::LeafScan(const std::vector<UnitPostings>& units, const Scorer& scorer, const Snapshot& snapshot)
    : units_(units), scorer_(scorer), snapshot_(snapshot) {
  const std::vector<Unit>& asked = scorer_.units().units;
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    Cursor& cursor = cursors_.emplace_back();
    cursor.worth = asked[unit].weight * asked[unit].idf;
    cursor.title_worth = asked[unit].weight * asked[unit].title_idf;
    scorer_.for_each_named(unit, [&](std::span<const std::uint32_t> documents, float adds) {
      if (!documents.empty()) {
        cursor.named.push_back({documents, adds});
      }
    });
    if (unit == 0 || asked[unit].clause != asked[unit - 1].clause) {
      clauses_.push_back({unit, unit, unit});
    }
    ClauseUnits& clause = clauses_.back();
    clause.end = unit + 1;
    clause.names += asked[unit].names ? 0 : 1;
  }
  scratch_.resize(units_.size());
  order_clauses();
}

void LeafScan::make_rows() {
  if (bounds_.empty()) {
    for (Row* row : {&bounds_, &titles_, &words_, &names_, &frequencies_}) {
      row->resize(window);
    }
    title_terms_.resize(window);
  }
}

void LeafScan::order_clauses() {
  for (ClauseUnits& clause : clauses_) {
    double words = 0;
    double names = 0;
    for (std::size_t unit = clause.begin; unit < clause.end; ++unit) {
      (unit < clause.names ? words : names) += cursors_[unit].worth * (text_k1 + 1);
    }
    clause.most = std::max(words, names);
  }
  std::sort(clauses_.begin(), clauses_.end(),
            [](const ClauseUnits& left, const ClauseUnits& right) { return left.most > right.most; });
  double rest = 0;
  for (auto clause = clauses_.rbegin(); clause != clauses_.rend(); ++clause) {
    rest += clause->most;
    clause->rest = rest;
  }
}

void LeafScan::score_likely(const Bitset& candidates, TopDocuments& top) {
  const std::size_t wanted = top.keep();
  for (const ClauseUnits& clause : clauses_) {
    for (std::size_t unit = clause.begin; unit < clause.end && likely_.size() < wanted; ++unit) {
      const std::size_t titles = units_[unit].titles();
      for (std::size_t i = 0; i < titles; i += 1 + titles / wanted) {  // from all over the list
        const UnitPostings::InTitle found = units_[unit].title(i);
        if (found.frequency > 0 && candidates.test(found.document)) {
          likely_.push_back(found.document);
        }
      }
    }
  }
  std::ranges::sort(likely_);
  likely_.erase(std::unique(likely_.begin(), likely_.end()), likely_.end());
  for (const std::size_t document : likely_) {
    scorer_.fetch(document);
  }
  for (const std::size_t document : likely_) {
    score(document, top);
  }
  for (Cursor& cursor : cursors_) {
    cursor.at = 0;
    cursor.in_title = 0;
  }
}

void LeafScan::take_window(const Bitset& candidates, std::size_t begin) {
  const std::span<const std::uint64_t> words = candidates.words_from(begin / 64, left_.size());
  std::copy(words.begin(), words.end(), left_.begin());
  std::fill(left_.begin() + std::ssize(words), left_.end(), 0);
  for (; next_likely_ < likely_.size() && likely_[next_likely_] < begin + window; ++next_likely_) {
    const std::size_t i = likely_[next_likely_] - begin;
    left_[i / 64] &= ~(std::uint64_t{1} << (i % 64));
  }
  left_count_ = count_bits(left_.data(), left_.size());
}

void LeafScan::run(const Bitset& candidates, TopDocuments& top) {
  if (candidates.count() <= top.keep()) {
    candidates.for_each([&](std::size_t document) {
      scorer_.fetch(document);
      survivors_.push_back(document);
    });
    score_survivors([](std::size_t /*document*/) { return true; }, top);
    return;
  }
  score_likely(candidates, top);
  for (std::size_t begin = 0; begin < candidates.size(); begin += window) {
    if (!candidates.any_of_words(begin / 64, left_.size())) {
      continue;
    }
    take_window(candidates, begin);
    const bool bounded = left_count_ > worth_scoring;
    if (bounded) {
      bound(begin, top.threshold());
    }
    const auto may_be_kept = [&](std::size_t document) {
      return !bounded || bounds_[document - begin] * rounding >= top.threshold();
    };
    survivors_.clear();
    for_each_of(left_, begin, [&](std::size_t document) {
      if (may_be_kept(document)) {
        scorer_.fetch(document);
        survivors_.push_back(document);
      }
    });
    score_survivors(may_be_kept, top);
  }
}

template <typename Still>
void LeafScan::score_survivors(const Still& still, TopDocuments& top) {
  for (const std::size_t document : survivors_) {
    scorer_.fetch_tags(document);
  }
  for (const std::size_t document : survivors_) {
    if (still(document)) {
      score(document, top);
    }
  }
}

void LeafScan::bound(std::size_t begin, double threshold) {
  make_rows();
  std::fill(bounds_.begin(), bounds_.end(), 0.0F);
  add_titles(begin);
  for (const ClauseUnits& clause : clauses_) {
    add_clause(clause, bounds_, [&](std::size_t unit, Row& row) { add_tags(unit, begin, row); });
  }
  for (const ClauseUnits& clause : clauses_) {
    if (clause.rest * rounding < threshold) {
      drop_below(threshold / rounding - clause.rest);
    }
    add_clause(clause, bounds_, [&](std::size_t unit, Row& row) { add_text(unit, begin, row); });
  }
}

template <typename Add>
void LeafScan::add_clause(const ClauseUnits& clause, Row& row, const Add& add) {
  for (std::size_t unit = clause.begin; unit < clause.end; ++unit) {
    add(unit, !clause.two_readings() ? row : unit < clause.names ? words_ : names_);
  }
  if (clause.two_readings()) {
    add_larger(words_, names_, row);
  }
}

void LeafScan::add_titles(std::size_t begin) {
  for (const ClauseUnits& clause : clauses_) {
    add_clause(clause, titles_, [&](std::size_t unit, Row& row) { add_title(unit, begin, row); });
  }
  for_each_of(titled_, 0, [&](std::size_t i) {
    bounds_[i] = titles_[i] * scorer_.title_factor_at_most(begin + i, title_terms_[i]);
    titles_[i] = 0;
    title_terms_[i] = 0;
  });
  titled_.fill(0);
}

void LeafScan::drop_below(double least) {
  const auto enough = static_cast<float>(least);
  if (left_count_ * worth_comparing_all > window) {
    drop_those_below(enough, bounds_, left_);
  } else {
    for_each_of(left_, 0, [&](std::size_t i) {
      if (bounds_[i] < enough) {
        left_[i / 64] &= ~(std::uint64_t{1} << (i % 64));
      }
    });
  }
  left_count_ = count_bits(left_.data(), left_.size());
}

void LeafScan::add_tags(std::size_t unit, std::size_t begin, Row& row) {
  const RankedLengths& lengths = snapshot_.lengths();
  const auto worth = static_cast<float>(cursors_[unit].worth * (text_k1 + 1));
  // A saturated sum is no more than the sum of what is saturated.
  for (Named& named : cursors_[unit].named) {
    named.next = advance(named.documents, named.next, static_cast<std::uint32_t>(begin));
    for (; named.next < named.documents.size() && named.documents[named.next] < begin + window; ++named.next) {
      const std::uint32_t document = named.documents[named.next];
      row[document - begin] += worth * named.adds / (named.adds + lengths.norm_at_least(document));
    }
  }
}

void LeafScan::add_title(std::size_t unit, std::size_t begin, Row& row) {
  Cursor& cursor = cursors_[unit];
  const RankedLengths& lengths = snapshot_.lengths();
  const auto worth = static_cast<float>(cursor.title_worth * (title_k1 + 1));
  const UnitPostings& postings = units_[unit];
  cursor.next_title = postings.title_from(cursor.next_title, static_cast<std::uint32_t>(begin));
  const std::size_t last = postings.title_from(cursor.next_title, static_cast<std::uint32_t>(begin + window));
  for (; cursor.next_title < last; ++cursor.next_title) {
    const UnitPostings::InTitle found = postings.title(cursor.next_title);
    const std::size_t i = found.document - begin;
    if (found.frequency > 0 && (left_[i / 64] >> (i % 64) & 1U) != 0) {
      row[i] += worth * found.frequency / (found.frequency + lengths.title_norm_at_least(found.document));
      title_terms_[i] |= found.terms;
      titled_[i / 64] |= std::uint64_t{1} << (i % 64);
    }
  }
}

void LeafScan::add_text(std::size_t unit, std::size_t begin, Row& row) {
  Cursor& cursor = cursors_[unit];
  const RankedLengths& lengths = snapshot_.lengths();
  const std::size_t end = begin + window;
  const auto worth = static_cast<float>(cursor.worth * (text_k1 + 1));
  const auto add = [&](std::uint32_t document, float frequency) {
    row[document - begin] += worth * frequency / (frequency + lengths.norm_at_least(document));
  };
  const UnitPostings& postings = units_[unit];
  const OrderedDocuments& documents = postings.documents();
  cursor.next = documents.first_from(cursor.next, static_cast<std::uint32_t>(begin));
  const std::size_t last = documents.first_from(cursor.next, static_cast<std::uint32_t>(end));
  if (left_count_ * worth_looking_up < last - cursor.next) {
    for_each_of(left_, begin, [&](std::size_t left) {
      const auto document = static_cast<std::uint32_t>(left);
      if (documents.find_from(cursor.next, document)) {
        add(document, postings.text(cursor.next));
      }
    });
  } else {
    postings.text(cursor.next, last, frequencies_);
    // Those too that were dropped: nobody looks at them any more, and to ask would cost more.
    const float* frequency = frequencies_.data();
    documents.for_each(cursor.next, last, begin, end, [&](std::uint32_t document) { add(document, *frequency++); });
  }
  cursor.next = last;
}

void LeafScan::score(std::size_t document, TopDocuments& top) {
  TermSet title_terms = 0;
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    Cursor& cursor = cursors_[unit];
    const auto position = static_cast<std::uint32_t>(document);
    Scorer::Frequencies found;
    std::uint32_t inferred = 0;
    cursor.in_title = units_[unit].title_from(cursor.in_title, position);
    if (cursor.in_title < units_[unit].titles()) {
      const UnitPostings::InTitle title = units_[unit].title(cursor.in_title);
      if (title.document == position) {
        found.title = title.frequency;
        inferred = title.inferred;
        title_terms |= title.terms;
      }
    }
    const OrderedDocuments& documents = units_[unit].documents();
    if (documents.find_from(cursor.at, position)) {
      found.text = units_[unit].text(cursor.at, inferred);
    }
    scratch_[unit] = found;
  }
  top.offer(document, scorer_.score_counted(document, scratch_, title_terms));
}

}  // namespace materia
