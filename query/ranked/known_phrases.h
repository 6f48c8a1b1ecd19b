#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "query/ranked/known.h"
#include "store/ranked/posting_list.h"

// Private to the query room.

namespace materia {

/// The documents of a phrase in one leaf, by position in the snapshot, ascending.
struct FoundPhrase {
  std::vector<std::uint32_t> documents;
  std::vector<std::uint32_t> frequencies;  ///< in title, headings and body of each; above 0
  std::vector<Posting> title;              ///< those of titles; inferred titles too
};

/// Phrases that were looked for in a generation, by leaf and what they are. Names of the vocabulary come again and
/// again, and to find those of common words ("muscle disease") is most of the work of a query. Thread-safe.
class KnownPhrases {
 public:
  /// Null where it is not known.
  [[nodiscard]] std::shared_ptr<const FoundPhrase> find(std::size_t leaf, const std::string& phrase);
  void keep(std::size_t leaf, const std::string& phrase, const std::shared_ptr<const FoundPhrase>& found);

 private:
  Known<FoundPhrase> phrases_{std::size_t{16} << 20U};
};

}  // namespace materia
