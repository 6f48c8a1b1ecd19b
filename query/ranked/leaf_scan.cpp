#include "query/ranked/leaf_scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "query/ranked/advance.h"
#include "store/bit_count.h"

namespace materia {
namespace {

/// Bounds are sums of floats, in another order than scores.
constexpr double rounding = 1 + 1e-5;

/// Where a list has so many times as many postings in a window as documents are left, these are looked up in it.
constexpr std::size_t worth_looking_up = 4;

/// Where more than one of so many documents is left, all are compared, in a loop without branches.
constexpr std::size_t worth_comparing_all = 8;

/// So few documents of a window are scored sooner than their bounds are found: the rows alone are cleared for 1,024.
constexpr std::size_t worth_scoring = 4;

/// Which of 64 documents have enough, a bit each.
std::uint64_t those_of(const float* text, const float* title, float enough) {
  std::array<std::uint8_t, 64> has_enough{};
  for (std::size_t i = 0; i < has_enough.size(); ++i) {
    has_enough[i] = text[i] + static_cast<float>(title_weight) * title[i] >= enough ? 1 : 0;
  }
  std::uint64_t bits = 0;
  for (std::size_t byte = 0; byte < sizeof bits; ++byte) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, has_enough.data() + byte * sizeof eight, sizeof eight);
    // Gathers the lowest bits of the eight bytes in the highest one.
    bits |= (eight * 0x0102'0408'1020'4080 >> 56U) << (byte * 8);
  }
  return bits;
}

void keep_larger(std::vector<float>& row, std::vector<float>& other) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    row[i] = std::max(row[i], other[i]);
    other[i] = 0;
  }
}

void add_row(std::vector<float>& sum, std::vector<float>& row) {
  for (std::size_t i = 0; i < sum.size(); ++i) {
    sum[i] += row[i];
    row[i] = 0;
  }
}

}  // namespace

void TopDocuments::offer(std::size_t document, double score) {
  const PlacedDocument candidate{document, score};
  if (heap_.size() == keep_) {
    if (keep_ == 0 || !ranks_before(candidate, heap_.front())) {
      return;
    }
    std::pop_heap(heap_.begin(), heap_.end(), ranks_before);
    heap_.pop_back();
  }
  heap_.push_back(candidate);
  std::push_heap(heap_.begin(), heap_.end(), ranks_before);
  if (heap_.size() == keep_) {
    threshold_ = heap_.front().score;
  }
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
  for (Row* row : {&text_, &title_, &names_, &title_names_, &words_, &title_words_}) {
    row->resize(window);
  }
  title_terms_.resize(window);
  frequencies_.resize(window);
  scratch_.resize(units_.size());
  order_clauses();
}

void LeafScan::order_clauses() {
  for (ClauseUnits& clause : clauses_) {
    double words = 0;
    double names = 0;
    for (std::size_t unit = clause.begin; unit < clause.end; ++unit) {
      const Cursor& cursor = cursors_[unit];
      // A text saturates once, its tags at most once more.
      const double text = cursor.worth * (text_k1 + 1) * (cursor.named.empty() ? 1 : 2);
      const double title = units_[unit].title().empty() ? 0 : title_weight * cursor.title_worth * (title_k1 + 1);
      (unit < clause.names ? words : names) += text + title;
    }
    clause.most = std::max(words, names);
  }
  std::sort(clauses_.begin(), clauses_.end(),
            [](const ClauseUnits& left, const ClauseUnits& right) { return left.most > right.most; });
  double rest = 0;
  for (auto clause = clauses_.rbegin(); clause != clauses_.rend(); ++clause) {
    clause->rest = rest;
    rest += clause->most;
  }
}

void LeafScan::run(const Bitset& candidates, TopDocuments& top) {
  for (std::size_t begin = 0; begin < candidates.size(); begin += window) {
    std::uint64_t any = 0;
    for (std::size_t word = 0; word < left_.size(); ++word) {
      left_[word] = begin / 64 + word < candidates.words() ? candidates.word(begin / 64 + word) : 0;
      any |= left_[word];
    }
    if (any == 0) {
      continue;
    }
    left_count_ = count_bits(left_.data(), left_.size());
    const bool bounded = left_count_ > worth_scoring;
    if (bounded) {
      bound(begin, top.threshold());
    }
    for (std::size_t word = 0; word < left_.size(); ++word) {
      for (std::uint64_t members = left_[word]; members != 0; members &= members - 1) {
        const std::size_t document = begin + word * 64 + static_cast<std::size_t>(std::countr_zero(members));
        if (!bounded || bound_of(document, begin) * rounding >= top.threshold()) {
          score(document, top);
        }
      }
    }
  }
}

void LeafScan::bound(std::size_t begin, double threshold) {
  std::fill(text_.begin(), text_.end(), 0.0F);
  std::fill(title_.begin(), title_.end(), 0.0F);
  std::fill(title_terms_.begin(), title_terms_.end(), 0);
  for (const ClauseUnits& clause : clauses_) {
    add_clause(clause, begin);
    if (clause.rest * rounding < threshold) {
      drop_below(threshold / rounding - clause.rest);
    }
  }
}

