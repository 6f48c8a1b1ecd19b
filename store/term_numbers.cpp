#include "store/term_numbers.h"

namespace materia {

TermNumbers::Number TermNumbers::add(std::string_view term) {
  const std::uint32_t hash = word_hash(term);
  if (const Slot& known = slots_[slot_of(term, hash)]; known.number != unknown) {
    return known.number;
  }
  if (terms_.size() * 2 > slots_.size()) {
    grow();
  }
  terms_.emplace_back(term);
  slots_[slot_of(term, hash)] = {hash, last()};
  return last();
}

TermNumbers::Number TermNumbers::add_sign() {
  terms_.emplace_back();
  return last();
}

std::vector<TermNumbers::Number> TermNumbers::find_all(std::span<const Term> terms) const {
  std::vector<Number> numbers;
  numbers.reserve(terms.size());
  for (const Term& term : terms) {
    numbers.push_back(find(term.text));
  }
  return numbers;
}

void TermNumbers::grow() {
  std::vector<Slot> before(slots_.size() * 2);
  before.swap(slots_);
  for (const Slot& slot : before) {
    if (slot.number != unknown) {
      slots_[slot_of(terms_[slot.number], slot.hash)] = slot;
    }
  }
}

}  // namespace materia
