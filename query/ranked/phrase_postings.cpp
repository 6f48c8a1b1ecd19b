#include "query/ranked/phrase_postings.h"

#include <algorithm>
#include <span>
#include <utility>

namespace materia {
namespace {

/// Where a term stands in a document.
void read_term(const TermPostings& term, std::uint32_t document, Places& places) {
  const OrderedDocuments documents = term.ordered();
  std::size_t index = 0;
  places.clear();
  if (documents.find_from(index, document)) {
    term.places(index, places);
  }
}

/// Leaves the places that have a place of `next` `distance` behind them.
void keep_followed(Places& places, const Places& next, std::uint32_t distance) {
  auto follower = next.begin();
  std::erase_if(places, [&](std::uint32_t place) {
    while (follower != next.end() && *follower < place + distance) {  // there are few
      ++follower;
    }
    return follower == next.end() || *follower != place + distance;
  });
}

}  // namespace

PhrasePostings::PhrasePostings(std::function<Slots()> slots, const Leaves& leaves,
                               std::shared_ptr<const FoundPhrase> known)
    : leaves_(leaves), make_slots_(std::move(slots)), found_(std::move(known)) {
  if (found_) {
    return;
  }
  auto found = std::make_shared<FoundPhrase>();
  if (this->slots().size() == 1) {
    gather_beginnings(*found);
  } else {
    gather_phrases(*found);
  }
  found_ = std::move(found);
}

PhrasePostings PhrasePostings::of_titles() const {
  auto found = std::make_shared<FoundPhrase>();
  found->title = title();
  for (const Posting& posting : found->title) {
    found->documents.push_back(posting.document);
    found->frequencies.push_back(posting.frequency);
  }
  const TermPostings* term = term_;
  PhrasePostings titles(term != nullptr ? [term] { return Slots{{term}}; } : make_slots_, leaves_, std::move(found));
  titles.titles_alone_ = true;
  return titles;
}

const PhrasePostings::Slots& PhrasePostings::slots() const {
  if (slots_.empty()) {
    slots_ = make_slots_();
  }
  return slots_;
}

void PhrasePostings::gather_beginnings(FoundPhrase& result) const {
  const Slot& terms = slots().front();
  if (terms.size() == 1) {
    result.documents = terms.front()->documents();
    result.frequencies.reserve(result.documents.size());
    terms.front()->for_each(
        [&](std::uint32_t /*document*/, std::uint32_t frequency) { result.frequencies.push_back(frequency); });
    result.title = terms.front()->title();
    return;
  }
  std::vector<std::uint32_t> frequencies(leaves_.lengths.size());
  std::vector<std::uint32_t> in_titles(leaves_.lengths.size());
  Bitset found(leaves_.lengths.size());
  for (const TermPostings* term : terms) {
    term->for_each([&](std::uint32_t document, std::uint32_t frequency) { frequencies[document] += frequency; });
    term->ordered().add_to(found);
    for (const Posting& posting : term->title()) {
      in_titles[posting.document] += posting.frequency;
    }
  }
  const std::size_t count = found.count();
  result.documents.reserve(count);
  result.frequencies.reserve(count);
  found.for_each([&](std::size_t document) {
    result.documents.push_back(static_cast<std::uint32_t>(document));
    result.frequencies.push_back(frequencies[document]);
    if (in_titles[document] > 0) {
      result.title.push_back({static_cast<std::uint32_t>(document), in_titles[document]});
    }
  });
}

/// What may stand at one place of a phrase, walked forwards.
class PhrasePostings::SlotCursor {
 public:
  SlotCursor(const Slot& slot, std::size_t documents) : slot_(slot) {
    if (alone()) {
      ordered_ = slot_.front()->ordered();
      return;
    }
    Bitset found(documents);
    for (const TermPostings* term : slot_) {
      term->ordered().add_to(found);
    }
    found.for_each([&](std::size_t document) { union_.push_back(static_cast<std::uint32_t>(document)); });
    ordered_ = OrderedDocuments(union_);
  }

