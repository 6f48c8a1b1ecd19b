#include "query/ranked/leaf_scan.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

#include "query/ranked/advance.h"

namespace materia {
namespace {

/// Bounds are computed in another order than scores, and rounded in another way.
constexpr double rounding = 1 + 1e-9;

}  // namespace

void TopDocuments::offer(std::size_t document, double score) {
  RankedDocument candidate{document, score};
  if (heap_.size() == keep_) {
    if (keep_ == 0 || !ranks_before(candidate, heap_.front())) {
      return;
    }
    std::pop_heap(heap_.begin(), heap_.end(), ranks_before);
    heap_.pop_back();
  }
  heap_.push_back(std::move(candidate));
  std::push_heap(heap_.begin(), heap_.end(), ranks_before);
  if (heap_.size() == keep_) {
    threshold_ = heap_.front().score;
  }
}

std::vector<RankedDocument> TopDocuments::take() {
  std::sort(heap_.begin(), heap_.end(), ranks_before);
  return std::exchange(heap_, {});
}

LeafScan::LeafScan(const std::vector<UnitPostings>& units, const Scorer& scorer, const Snapshot& snapshot,
                   std::span<const Bitset> with_any)
    : units_(units), scorer_(scorer), snapshot_(snapshot), with_any_(with_any) {
  const std::vector<Unit>& asked = scorer_.units().units;
  const TextSaturation saturation(snapshot_.mean_length());
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    Cursor& cursor = cursors_.emplace_back();
    cursor.documents = units_[unit].documents();
    cursor.bounds = units_[unit].bounds(saturation);
    cursor.worth = asked[unit].weight * asked[unit].idf;
    if (unit == 0 || asked[unit].clause != asked[unit - 1].clause) {
      clauses_.push_back({unit, unit, unit});
    }
    ClauseUnits& clause = clauses_.back();
    clause.end = unit + 1;
    clause.names += asked[unit].names ? 0 : 1;
  }
  unit_bounds_.resize(units_.size());
  clause_bounds_.resize(clauses_.size());
  by_bound_.resize(clauses_.size());
  std::iota(by_bound_.begin(), by_bound_.end(), std::size_t{0});
  scratch_.resize(units_.size());
}

void LeafScan::rewind() {
  for (Cursor& cursor : cursors_) {
    cursor.at = 0;
    cursor.block = 0;
    cursor.in_title = 0;
  }
}

Bitset LeafScan::with_title_or_tags(const Bitset& candidates) const {
  Bitset documents(candidates.size());
  for (const UnitPostings& unit : units_) {
    for (const UnitPostings::InTitle& title : unit.title()) {
      documents.set(title.document);
    }
  }
  scorer_.mark_named(documents);
  documents &= candidates;
  return documents;
}

void LeafScan::run(Bitset candidates, TopDocuments& top) {
  const Bitset first = with_title_or_tags(candidates);
  first.for_each([&](std::size_t document) { score_whole(document, top); });
  candidates -= first;
  rewind();
  scan(candidates, top);
}

void LeafScan::score_whole(std::size_t document, TopDocuments& top) {
  TermSet title_terms = 0;
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    Cursor& cursor = cursors_[unit];
    const std::vector<UnitPostings::InTitle>& title = units_[unit].title();
    while (cursor.in_title < title.size() && title[cursor.in_title].document < document) {
      ++cursor.in_title;
    }
    Scorer::Frequencies found;
    std::uint32_t inferred = 0;
    if (cursor.in_title < title.size() && title[cursor.in_title].document == document) {
      found.title = title[cursor.in_title].frequency;
      inferred = title[cursor.in_title].inferred;
      title_terms |= title[cursor.in_title].terms;
    }
    cursor.at = advance(cursor.documents, cursor.at, static_cast<std::uint32_t>(document));
    if (cursor.at < cursor.documents.size() && cursor.documents[cursor.at] == document) {
      found.text = units_[unit].text(cursor.at, inferred);
    }
    scratch_[unit] = found;
  }
  top.offer(document, scorer_.score_counted(document, scratch_, title_terms));
}

template <typename Worth>
double LeafScan::bound(const ClauseUnits& clause, const Worth& worth) const {
  double words = 0;
  double names = 0;
  for (std::size_t unit = clause.begin; unit < clause.names; ++unit) {
    words += worth(unit);
  }
  for (std::size_t unit = clause.names; unit < clause.end; ++unit) {
    names += worth(unit);
  }
  return std::max(words, names);
}

