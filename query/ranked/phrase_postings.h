#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/ranked/term_postings.h"

// Private to the query room.

namespace materia {

/// The postings of a phrase in one leaf: of one term, of terms side by side, or with a prefix of any that begin so.
/// Refers to the postings it is made of.
class PhrasePostings {
 public:
  /// What may stand at one place of the phrase: one term, or all that begin alike.
  using Slot = std::vector<const TermPostings*>;

  /// REQUIRES: at least one slot.
  PhrasePostings(std::vector<Slot> slots, const Leaves& leaves);

  /// The same, looked for in titles alone.
  [[nodiscard]] PhrasePostings of_titles() const;

  /// Ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& documents() const { return term_ ? term_->documents() : documents_; }
  /// The same in order, as the index has them.
  [[nodiscard]] OrderedDocuments ordered() const { return term_ ? term_->ordered() : OrderedDocuments(documents_); }
  /// In title, headings and body of the index-th document; above 0.
  [[nodiscard]] std::uint32_t frequency(std::size_t index) const {
    return term_ ? term_->frequency(index) : frequencies_[index];
  }
  /// Those of documents `begin` to `end`. REQUIRES: room for them.
  void frequencies(std::size_t begin, std::size_t end, std::span<float> into) const;
  /// Of the titles, ascending; inferred titles too.
  [[nodiscard]] const std::vector<Posting>& title() const { return term_ ? term_->title() : title_; }
  /// Where it stands in a document, ascending; empty where it does not.
  void places(std::uint32_t document, Places& places) const;

 private:
  class SlotCursor;

  PhrasePostings(const PhrasePostings& whole, const std::vector<Posting>& of_titles);

  void gather_beginnings();
  void gather_phrases();
  void add(std::uint32_t document, const Places& places);
  static void read_slot(const Slot& slot, std::uint32_t document, Places& places);

  std::vector<Slot> slots_;
  const Leaves& leaves_;
  bool titles_alone_ = false;
  const TermPostings* term_ = nullptr;  ///< all that it is, where it is one term; then the rest is empty
  std::vector<std::uint32_t> documents_;
  std::vector<std::uint32_t> frequencies_;
  std::vector<Posting> title_;
};

}  // namespace materia