  [[nodiscard]] std::size_t size() const { return ordered_.size(); }
  [[nodiscard]] bool is_set() const { return ordered_.is_set(); }
  void add_to(Bitset& documents) const { ordered_.add_to(documents); }
  [[nodiscard]] const std::vector<std::uint32_t>& documents() const {
    return alone() ? slot_.front()->documents() : union_;
  }
  /// Whether it stands in a document. REQUIRES: ascending documents.
  [[nodiscard]] bool advance_to(std::uint32_t document) { return ordered_.find_from(at_, document); }
  /// Where it stands in a document that has it. REQUIRES: ascending documents.
  void read(std::uint32_t document, Places& into) {
    if (alone()) {
      at_ = ordered_.first_from(at_, document);
      slot_.front()->places(at_, into);
    } else {
      read_slot(slot_, document, into);
    }
  }

 private:
  [[nodiscard]] bool alone() const { return slot_.size() == 1; }

  const Slot& slot_;
  std::vector<std::uint32_t> union_;  ///< of the documents of several terms
  OrderedDocuments ordered_;
  std::size_t at_ = 0;
};

void PhrasePostings::gather_phrases(FoundPhrase& result) const {
  std::vector<SlotCursor> cursors;
  cursors.reserve(slots().size());
  for (const Slot& slot : slots()) {
    cursors.emplace_back(slot, leaves_.lengths.size());
  }
  Places places;
  Places next;
  const auto look_into = [&](std::uint32_t document) {
    cursors.front().read(document, places);
    for (std::size_t slot = 1; slot < cursors.size() && !places.empty(); ++slot) {
      cursors[slot].read(document, next);
      keep_followed(places, next, static_cast<std::uint32_t>(slot));
    }
    add(document, places, result);
  };
  // Of dense terms, 64 documents are compared in the time of one.
  if (std::ranges::all_of(cursors, &SlotCursor::is_set)) {
    Bitset common(leaves_.lengths.size(), true);
    for (const SlotCursor& slot : cursors) {
      Bitset one(leaves_.lengths.size());
      slot.add_to(one);
      common &= one;
    }
    common.for_each([&](std::size_t document) { look_into(static_cast<std::uint32_t>(document)); });
    return;
  }
  std::vector<SlotCursor*> by_size;
  by_size.reserve(cursors.size());
  for (SlotCursor& slot : cursors) {
    by_size.push_back(&slot);
  }
  std::ranges::sort(by_size, {}, &SlotCursor::size);
  for (const std::uint32_t document : by_size.front()->documents()) {
    if (std::ranges::all_of(by_size, [&](SlotCursor* slot) { return slot->advance_to(document); })) {
      look_into(document);
    }
  }
}

void PhrasePostings::add(std::uint32_t document, const Places& places, FoundPhrase& result) const {
  if (places.empty()) {
    return;
  }
  result.documents.push_back(document);
  result.frequencies.push_back(static_cast<std::uint32_t>(places.size()));
  if (places.front() >= leaves_.longest_title) {  // most of them, without a look at the lengths
    return;
  }
  const auto in_title = static_cast<std::uint32_t>(
      std::lower_bound(places.begin(), places.end(), leaves_.lengths[document].title) - places.begin());
  if (in_title > 0) {
    result.title.push_back({document, in_title});
  }
}

void PhrasePostings::read_slot(const Slot& slot, std::uint32_t document, Places& places) {
  if (slot.size() == 1) {
    read_term(*slot.front(), document, places);
    return;
  }
  places.clear();
  Places of_term;
  for (const TermPostings* term : slot) {
    read_term(*term, document, of_term);
    places.insert(places.end(), of_term.begin(), of_term.end());
  }
  std::sort(places.begin(), places.end());
}

void PhrasePostings::frequencies(std::size_t begin, std::size_t end, std::span<float> into) const {
  if (term_) {
    term_->frequencies(begin, end, into);
    return;
  }
  for (std::size_t i = begin; i < end; ++i) {
    into[i - begin] = static_cast<float>(found_->frequencies[i]);
  }
}

void PhrasePostings::places(std::uint32_t document, Places& places) const {
  if (term_ != nullptr) {
    read_term(*term_, document, places);
    return;
  }
  places.clear();
  if (!std::ranges::binary_search(found_->documents, document)) {
    return;
  }
  Places next;
  read_slot(slots().front(), document, places);
  for (std::size_t slot = 1; slot < slots().size() && !places.empty(); ++slot) {
    read_slot(slots()[slot], document, next);
    keep_followed(places, next, static_cast<std::uint32_t>(slot));
  }
  if (titles_alone_) {
    std::erase_if(places, [&](std::uint32_t place) { return place >= leaves_.lengths[document].title; });
  }
}

}  // namespace materia
