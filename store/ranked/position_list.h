#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace materia {

/// Where a term stands in a document: one row of places over its fields (FieldLengths says how), ascending.
using Places = std::vector<std::uint32_t>;

/// Codes the places of a term in one document (docs/ranked-index.md).
void append_places(std::span<const std::uint32_t> places, std::string& bytes);
/// How many of coded places are below a limit.
std::uint32_t places_below(std::uint32_t limit, std::span<const unsigned char> coded);

/// Codes those in each of its documents, in their order.
class PositionListWriter {
 public:
  /// The places in one document, coded by append_places().
  void add(std::span<const unsigned char> coded);
  [[nodiscard]] std::string take();

 private:
  std::size_t documents_ = 0;
  std::vector<std::uint32_t> block_begins_;
  std::string bytes_;
};

/// Reads them back, best in ascending order. Refers to the bytes it was made of. Throws Error where they are damaged.
class PositionList {
 public:
  PositionList() = default;
  PositionList(std::span<const unsigned char> bytes, std::size_t documents);

  /// The places in the document that is `index`-th in the posting list. `frequencies` are those of its block.
  void read(std::size_t index, std::span<const std::uint32_t> frequencies, Places& places);

 private:
  void skip(std::size_t numbers);

  std::vector<std::uint32_t> block_begins_;
  std::span<const unsigned char> bytes_;
  std::size_t next_ = 0;  ///< the document that `at_` is the beginning of
  std::size_t at_ = 0;
};

}  // namespace materia
