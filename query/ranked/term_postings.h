#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "query/ranked/known_terms.h"
#include "query/ranked/leaf.h"
#include "query/ranked/ordered_documents.h"
#include "store/ranked/bit_packing.h"
#include "store/ranked/position_list.h"
#include "store/ranked/posting_list.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// The postings of one term in one leaf, by position in the snapshot. Decoded as far as they are asked for; refers to
/// what it is made of, and to the reader's transaction, which must go on.
class TermPostings {
 public:
  /// Remembers what it reads in `known`. Empty for a term that the leaf does not have.
  TermPostings(KnownTerms& known, Reader& reader, const Leaf& leaf, const std::string& term);
  /// Reads, and remembers nothing: of the term of the leaf that has that id.
  TermPostings(Reader& reader, const Leaf& leaf, std::int64_t term);

  /// Ascending; those gone are left out. Where there is a set, they are decoded only when they are asked for.
  [[nodiscard]] const std::vector<std::uint32_t>& documents() const;
  /// The same in order, as the index has them: nothing is decoded where there is a set.
  [[nodiscard]] OrderedDocuments ordered() const {
    return list_->set ? OrderedDocuments(*list_->set) : OrderedDocuments(list_->documents);
  }
  /// Of the index-th document, in title, headings and body.
  [[nodiscard]] std::uint32_t frequency(std::size_t index) const;
  /// Those of documents `begin` to `end`. REQUIRES: room for them.
  void frequencies(std::size_t begin, std::size_t end, std::span<float> into) const;
  /// Calls `function(document, frequency)` for each, in order.
  template <typename Function>
  void for_each(Function&& function) const {
    const std::vector<std::uint32_t>& all = documents();
    for (std::size_t i = 0; i < all.size();) {
      const std::size_t block = coded_index(i) / block_size;
      const std::span<const std::uint32_t> of_block = frequencies_of_block(block);
      for (; i < all.size() && coded_index(i) / block_size == block; ++i) {
        function(all[i], of_block[coded_index(i) % block_size]);
      }
    }
  }
  /// Those of the title, ascending; inferred titles too.
  [[nodiscard]] const std::vector<Posting>& title() const;
  /// Where the term stands in the index-th document.
  void places(std::size_t index, Places& places) const;

 private:
  [[nodiscard]] std::size_t coded_index(std::size_t index) const {
    return list_->kept.empty() ? index : list_->kept[index];
  }
  /// Decoded, until another block is that comes to stand in its place.
  [[nodiscard]] std::span<const std::uint32_t> frequencies_of_block(std::size_t block) const;

  /// Blocks of frequencies that stay decoded: as many as a scan reads twice, not so many that they fill the processor's
  /// caches.
  static constexpr std::size_t most_decoded = 8;

  KnownTerms* known_ = nullptr;
  Reader& reader_;
  const Leaf& leaf_;
  std::shared_ptr<const TermList> list_;
  mutable std::vector<std::uint32_t> of_set_;  ///< its documents, where they were asked for
  mutable std::vector<std::uint32_t> frequencies_;
  mutable std::vector<std::size_t> decoded_;  ///< which block stands at each place in frequencies_
  mutable std::shared_ptr<const std::vector<Posting>> title_;
  mutable std::shared_ptr<const std::string> position_bytes_;
  mutable PositionList positions_;
};

}  // namespace materia
