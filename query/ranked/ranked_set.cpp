#include "query/ranked/ranked_set.h"

#include <algorithm>

#include "store/bit_count.h"

namespace materia {

RankedSet::RankedSet(std::span<const std::uint64_t> words, std::size_t first) : begin_(first / 64) {
  const std::size_t shift = first % 64;
  if (shift == 0) {
    words_.assign(words.begin(), words.end());
  } else {
    words_.resize(words.size() + 1);
    for (std::size_t i = 0; i < words.size(); ++i) {
      words_[i] |= words[i] << shift;
      words_[i + 1] = words[i] >> (64 - shift);
    }
    if (words_.back() == 0) {  // it may lie behind the last document
      words_.pop_back();
    }
  }
  before_.reserve(words_.size() + 1);
  std::uint32_t before = 0;
  for (const std::uint64_t word : words_) {
    before_.push_back(before);
    before += count_bits(word);
  }
  before_.push_back(before);
}

std::size_t RankedSet::rank(std::size_t position) const {
  if (position / 64 < begin_) {
    return 0;
  }
  const std::size_t word = position / 64 - begin_;
  if (word >= words_.size()) {
    return before_.back();
  }
  const std::uint64_t below = (std::uint64_t{1} << (position % 64)) - 1;
  return before_[word] + count_bits(words_[word] & below);
}

void RankedSet::members(std::size_t begin, std::size_t end, std::span<std::uint32_t> into) const {
  std::size_t filled = 0;
  const std::size_t last = std::min((end + 63) / 64, begin_ + words_.size());
  for (std::size_t place = std::max(begin / 64, begin_); place < last; ++place) {
    std::uint64_t word = words_[place - begin_];
    if (place == begin / 64) {
      word &= ~std::uint64_t{0} << (begin % 64);
    }
    if (place == end / 64) {
      word &= (std::uint64_t{1} << (end % 64)) - 1;
    }
    for (; word != 0; word &= word - 1) {
      into[filled++] = static_cast<std::uint32_t>(place * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }
  }
}

void RankedSet::add_to(Bitset& documents) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    documents.add(begin_ + i, words_[i]);
  }
}

}  // namespace materia
