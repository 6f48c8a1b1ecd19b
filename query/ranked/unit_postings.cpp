#include "query/ranked/unit_postings.h"

#include <algorithm>

namespace materia {

UnitPostings::UnitPostings(const Unit& unit, const Clause& clause, const std::vector<std::size_t>& words,
                           std::size_t leaf, QueryLists& lists)
    : leaves_(lists.leaves()) {
  std::vector<const PhrasePostings*> phrases;
  phrases.reserve(unit.phrases.size());
  for (const Unit::Phrase& phrase : unit.phrases) {
    phrases.push_back(&lists.phrase(leaf, clause.alternatives[phrase.alternative], words[phrase.phrase]));
  }
  if (phrases.size() == 1) {
    single_ = phrases.front();
    weight_ = unit.phrases.front().weight;
    terms_ = unit.phrases.front().terms;
    single_titles_ = single_->title();
    ordered_ = single_->ordered();
  } else {
    pool(unit, phrases);
    ordered_ = OrderedDocuments(documents_);
  }
}

void UnitPostings::pool(const Unit& unit, const std::vector<const PhrasePostings*>& phrases) {
  Bitset found(leaves_.ids.size());
  for (const PhrasePostings* phrase : phrases) {
    phrase->ordered().add_to(found);
  }
  documents_.reserve(found.count());
  found.for_each([&](std::size_t document) { documents_.push_back(static_cast<std::uint32_t>(document)); });
  frequencies_.resize(documents_.size());
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    const Unit::Phrase& phrase = unit.phrases[p];
    const std::vector<std::uint32_t>& documents = phrases[p]->documents();
    auto title = phrases[p]->title().begin();
    std::size_t place = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const std::uint32_t document = documents[i];
      std::uint32_t frequency = phrases[p]->frequency(i);
      if (title != phrases[p]->title().end() && title->document == document) {
        if (!leaves_.inferred_titles.test(document)) {
          titles_.push_back({document, 0, phrase.weight * static_cast<float>(title->frequency), phrase.terms});
        } else {
          frequency -= title->frequency;
        }
        ++title;
      }
      place = advance(std::span<const std::uint32_t>(documents_), place, document);
      frequencies_[place] += phrase.weight * static_cast<float>(frequency);
    }
  }
  unite_titles();
}

void UnitPostings::unite_titles() {
  // Stable, so that sums round as those of the text: in the order of the phrases.
  std::ranges::stable_sort(titles_, {}, &InTitle::document);
  std::size_t kept = 0;
  for (const InTitle& title : titles_) {
    if (kept > 0 && titles_[kept - 1].document == title.document) {
      titles_[kept - 1].frequency += title.frequency;
      titles_[kept - 1].terms |= title.terms;
    } else {
      titles_[kept++] = title;
    }
  }
  titles_.resize(kept);
}

void UnitPostings::text(std::size_t begin, std::size_t end, std::span<float> into) const {
  if (single_ == nullptr) {
    std::copy(frequencies_.begin() + static_cast<std::ptrdiff_t>(begin),
              frequencies_.begin() + static_cast<std::ptrdiff_t>(end), into.begin());
    return;
  }
  single_->frequencies(begin, end, into);
  if (weight_ != 1) {
    for (float& frequency : into.first(end - begin)) {
      frequency *= weight_;
    }
  }
}

}  // namespace materia
