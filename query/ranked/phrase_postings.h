#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "query/ranked/known_phrases.h"
#include "query/ranked/term_postings.h"

// Private to the query room.

namespace materia {

/// The postings of a phrase in one leaf: of one term, of terms side by side, or with a prefix of any that begin so.
/// Refers to the postings it is made of.
class PhrasePostings {
 public:
  /// What may stand at one place of the phrase: one term, or all that begin alike.
  using Slot = std::vector<const TermPostings*>;

  using Slots = std::vector<Slot>;

  PhrasePostings(const TermPostings& term, const Leaves& leaves) : leaves_(leaves), term_(&term) {}
  /// `slots`, at least one, are made only where they are needed: not to find again what is `known`.
  PhrasePostings(std::function<Slots()> slots, const Leaves& leaves, std::shared_ptr<const FoundPhrase> known);

  /// The same, looked for in titles alone.
  [[nodiscard]] PhrasePostings of_titles() const;

  /// REQUIRES: not of one term.
  [[nodiscard]] const std::shared_ptr<const FoundPhrase>& found() const { return found_; }

  /// Ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& documents() const {
    return term_ ? term_->documents() : found_->documents;
  }
  /// The same in order, as the index has them.
  [[nodiscard]] OrderedDocuments ordered() const {
    return term_ ? term_->ordered() : OrderedDocuments(found_->documents);
  }
  /// In title, headings and body of the index-th document; above 0.
  [[nodiscard]] std::uint32_t frequency(std::size_t index) const {
    return term_ ? term_->frequency(index) : found_->frequencies[index];
  }
  /// Those of documents `begin` to `end`. REQUIRES: room for them.
  void frequencies(std::size_t begin, std::size_t end, std::span<float> into) const;
  /// Of the titles, ascending; inferred titles too.
  [[nodiscard]] const std::vector<Posting>& title() const { return term_ ? term_->title() : found_->title; }
  /// Where it stands in a document, ascending; empty where it does not.
  void places(std::uint32_t document, Places& places) const;

 private:
  class SlotCursor;

  [[nodiscard]] const Slots& slots() const;
  void gather_beginnings(FoundPhrase& found) const;
  void gather_phrases(FoundPhrase& found) const;
  void add(std::uint32_t document, const Places& places, FoundPhrase& found) const;
  static void read_slot(const Slot& slot, std::uint32_t document, Places& places);

  const Leaves& leaves_;
  const TermPostings* term_ = nullptr;  ///< all that it is, where it is one term; then the rest is empty
  std::function<Slots()> make_slots_;
  mutable Slots slots_;  ///< empty until they are needed
  std::shared_ptr<const FoundPhrase> found_;
  bool titles_alone_ = false;
};

}  // namespace materia
