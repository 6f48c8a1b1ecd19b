#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/folding.h"
#include "query/tag_lists.h"

// Private to the query room.

namespace materia {

/// What the copies of each group have beyond their canonical document: with it, that one document counts for the whole
/// group. Immutable after construction.
class CopyTags {
 public:
  struct Extra {
    std::uint32_t position = 0;  ///< of the concept
    bool has = false;            ///< the canonical document has not, another one has
    bool about = false;          ///< the canonical document is not about it, another one is
  };

  CopyTags(const Folding& folding, const TagLists& tags);

  /// Each concept once, ascending.
  [[nodiscard]] std::span<const Extra> of(std::uint32_t group) const {
    return std::span(extras_).subspan(begin_[group], begin_[group + 1] - begin_[group]);
  }

 private:
  std::vector<Extra> extras_;
  std::vector<std::uint32_t> begin_;  ///< of each group, and the end
};

}  // namespace materia
