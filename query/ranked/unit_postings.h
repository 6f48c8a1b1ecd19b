#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/ranked/advance.h"
#include "query/ranked/ordered_documents.h"
#include "query/ranked/query_lists.h"
#include "query/units.h"

// Private to the query room.

namespace materia {

/// A unit of a query in one leaf: its phrases pooled as ranking counts them. Refers to what it was made of.
class UnitPostings {
 public:
  /// What the title of a document has of it.
  struct InTitle {
    std::uint32_t document = 0;
    std::uint32_t inferred = 0;  ///< places in an inferred title, which text() has and ranking leaves out
    float frequency = 0;         ///< in one that counts
    TermSet terms = 0;           ///< in one that counts
  };

  /// `clause` is the unit's; `words` the place of each phrase's word in a scattered alternative (0 in another one).
  UnitPostings(const Unit& unit, const Clause& clause, const std::vector<std::size_t>& words, std::size_t leaf,
               QueryLists& lists);
  UnitPostings(UnitPostings&&) = default;
  UnitPostings& operator=(UnitPostings&&) = delete;
  UnitPostings(const UnitPostings&) = delete;
  UnitPostings& operator=(const UnitPostings&) = delete;
  ~UnitPostings() = default;

  [[nodiscard]] const OrderedDocuments& documents() const { return ordered_; }
  /// Pooled frequency in the text of the index-th document, `inferred` places left out.
  [[nodiscard]] float text(std::size_t index, std::uint32_t inferred = 0) const {
    return single_ != nullptr ? weight_ * static_cast<float>(single_->frequency(index) - inferred)
                              : frequencies_[index];
  }
  /// The same of documents `begin` to `end`, inferred places counted. REQUIRES: room for them.
  void text(std::size_t begin, std::size_t end, std::span<float> into) const;
  /// How many documents have it in the title; they are known by their index, ascending.
  [[nodiscard]] std::size_t titles() const { return single_ != nullptr ? single_titles_.size() : titles_.size(); }
  [[nodiscard]] InTitle title(std::size_t index) const {
    if (single_ == nullptr) {
      return titles_[index];
    }
    const Posting& posting = single_titles_[index];
    return leaves_.inferred_titles.test(posting.document)
               ? InTitle{posting.document, posting.frequency, 0, 0}
               : InTitle{posting.document, 0, weight_ * static_cast<float>(posting.frequency), terms_};
  }
  /// The first index from `from` on whose document is not below one.
  [[nodiscard]] std::size_t title_from(std::size_t from, std::uint32_t document) const {
    return single_ != nullptr ? advance(single_titles_, from, document, &Posting::document)
                              : advance(std::span(titles_), from, document, &InTitle::document);
  }

 private:
  void pool(const Unit& unit, const std::vector<const PhrasePostings*>& phrases);
  /// Makes one of those that several phrases have in a title.
  void unite_titles();

  const Leaves& leaves_;
  const PhrasePostings* single_ = nullptr;  ///< a unit of one phrase; then the last three are empty
  std::span<const Posting> single_titles_;
  float weight_ = 1;
  TermSet terms_ = 0;
  OrderedDocuments ordered_;
  std::vector<std::uint32_t> documents_;
  std::vector<float> frequencies_;
  std::vector<InTitle> titles_;
};

}  // namespace materia
