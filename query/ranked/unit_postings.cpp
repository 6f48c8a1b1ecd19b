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
    read_single_title(unit.phrases.front());
    ordered_ = single_->ordered();
  } else {
    pool(unit, phrases);
    ordered_ = OrderedDocuments(documents_);
  }
}

void UnitPostings::read_single_title(const Unit::Phrase& phrase) {
  title_.reserve(single_->title().size());
  for (const Posting& posting : single_->title()) {
    if (!leaves_.inferred_titles.test(posting.document)) {
      title_.push_back({posting.document, 0, phrase.weight * static_cast<float>(posting.frequency), phrase.terms});
    } else {
      title_.push_back({posting.document, posting.frequency, 0, 0});
    }
  }
}

void UnitPostings::pool(const Unit& unit, const std::vector<const PhrasePostings*>& phrases) {
  std::vector<float> text(leaves_.ids.size());
  std::vector<float> in_title(leaves_.ids.size());
  Bitset found(leaves_.ids.size());
  std::vector<std::pair<std::uint32_t, TermSet>> terms;
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    const Unit::Phrase& phrase = unit.phrases[p];
    const std::vector<std::uint32_t>& documents = phrases[p]->documents();
    auto title = phrases[p]->title().begin();
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const std::uint32_t document = documents[i];
      std::uint32_t frequency = phrases[p]->frequency(i);
      if (title != phrases[p]->title().end() && title->document == document) {
        if (!leaves_.inferred_titles.test(document)) {
          in_title[document] += phrase.weight * static_cast<float>(title->frequency);
          terms.emplace_back(document, phrase.terms);
        } else {
          frequency -= title->frequency;
        }
        ++title;
      }
      text[document] += phrase.weight * static_cast<float>(frequency);
      found.set(document);
    }
  }
  found.for_each([&](std::size_t document) {
    documents_.push_back(static_cast<std::uint32_t>(document));
    frequencies_.push_back(text[document]);
  });
  std::sort(terms.begin(), terms.end());
  for (const auto& [document, set] : terms) {
    if (title_.empty() || title_.back().document != document) {
      title_.push_back({document, 0, in_title[document], 0});
    }
    title_.back().terms |= set;
  }
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
