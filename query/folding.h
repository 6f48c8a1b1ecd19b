#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/bitset.h"
#include "query/tag_lists.h"
#include "store/duplicates.h"

// Private to the query room.

namespace materia {

/// The groups of copies in a snapshot, by position. Of a group's documents that are found one is shown and counted: the
/// canonical one where it is among them, else the first by position. Immutable; safe to share among threads.
class Folding {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  Folding() = default;
  /// `copies` and `ids` are ordered by document; a group of which the canonical document is not there is none.
  Folding(const std::vector<Copy>& copies, const std::vector<DocumentId>& ids);

  [[nodiscard]] bool empty() const { return documents_.empty(); }
  /// How many groups there are, numbered from 0.
  [[nodiscard]] std::size_t groups() const { return begin_.size() - 1; }
  /// The group of a document; none where it has no copies. REQUIRES: not empty().
  [[nodiscard]] std::uint32_t group(std::size_t document) const { return group_of_[document]; }
  /// The documents of a group: the canonical one first, then by position.
  [[nodiscard]] std::span<const std::uint32_t> documents(std::uint32_t group) const {
    return std::span(documents_).subspan(begin_[group], begin_[group + 1] - begin_[group]);
  }

  /// All documents of groups. REQUIRES: not empty().
  [[nodiscard]] const Bitset& members() const { return members_; }

  /// False for a document that another one stands for.
  [[nodiscard]] bool is_canonical(std::size_t document) const {
    return empty() || group(document) == none || documents(group(document)).front() == document;
  }

  /// Leaves one document of each group in a set.
  void fold(Bitset& found) const;
  /// How many documents of a list there are when each group counts once.
  [[nodiscard]] std::size_t count(std::span<const TagEntry> documents) const;
  /// Calls `function(group, whole)` for each group of which a set has any, `whole` where it has all of it. The function
  /// may change the set.
  template <typename Function>
  void for_each_group_in(const Bitset& found, Function&& function) const {
    if (empty()) {
      return;
    }
    std::vector<std::uint32_t> present(groups());
    std::vector<std::uint32_t> any;
    for_each_both(found, members_, [&](std::size_t document) {
      const std::uint32_t group = group_of_[document];
      if (present[group]++ == 0) {
        any.push_back(group);
      }
    });
    for (const std::uint32_t group : any) {
      function(group, present[group] == documents(group).size());
    }
  }

 private:
  std::vector<std::uint32_t> documents_;    ///< of one group behind the other
  std::vector<std::uint32_t> begin_ = {0};  ///< of each group, and the end
  std::vector<std::uint32_t> group_of_;     ///< by document; empty where there are no groups
  Bitset members_;
};

}  // namespace materia
