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
    : units_(units), scorer_(scorer), snapshot_(snapshot) {
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
  sets_.reserve(2 * clauses_.size());
  for (const ClauseUnits& clause : clauses_) {
    add_clause(clause);
    if (!with_any.empty()) {
      ways_.back().documents[text] = &with_any[asked[clause.begin].clause];
    }
  }
  by_bound_.resize(clauses_.size());
  std::iota(by_bound_.begin(), by_bound_.end(), std::size_t{0});
  rest_.resize(clauses_.size());
  scratch_.resize(units_.size());
}

void LeafScan::add_clause(const ClauseUnits& clause) {
  ClauseWays& found = ways_.emplace_back();
  const std::vector<Unit>& asked = scorer_.units().units;
  Bitset& titles = sets_.emplace_back(snapshot_.size());
  for (std::size_t unit = clause.begin; unit < clause.end; ++unit) {
    for (const UnitPostings::InTitle& in_title : units_[unit].title()) {
      titles.set(in_title.document);
    }
  }
  found.documents[title] = &titles;
  found.bounds[title] = better_reading(clause, [&](std::size_t unit) {
    return units_[unit].title().empty() ? 0 : asked[unit].weight * scorer_.most_for_title(asked[unit].title_idf);
  });
  Bitset& named = sets_.emplace_back(snapshot_.size());
  const TextSaturation saturation(snapshot_.mean_length());
  found.bounds[tags] = better_reading(
      clause, [&](std::size_t unit) { return cursors_[unit].worth * saturation(scorer_.mark_named(unit, named), 0); });
  found.documents[tags] = &named;
}

template <typename Worth>
double LeafScan::better_reading(const ClauseUnits& clause, const Worth& worth) {
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

std::size_t LeafScan::bound_text(std::size_t document) {
  std::size_t last = std::numeric_limits<std::size_t>::max();
  for (Cursor& cursor : cursors_) {
    while (cursor.block < cursor.bounds.size() &&
           (cursor.bounds[cursor.block].end == 0 || cursor.documents[cursor.bounds[cursor.block].end - 1] < document)) {
      ++cursor.block;
    }
    if (cursor.block < cursor.bounds.size()) {
      last = std::min(last, static_cast<std::size_t>(cursor.documents[cursor.bounds[cursor.block].end - 1]));
    }
  }
  for (std::size_t i = 0; i < clauses_.size(); ++i) {
    ClauseWays& clause = ways_[i];
    clause.bounds[text] = better_reading(clauses_[i], [&](std::size_t unit) {
      const Cursor& cursor = cursors_[unit];
      return cursor.block == cursor.bounds.size() ? 0 : cursor.worth * cursor.bounds[cursor.block].saturation;
    });
    for (std::size_t choice = 0; choice < clause.together.size(); ++choice) {
      double sum = 0;
      for (std::size_t way = 0; way < ways; ++way) {
        sum += (choice >> way & 1U) != 0 ? clause.bounds[way] : 0;
      }
      clause.together[choice] = sum * rounding;
    }
    clause.most = clause.together.back();
  }
  return last;
}

bool LeafScan::choose_essential(double threshold) {
  std::sort(by_bound_.begin(), by_bound_.end(),
            [&](std::size_t left, std::size_t right) { return ways_[left].most > ways_[right].most; });
  double rest = 0;
  for (std::size_t i = by_bound_.size(); i-- > 0;) {
    rest_[i] = rest;
    rest += ways_[by_bound_[i]].most;
  }
  if (rest < threshold) {
    return false;
  }
  lists_.clear();
  for (const ClauseWays& clause : ways_) {
    for (std::size_t way = 0; way < ways; ++way) {
      lists_.emplace_back(clause.bounds[way], clause.documents[way]);
    }
  }
  std::sort(lists_.begin(), lists_.end());
  double sum = 0;
  std::size_t needless = 0;
  while (needless < lists_.size() && (sum + lists_[needless].first) * rounding < threshold) {
    sum += lists_[needless++].first;
  }
  essential_.clear();
  all_essential_ = false;
  for (; needless < lists_.size(); ++needless) {
    essential_.push_back(lists_[needless].second);
    all_essential_ = all_essential_ || essential_.back() == nullptr;
  }
  return true;
}

std::uint64_t LeafScan::essential_word(std::size_t word) const {
  if (all_essential_) {
    return ~std::uint64_t{0};
  }
  std::uint64_t members = 0;
  for (const Bitset* documents : essential_) {
    members |= documents->word(word);
  }
  return members;
}

bool LeafScan::may_be_kept(std::size_t document, double threshold) const {
  double most = 0;
  for (std::size_t i = 0; i < by_bound_.size(); ++i) {
    const ClauseWays& clause = ways_[by_bound_[i]];
    std::size_t choice = 0;
    for (std::size_t way = 0; way < ways; ++way) {
      const Bitset* documents = clause.documents[way];
      choice |= std::size_t{documents == nullptr || documents->test(document)} << way;
    }
    most += clause.together[choice];
    if (most + rest_[i] < threshold) {
      return false;
    }
  }
  return true;
}

void LeafScan::run(const Bitset& candidates, TopDocuments& top) {
  const std::size_t size = candidates.size();
  std::size_t document = 0;
  while (document < size) {
    const std::size_t last = bound_text(document);
    const std::size_t end = last < size ? last + 1 : size;
    if (!choose_essential(top.threshold())) {
      document = end;
      continue;
    }
    while (document < end) {
      const std::size_t word = document / 64;
      std::uint64_t members = candidates.word(word) & essential_word(word) & (~std::uint64_t{0} << (document % 64));
      const std::size_t word_end = std::min(end, (word + 1) * 64);
      for (; members != 0; members &= members - 1) {
        const std::size_t next = word * 64 + static_cast<std::size_t>(std::countr_zero(members));
        if (next >= word_end) {
          break;
        }
        if (may_be_kept(next, top.threshold())) {
          score(next, top);
        }
      }
      document = word_end;
    }
  }
}

void LeafScan::score(std::size_t document, TopDocuments& top) {
  TermSet title_terms = 0;
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    Cursor& cursor = cursors_[unit];
    const std::vector<UnitPostings::InTitle>& titles = units_[unit].title();
    while (cursor.in_title < titles.size() && titles[cursor.in_title].document < document) {
      ++cursor.in_title;
    }
    Scorer::Frequencies found;
    std::uint32_t inferred = 0;
    if (cursor.in_title < titles.size() && titles[cursor.in_title].document == document) {
      found.title = titles[cursor.in_title].frequency;
      inferred = titles[cursor.in_title].inferred;
      title_terms |= titles[cursor.in_title].terms;
    }
    cursor.at = advance(cursor.documents, cursor.at, static_cast<std::uint32_t>(document));
    if (cursor.at < cursor.documents.size() && cursor.documents[cursor.at] == document) {
      found.text = units_[unit].text(cursor.at, inferred);
    }
    scratch_[unit] = found;
  }
  top.offer(document, scorer_.score_counted(document, scratch_, title_terms));
}

}  // namespace materia
