#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "query/bitset.h"
#include "query/ranked/advance.h"
#include "query/ranked/ranked_set.h"

// Private to the query room.

namespace materia {

/// Documents in ascending order, by their index in it: a list of them, or a set, of which none has to be decoded.
/// Refers to what it was made of.
class OrderedDocuments {
 public:
  OrderedDocuments() = default;
  explicit OrderedDocuments(std::span<const std::uint32_t> list) : list_(list) {}
  explicit OrderedDocuments(const RankedSet& set) : set_(&set) {}

  [[nodiscard]] std::size_t size() const { return set_ != nullptr ? set_->size() : list_.size(); }
  /// The first index from `from` on whose document is not below one. REQUIRES: the one at `from` - 1 is.
  [[nodiscard]] std::size_t first_from(std::size_t from, std::uint32_t document) const {
    return set_ != nullptr ? set_->rank(document) : advance(list_, from, document);
  }
  /// Whether a document is there; if so, `index` becomes its, else it stays or comes nearer. REQUIRES: the one at
  /// `index` - 1 is below it.
  [[nodiscard]] bool find_from(std::size_t& index, std::uint32_t document) const {
    if (set_ != nullptr) {
      if (!set_->test(document)) {
        return false;
      }
      index = set_->rank(document);
      return true;
    }
    index = advance(list_, index, document);
    return index < list_.size() && list_[index] == document;
  }
  /// Calls `function(document)` for those of the indexes `first` to `last`, which are the ones from `begin` to `end`.
  /// REQUIRES: `begin` and `end` are multiples of 64.
  template <typename Function>
  void for_each(std::size_t first, std::size_t last, std::size_t begin, std::size_t end, Function&& function) const {
    if (set_ != nullptr) {
      set_->for_each(begin, end, function);
      return;
    }
    for (const std::uint32_t document : list_.subspan(first, last - first)) {
      function(document);
    }
  }
  [[nodiscard]] bool is_set() const { return set_ != nullptr; }
  void add_to(Bitset& documents) const {
    if (set_ != nullptr) {
      set_->add_to(documents);
      return;
    }
    for (const std::uint32_t document : list_) {
      documents.set(document);
    }
  }

 private:
  std::span<const std::uint32_t> list_;
  const RankedSet* set_ = nullptr;  ///< where there is one; then the list is empty
};

}  // namespace materia
