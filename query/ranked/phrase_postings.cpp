#include "query/ranked/phrase_postings.h"

#include <algorithm>
#include <span>
#include <utility>

#include "query/ranked/advance.h"

namespace materia {
namespace {

/// Leaves the places that have a place of `next` `distance` behind them.
void keep_followed(Places& places, const Places& next, std::uint32_t distance) {
  auto follower = next.begin();
  std::erase_if(places, [&](std::uint32_t place) {
    follower = std::lower_bound(follower, next.end(), place + distance);
    return follower == next.end() || *follower != place + distance;
  });
}

}  // namespace

PhrasePostings::PhrasePostings(std::vector<Slot> slots, const std::vector<FieldLengths>& lengths)
    : slots_(std::move(slots)), lengths_(lengths) {
  if (slots_.size() == 1 && slots_.front().size() == 1) {
    term_ = slots_.front().front();
  } else if (slots_.size() == 1) {
    gather_beginnings();
  } else {
    gather_phrases();
  }
}

PhrasePostings::PhrasePostings(const PhrasePostings& whole, const std::vector<Posting>& of_titles)
    : slots_(whole.slots_), lengths_(whole.lengths_), titles_alone_(true), title_(of_titles) {
  for (const Posting& posting : of_titles) {
    documents_.push_back(posting.document);
    frequencies_.push_back(posting.frequency);
  }
}

PhrasePostings PhrasePostings::of_titles() const {
  return {*this, title()};
}

void PhrasePostings::gather_beginnings() {
  std::vector<std::uint32_t> frequencies(lengths_.size());
  std::vector<std::uint32_t> in_titles(lengths_.size());
  Bitset found(lengths_.size());
  for (const TermPostings* term : slots_.front()) {
    for (std::size_t i = 0; i < term->documents().size(); ++i) {
      frequencies[term->documents()[i]] += term->frequency(i);
      found.set(term->documents()[i]);
    }
    for (const Posting& posting : term->title()) {
      in_titles[posting.document] += posting.frequency;
    }
  }
  found.for_each([&](std::size_t document) {
    documents_.push_back(static_cast<std::uint32_t>(document));
    frequencies_.push_back(frequencies[document]);
    if (in_titles[document] > 0) {
      title_.push_back({static_cast<std::uint32_t>(document), in_titles[document]});
    }
  });
}

void PhrasePostings::gather_phrases() {
  // The unions of the slots that are beginnings of words; a slot of one term is walked as it is.
  std::vector<std::vector<std::uint32_t>> unions(slots_.size());
  std::vector<const std::vector<std::uint32_t>*> lists;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    if (slots_[slot].size() == 1) {
      lists.push_back(&slots_[slot].front()->documents());
      continue;
    }
    Bitset found(lengths_.size());
    for (const TermPostings* term : slots_[slot]) {
      for (const std::uint32_t document : term->documents()) {
        found.set(document);
      }
    }
    found.for_each([&](std::size_t document) { unions[slot].push_back(static_cast<std::uint32_t>(document)); });
    lists.push_back(&unions[slot]);
  }
  std::vector<std::size_t> order(lists.size());
  for (std::size_t slot = 0; slot < order.size(); ++slot) {
    order[slot] = slot;
  }
  std::sort(order.begin(), order.end(),
            [&](std::size_t left, std::size_t right) { return lists[left]->size() < lists[right]->size(); });
  std::vector<std::size_t> at(lists.size());
  Places places;
  Places next;
  const auto read = [&](std::size_t slot, std::uint32_t document, Places& into) {
    if (slots_[slot].size() == 1) {
      slots_[slot].front()->places(at[slot], into);
    } else {
      read_slot(slots_[slot], document, into);
    }
  };
  for (const std::uint32_t document : *lists[order.front()]) {
    const bool everywhere = std::all_of(order.begin(), order.end(), [&](std::size_t slot) {
      at[slot] = advance(std::span<const std::uint32_t>(*lists[slot]), at[slot], document);
      return at[slot] < lists[slot]->size() && (*lists[slot])[at[slot]] == document;
    });
    if (!everywhere) {
      continue;
    }
    read(0, document, places);
    for (std::size_t slot = 1; slot < slots_.size() && !places.empty(); ++slot) {
      read(slot, document, next);
      keep_followed(places, next, static_cast<std::uint32_t>(slot));
    }
    add(document, places);
  }
}

void PhrasePostings::add(std::uint32_t document, const Places& places) {
  if (places.empty()) {
    return;
  }
  documents_.push_back(document);
  frequencies_.push_back(static_cast<std::uint32_t>(places.size()));
  const auto in_title = static_cast<std::uint32_t>(
      std::lower_bound(places.begin(), places.end(), lengths_[document].title) - places.begin());
  if (in_title > 0) {
    title_.push_back({document, in_title});
  }
}

void PhrasePostings::read_slot(const Slot& slot, std::uint32_t document, Places& places) {
  places.clear();
  Places of_term;
  for (const TermPostings* term : slot) {
    const std::vector<std::uint32_t>& documents = term->documents();
    const auto found = std::lower_bound(documents.begin(), documents.end(), document);
    if (found != documents.end() && *found == document) {
      // Of one term they are read where they belong.
      Places& into = slot.size() == 1 ? places : of_term;
      term->places(static_cast<std::size_t>(found - documents.begin()), into);
      if (slot.size() > 1) {
        places.insert(places.end(), of_term.begin(), of_term.end());
      }
    }
  }
  if (slot.size() > 1) {
    std::sort(places.begin(), places.end());
  }
}

void PhrasePostings::frequencies(std::size_t begin, std::size_t end, std::span<float> into) const {
  if (term_) {
    term_->frequencies(begin, end, into);
    return;
  }
  for (std::size_t i = begin; i < end; ++i) {
    into[i - begin] = static_cast<float>(frequencies_[i]);
  }
}

void PhrasePostings::places(std::uint32_t document, Places& places) const {
  Places next;
  read_slot(slots_.front(), document, places);
  for (std::size_t slot = 1; slot < slots_.size() && !places.empty(); ++slot) {
    read_slot(slots_[slot], document, next);
    keep_followed(places, next, static_cast<std::uint32_t>(slot));
  }
  if (titles_alone_) {
    std::erase_if(places, [&](std::uint32_t place) { return place >= lengths_[document].title; });
  }
}

}  // namespace materia
