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

  [[nodiscard]] bool empty() const { return groups_.empty(); }
  /// The group of a document; none where it has no copies. REQUIRES: not empty().
  [[nodiscard]] std::uint32_t group(std::size_t document) const { return group_of_[document]; }
  /// The documents of a group: the canonical one first, then by position.
  [[nodiscard]] std::span<const std::size_t> documents(std::uint32_t group) const { return groups_[group]; }

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
  /// Calls `function(documents)` for each group of which a set has any.
  template <typename Function>
  void for_each_group_in(Bitset found, Function&& function) const {
    if (empty()) {
      return;
    }
    found &= members_;
    Bitset seen(groups_.size());
    found.for_each([&](std::size_t document) {
      const std::uint32_t group = group_of_[document];
      if (!seen.test(group)) {
        seen.set(group);
        function(std::span<const std::size_t>(groups_[group]));
      }
    });
  }

 private:
  std::vector<std::vector<std::size_t>> groups_;
  std::vector<std::uint32_t> group_of_;  ///< by document; empty where there are no groups
  Bitset members_;
};

}  // namespace materia
