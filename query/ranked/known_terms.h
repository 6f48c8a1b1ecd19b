#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/ranked/known.h"
#include "query/ranked/leaf.h"
#include "query/ranked/ranked_set.h"
#include "store/ranked/posting_list.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// The list of a term in one leaf, as it was read. Stays where it is: a part of it refers to another.
struct TermList {
  TermList() = default;
  TermList(const TermList&) = delete;
  TermList& operator=(const TermList&) = delete;

  std::int64_t term = 0;  ///< its id; 0 where the leaf does not have the term, and all is empty
  std::string bytes;
  PostingList coded;             ///< of `bytes`
  std::optional<RankedSet> set;  ///< of a term that many documents have
  /// Of other terms: ascending positions in the snapshot; those gone are left out.
  std::vector<std::uint32_t> documents;
  std::vector<std::uint32_t> kept;  ///< their places in the coded list; empty where none of it is gone
};

// What is stored of a term, by its id in a leaf. REQUIRES of all: a transaction of the leaf's generation.

std::shared_ptr<const TermList> read_list(const Leaf& leaf, std::int64_t term, Reader& reader);
/// The postings of its titles, inferred ones too, by position in the snapshot; those gone are left out.
std::shared_ptr<const std::vector<Posting>> read_titles(const Leaf& leaf, std::int64_t term, Reader& reader);
/// Its coded places (position_list.h).
std::shared_ptr<const std::string> read_positions(std::int64_t term, Reader& reader);

/// The same, remembered for a generation in at most 52 MB: people ask for the same words, and to look a list up and
/// copy it out of the file's pages is an eighth of a search. Thread-safe.
class KnownTerms {
 public:
  /// Empty for a term that the leaf does not have.
  std::shared_ptr<const TermList> list(const Leaf& leaf, const std::string& term, Reader& reader);
  std::shared_ptr<const std::vector<Posting>> titles(const Leaf& leaf, std::int64_t term, Reader& reader);
  /// How many titles have a term, inferred ones left out.
  std::size_t titles_with(const std::string& term, const Leaves& leaves, Reader& reader);
  std::shared_ptr<const std::string> positions(std::int64_t term, Reader& reader);

 private:
  Known<TermList> lists_{std::size_t{28} << 20U};
  Known<std::vector<Posting>, std::int64_t> titles_{std::size_t{5} << 20U};
  Known<std::string, std::int64_t> positions_{std::size_t{19} << 20U};
};

/// The documents of a list that is kept as a set, decoded: as TermList::documents of other lists.
std::vector<std::uint32_t> decoded_documents(const TermList& list, const Leaf& leaf);

}  // namespace materia
