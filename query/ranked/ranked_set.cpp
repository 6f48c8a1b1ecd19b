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

void RankedSet::add_to(Bitset& documents) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    documents.add(begin_ + i, words_[i]);
  }
}

}  // namespace materia