void LeafScan::add_clause(const ClauseUnits& clause, std::size_t begin) {
  if (!clause.two_readings()) {
    for (std::size_t unit = clause.begin; unit < clause.end; ++unit) {
      add_unit(unit, begin, text_, title_);
    }
    return;
  }
  for (std::size_t unit = clause.begin; unit < clause.names; ++unit) {
    add_unit(unit, begin, words_, title_words_);
  }
  for (std::size_t unit = clause.names; unit < clause.end; ++unit) {
    add_unit(unit, begin, names_, title_names_);
  }
  keep_larger(words_, names_);
  keep_larger(title_words_, title_names_);
  add_row(text_, words_);
  add_row(title_, title_words_);
}

void LeafScan::drop_below(double least) {
  const auto enough = static_cast<float>(least);
  const bool many = left_count_ * worth_comparing_all > window;
  for (std::size_t word = 0; word < left_.size(); ++word) {
    if (many) {
      left_[word] &= those_of(text_.data() + word * 64, title_.data() + word * 64, enough);
      continue;
    }
    for (std::uint64_t members = left_[word]; members != 0; members &= members - 1) {
      const std::size_t i = word * 64 + static_cast<std::size_t>(std::countr_zero(members));
      if (text_[i] + static_cast<float>(title_weight) * title_[i] < enough) {
        left_[word] &= ~(members & (~members + 1));
      }
    }
  }
  left_count_ = count_bits(left_.data(), left_.size());
}

void LeafScan::add_unit(std::size_t unit, std::size_t begin, Row& text, Row& title) {
  Cursor& cursor = cursors_[unit];
  const RankedLengths& lengths = snapshot_.lengths();
  const std::size_t end = begin + window;
  const auto text_worth = static_cast<float>(cursor.worth * (text_k1 + 1));
  const auto title_worth = static_cast<float>(cursor.title_worth * (title_k1 + 1));
  const auto is_left = [&](std::uint32_t document) {
    return (left_[(document - begin) / 64] >> (document % 64) & 1U) != 0;
  };
  const auto add = [&](std::uint32_t document, float frequency) {
    text[document - begin] += text_worth * frequency / (frequency + lengths.norm_at_least(document));
  };
  const UnitPostings& postings = units_[unit];
  const OrderedDocuments& documents = postings.documents();
  cursor.next = documents.first_from(cursor.next, static_cast<std::uint32_t>(begin));
  const std::size_t last = documents.first_from(cursor.next, static_cast<std::uint32_t>(end));
  if (left_count_ * worth_looking_up < last - cursor.next) {
    for (std::size_t word = 0; word < left_.size(); ++word) {
      for (std::uint64_t members = left_[word]; members != 0; members &= members - 1) {
        const auto document =
            static_cast<std::uint32_t>(begin + word * 64 + static_cast<std::size_t>(std::countr_zero(members)));
        cursor.next = documents.first_from(cursor.next, document);
        if (documents.is_at(cursor.next, document)) {
          add(document, postings.text(cursor.next));
        }
      }
    }
  } else {
    postings.text(cursor.next, last, frequencies_);
    // Those too that were dropped: nobody looks at them any more, and to ask would cost more.
    const float* frequency = frequencies_.data();
    documents.for_each(cursor.next, last, begin, end, [&](std::uint32_t document) { add(document, *frequency++); });
  }
  cursor.next = last;

  // A saturated sum is no more than the sum of what is saturated.
  for (Named& named : cursor.named) {
    named.next = advance(named.documents, named.next, static_cast<std::uint32_t>(begin));
    for (; named.next < named.documents.size() && named.documents[named.next] < end; ++named.next) {
      add(named.documents[named.next], named.adds);
    }
  }

  const std::vector<UnitPostings::InTitle>& titles = postings.title();
  while (cursor.next_title < titles.size() && titles[cursor.next_title].document < begin) {
    ++cursor.next_title;
  }
  for (; cursor.next_title < titles.size() && titles[cursor.next_title].document < end; ++cursor.next_title) {
    const UnitPostings::InTitle& found = titles[cursor.next_title];
    if (found.frequency > 0 && is_left(found.document)) {
      title[found.document - begin] +=
          title_worth * found.frequency / (found.frequency + lengths.title_norm_at_least(found.document));
      title_terms_[found.document - begin] |= found.terms;
    }
  }
}

double LeafScan::bound_of(std::size_t document, std::size_t begin) const {
  const TermSet terms = title_terms_[document - begin];
  const double text = text_[document - begin];
  return terms == 0 ? text : text + title_[document - begin] * scorer_.title_factor(document, terms);
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
    const auto position = static_cast<std::uint32_t>(document);
    const OrderedDocuments& documents = units_[unit].documents();
    cursor.at = documents.first_from(cursor.at, position);
    if (documents.is_at(cursor.at, position)) {
      found.text = units_[unit].text(cursor.at, inferred);
    }
    scratch_[unit] = found;
  }
  top.offer(document, scorer_.score_counted(document, scratch_, title_terms));
}

}  // namespace materia
