#include "query/ranked/ranked_search.h"

#include <algorithm>
#include <utility>

#include "query/ranked/leaf_scan.h"

namespace materia {
namespace {

/// Most documents have no more: their row need not grow.
constexpr std::size_t usual_occurrences = 32;

}  // namespace

RankedSearch::RankedSearch(const std::vector<Clause>& clauses, const std::vector<PhrasePlace>& places,
                           QueryLists& lists, const Snapshot& snapshot)
    : clauses_(clauses), places_(places), lists_(lists), snapshot_(snapshot) {
  for (std::size_t phrase = 0; phrase < places_.size(); ++phrase) {
    const bool goes_on = phrase > 0 && places_[phrase].clause == places_[phrase - 1].clause &&
                         places_[phrase].alternative == places_[phrase - 1].alternative;
    words_.push_back(goes_on ? words_.back() + 1 : 0);
  }
}

RankedSearch::Hits RankedSearch::find(MatchMode match) {
  // Sets are as long as the collection: none is made or copied that need not be.
  Hits hits;
  for (const Clause& clause : clauses_) {
    Bitset all = lists_.with_clause(clause);
    Bitset any;
    if (match == MatchMode::any) {
      any = QueryLists::any_is_enough(clause) ? all : lists_.with_any_of(clause);
    }
    if (&clause == &clauses_.front()) {
      hits = {std::move(any), std::move(all)};
    } else {
      hits.any |= any;
      hits.all &= all;
    }
  }
  if (match != MatchMode::any) {
    hits.any = std::exchange(hits.all, Bitset());
  }
  return hits;
}

std::vector<RankedDocument> RankedSearch::best(const Bitset& candidates, const Scorer& scorer, std::size_t keep) {
  TopDocuments top(std::min(keep, snapshot_.size()));
  for (std::size_t leaf = 0; leaf < lists_.leaves().leaves.size() && keep > 0; ++leaf) {
    const Leaf& which = lists_.leaves().leaves[leaf];
    std::optional<Bitset> living;
    if (!which.is_all()) {
      living = candidates;
      *living &= which.living;
    }
    std::vector<UnitPostings> units;
    units.reserve(scorer.units().units.size());
    for (const Unit& unit : scorer.units().units) {
      units.emplace_back(unit, clauses_[unit.clause], words_, leaf, lists_);
    }
    LeafScan(units, scorer, snapshot_).run(living ? *living : candidates, top);
  }
  return top.take();
}

void RankedSearch::find_occurrences(std::span<RankedDocument> documents, const Units& units, bool all) {
  // Lists are read forwards.
  std::vector<RankedDocument*> ascending;
  ascending.reserve(documents.size());
  for (RankedDocument& document : documents) {
    document.occurrences.reserve(usual_occurrences);
    ascending.push_back(&document);
  }
  std::sort(ascending.begin(), ascending.end(),
            [](const RankedDocument* left, const RankedDocument* right) { return left->document < right->document; });
  Places places;
  for (std::size_t phrase = 0; phrase < places_.size(); ++phrase) {
    if (!all && !units.word_of_phrase[phrase]) {
      continue;
    }
    const Alternative& alternative = clauses_[places_[phrase].clause].alternatives[places_[phrase].alternative];
    for (std::size_t leaf = 0; leaf < lists_.leaves().leaves.size(); ++leaf) {
      const PhrasePostings& postings = lists_.phrase(leaf, alternative, words_[phrase]);
      for (RankedDocument* document : ascending) {
        postings.places(static_cast<std::uint32_t>(document->document), places);
        add_occurrences(places, phrase, *document);
      }
    }
  }
}

void RankedSearch::add_occurrences(const Places& places, std::size_t phrase, RankedDocument& document) const {
  const FieldLengths& lengths = lists_.leaves().lengths[document.document];
  const auto number = static_cast<std::uint32_t>(phrase);
  for (const std::uint32_t place : places) {
    if (place < lengths.title) {
      document.occurrences.push_back({number, Field::title, place});
    } else if (place < lengths.body_begin()) {
      document.occurrences.push_back({number, Field::headings, place - lengths.headings_begin()});
    } else {
      document.occurrences.push_back({number, Field::body, place - lengths.body_begin()});
    }
  }
}

}  // namespace materia