std::size_t LeafScan::bound_range(std::size_t document) {
  std::size_t last = std::numeric_limits<std::size_t>::max();
  for (std::size_t unit = 0; unit < cursors_.size(); ++unit) {
    Cursor& cursor = cursors_[unit];
    while (cursor.block < cursor.bounds.size() &&
           (cursor.bounds[cursor.block].end == 0 || cursor.documents[cursor.bounds[cursor.block].end - 1] < document)) {
      ++cursor.block;
    }
    if (cursor.block == cursor.bounds.size()) {
      unit_bounds_[unit] = 0;
      continue;
    }
    unit_bounds_[unit] = cursor.worth * cursor.bounds[cursor.block].saturation;
    last = std::min(last, static_cast<std::size_t>(cursor.documents[cursor.bounds[cursor.block].end - 1]));
  }
  for (std::size_t clause = 0; clause < clauses_.size(); ++clause) {
    clause_bounds_[clause] = bound(clauses_[clause], [&](std::size_t unit) { return unit_bounds_[unit]; });
  }
  return last;
}

void LeafScan::choose_essential(double threshold) {
  if (with_any_.empty()) {
    return;
  }
  std::sort(by_bound_.begin(), by_bound_.end(),
            [&](std::size_t left, std::size_t right) { return clause_bounds_[left] < clause_bounds_[right]; });
  double sum = 0;
  std::size_t needless = 0;
  while (needless < by_bound_.size() && (sum + clause_bounds_[by_bound_[needless]]) * rounding < threshold) {
    sum += clause_bounds_[by_bound_[needless++]];
  }
  essential_.assign(by_bound_.begin() + static_cast<std::ptrdiff_t>(needless), by_bound_.end());
}

std::uint64_t LeafScan::essential_word(std::size_t word) const {
  if (with_any_.empty()) {
    return ~std::uint64_t{0};
  }
  std::uint64_t members = 0;
  for (const std::size_t clause : essential_) {
    members |= with_any_[scorer_.units().units[clauses_[clause].begin].clause].word(word);
  }
  return members;
}

void LeafScan::scan(const Bitset& candidates, TopDocuments& top) {
  const std::size_t size = candidates.size();
  std::size_t document = 0;
  while (document < size) {
    const std::size_t last = bound_range(document);
    const std::size_t end = last < size ? last + 1 : size;
    const double most = std::accumulate(clause_bounds_.begin(), clause_bounds_.end(), 0.0);
    if (most * rounding < top.threshold()) {
      document = end;
      continue;
    }
    choose_essential(top.threshold());
    while (document < end) {
      const std::size_t word = document / 64;
      std::uint64_t members = candidates.word(word) & essential_word(word) & (~std::uint64_t{0} << (document % 64));
      const std::size_t word_end = std::min(end, (word + 1) * 64);
      for (; members != 0; members &= members - 1) {
        const std::size_t next = word * 64 + static_cast<std::size_t>(std::countr_zero(members));
        if (next >= word_end) {
          break;
        }
        score_text(next, top);
      }
      document = word_end;
    }
  }
}

void LeafScan::score_text(std::size_t document, TopDocuments& top) {
  const auto stands_in = [&](std::size_t unit) {
    Cursor& cursor = cursors_[unit];
    cursor.at = advance(cursor.documents, cursor.at, static_cast<std::uint32_t>(document));
    return cursor.at < cursor.documents.size() && cursor.documents[cursor.at] == document;
  };
  double most = 0;
  for (const ClauseUnits& clause : clauses_) {
    most += bound(clause, [&](std::size_t unit) {
      // Noted for below: 1 where the unit stands in the document.
      scratch_[unit] = {stands_in(unit) ? 1.0F : 0.0F, 0, 0};
      return scratch_[unit].text > 0 ? unit_bounds_[unit] : 0;
    });
  }
  if (most * rounding < top.threshold()) {
    return;
  }
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    if (scratch_[unit].text > 0) {
      scratch_[unit].text = units_[unit].text(cursors_[unit].at);
    }
  }
  top.offer(document, scorer_.score_counted(document, scratch_, 0));
}

}  // namespace materia
