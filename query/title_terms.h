#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/analyzer.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// The titles as a collection of their own, of a file without a ranked index, which knows the same and is far quicker
/// to ask. Inferred titles are none: they repeat the first sentence of the body. Immutable after construction.
class TitleTerms {
 public:
  TitleTerms() = default;
  /// `ids` are all documents, ascending.
  TitleTerms(Reader& reader, Analyzer& analyzer, const std::vector<DocumentId>& ids);

  /// How many titles have a term.
  [[nodiscard]] std::size_t titles_with(std::string_view term) const;
  /// Of all different terms of a document's title together; 0 where it has no title of its own.
  [[nodiscard]] float idf_sum(std::size_t document) const { return sums_[document]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> frequencies_;
  std::vector<float> sums_;  ///< one for each document
};

}  // namespace materia
