#include "query/ranked/query_lists.h"

#include <algorithm>
#include <utility>

namespace materia {
namespace {

/// How many phrases an alternative is looked for as.
std::size_t phrase_count(const Alternative& alternative) {
  return alternative.scattered ? alternative.terms.size() : 1;
}

/// False where it is bound to another field than the one that is asked for.
bool stands_in(const Alternative& alternative, std::optional<Field> only) {
  return !only || !alternative.field || alternative.field == only;
}

}  // namespace

QueryLists::QueryLists(const Snapshot& snapshot, Reader& reader)
    : snapshot_(snapshot), leaves_(*snapshot.leaves()), reader_(reader), lists_(leaves_.leaves.size()) {}

bool QueryLists::knows(std::span<const Clause> clauses) {
  return std::all_of(clauses.begin(), clauses.end(), [](const Clause& clause) {
    return std::all_of(clause.alternatives.begin(), clause.alternatives.end(), [](const Alternative& alternative) {
      return !alternative.field || alternative.field == Field::title;
    });
  });
}

const TermPostings* QueryLists::term(std::size_t leaf, const std::string& text) {
  std::unique_ptr<TermPostings>& known = lists_[leaf].terms[text];
  if (!known) {
    known = std::make_unique<TermPostings>(snapshot_.known_terms(), reader_, leaves_.leaves[leaf], text);
  }
  return known.get();
}

PhrasePostings::Slot QueryLists::beginnings(std::size_t leaf, const std::string& text) {
  PhrasePostings::Slot slot;
  for (const RankedTerm& found : reader_.ranked_terms(leaves_.leaves[leaf].segment, text)) {
    std::unique_ptr<TermPostings>& known = lists_[leaf].terms[found.text];
    if (!known) {
      // Not remembered: they are hundreds, which would drive out others.
      known = std::make_unique<TermPostings>(reader_, leaves_.leaves[leaf], found.id);
    }
    slot.push_back(known.get());
  }
  return slot;
}

PhrasePostings::Slots QueryLists::slots(std::size_t leaf, const std::vector<std::string>& terms, bool prefix) {
  PhrasePostings::Slots slots;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const bool beginning = prefix && i + 1 == terms.size();
    slots.push_back(beginning ? beginnings(leaf, terms[i]) : PhrasePostings::Slot{term(leaf, terms[i])});
  }
  return slots;
}

const PhrasePostings& QueryLists::phrase(std::size_t leaf, const Alternative& alternative, std::size_t word,
                                         std::optional<Field> only) {
  const std::optional<Field> field = only ? only : alternative.field;
  const auto terms =
      alternative.scattered ? std::span(alternative.terms).subspan(word, 1) : std::span(alternative.terms);
  std::string key = field ? "title:" : "";
  for (const std::string& text : terms) {
    key += text + ' ';
  }
  key += alternative.prefix ? "*" : "";
  std::unique_ptr<PhrasePostings>& known = lists_[leaf].phrases[key];
  if (known) {
    return *known;
  }
  std::unique_ptr<PhrasePostings> made;
  if (field) {
    Alternative anywhere = alternative;
    anywhere.field.reset();
    made = std::make_unique<PhrasePostings>(phrase(leaf, anywhere, word).of_titles());
  } else if (terms.size() == 1 && !alternative.prefix) {
    made = std::make_unique<PhrasePostings>(*term(leaf, terms.front()), leaves_);
  } else {
    // What people type themselves is seldom typed again.
    const bool is_name = !alternative.typed && !alternative.prefix;
    const std::shared_ptr<const FoundPhrase> found = is_name ? snapshot_.known_phrases().find(leaf, key) : nullptr;
    made = std::make_unique<PhrasePostings>([this, leaf, copied = std::vector<std::string>(terms.begin(), terms.end()),
                                             prefix = alternative.prefix] { return slots(leaf, copied, prefix); },
                                            leaves_, found);
    if (is_name && !found) {
      snapshot_.known_phrases().keep(leaf, key, made->found());
    }
  }
  return *(lists_[leaf].phrases[key] = std::move(made));
}

void QueryLists::add(const Alternative& alternative, std::size_t word, std::optional<Field> only, Bitset& documents) {
  for (std::size_t leaf = 0; leaf < lists_.size(); ++leaf) {
    phrase(leaf, alternative, word, only).ordered().add_to(documents);
  }
}

Bitset QueryLists::with_clause(const Clause& clause, std::optional<Field> only) {
  Bitset found(snapshot_.size());
  for (const Alternative& alternative : clause.alternatives) {
    if (alternative.loose || !stands_in(alternative, only)) {
      continue;
    }
    if (phrase_count(alternative) == 1) {
      add(alternative, 0, only, found);
      continue;
    }
    Bitset all(snapshot_.size(), true);
    for (std::size_t word = 0; word < phrase_count(alternative); ++word) {
      Bitset one(snapshot_.size());
      add(alternative, word, only, one);
      all &= one;
    }
    found |= all;
  }
  return found;
}

bool QueryLists::any_is_enough(const Clause& clause) {
  return std::none_of(clause.alternatives.begin(), clause.alternatives.end(), [](const Alternative& alternative) {
    return alternative.loose || phrase_count(alternative) > 1;
  });
}

Bitset QueryLists::with_any_of(const Clause& clause) {
  Bitset found(snapshot_.size());
  for (const Alternative& alternative : clause.alternatives) {
    for (std::size_t word = 0; word < phrase_count(alternative); ++word) {
      add(alternative, word, std::nullopt, found);
    }
  }
  return found;
}

std::size_t QueryLists::count(const Clause& clause, std::optional<Field> only) {
  const auto counts = [&](const Alternative& alternative) {
    return !alternative.loose && stands_in(alternative, only);
  };
  const auto ways = std::count_if(clause.alternatives.begin(), clause.alternatives.end(), counts);
  if (ways == 0) {
    return 0;
  }
  const auto way = std::find_if(clause.alternatives.begin(), clause.alternatives.end(), counts);
  if (ways > 1 || phrase_count(*way) > 1) {
    return with_clause(clause, only).count();
  }
  std::size_t count = 0;
  for (std::size_t leaf = 0; leaf < lists_.size(); ++leaf) {
    count += phrase(leaf, *way, 0, only).ordered().size();
  }
  return count;
}

}  // namespace materia
