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
  Folding(const std::vector<Copy>& copies, std::span<const DocumentId> ids);

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
  /// What a set has of a group.
  struct Part {
    std::uint32_t group = 0;
    std::uint32_t first = 0;  ///< of its documents that the set has, by position
    std::uint32_t count = 0;  ///< of them
    bool whole = false;       ///< the set has all of them
  };
  /// Calls `function(part)` for each group of which a set has any. The function may change the set.
  template <typename Function>
  void for_each_group_in(const Bitset& found, Function&& function) const {
    if (empty()) {
      return;
    }
    std::vector<std::uint32_t> present(groups());
    std::vector<std::uint32_t> firsts;
    for_each_both(found, members_, [&](std::size_t document) {
      if (present[group_of_[document]]++ == 0) {
        firsts.push_back(static_cast<std::uint32_t>(document));
      }
    });
    for (const std::uint32_t first : firsts) {
      const std::uint32_t group = group_of_[first];
      function(Part{group, first, present[group], present[group] == documents(group).size()});
    }
  }

 private:
  std::vector<std::uint32_t> documents_;    ///< of one group behind the other
  std::vector<std::uint32_t> begin_ = {0};  ///< of each group, and the end
  std::vector<std::uint32_t> group_of_;     ///< by document; empty where there are no groups
  Bitset members_;
};

}  // namespace materia
