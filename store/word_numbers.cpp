#include "store/word_numbers.h"

#include <algorithm>
#include <numeric>

namespace materia {

WordNumbers::Number WordNumbers::add_new(std::string_view word, std::uint32_t hash) {
  if ((ends_.size() + 1) * 2 > slots_.size()) {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : before) {
      if (slot.number != none) {
        std::size_t place = slot.hash & mask;
        while (slots_[place].number != none) {
          place = (place + 1) & mask;
        }
        slots_[place] = slot;
      }
    }
  }
  const auto number = static_cast<Number>(ends_.size());
  slots_[slot_of(word, hash)] = {hash, number};
  bytes_ += word;
  ends_.push_back(bytes_.size());
  return number;
}

std::vector<WordNumbers::Number> WordNumbers::sorted() const {
  std::vector<Number> numbers(size());
  std::iota(numbers.begin(), numbers.end(), Number{0});
  std::sort(numbers.begin(), numbers.end(), [&](Number left, Number right) { return word(left) < word(right); });
  return numbers;
}

void WordNumbers::clear() {
  slots_.assign(first_slots, {});
  ends_.clear();
  bytes_.clear();
}

}  // namespace materia
