#include "query/ranked/known_terms.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "store/byte_stream.h"
#include "store/ranked/bit_packing.h"
#include "store/ranked/document_set.h"

namespace materia {
namespace {

/// Puts positions in the snapshot in the place of numbers in the leaf.
void leave_out_gone(const Leaf& leaf, TermList& list) {
  std::size_t kept = 0;
  bool some_gone = false;
  for (std::size_t i = 0; i < list.documents.size(); ++i) {
    const std::uint32_t position = leaf.positions[list.documents[i]];
    if (position == Leaf::gone) {
      if (!some_gone) {
        some_gone = true;
        list.kept.resize(i);
        std::iota(list.kept.begin(), list.kept.end(), 0U);
      }
      continue;
    }
    if (some_gone) {
      list.kept.push_back(static_cast<std::uint32_t>(i));
    }
    list.documents[kept++] = position;
  }
  list.documents.resize(kept);
}

std::size_t size_in_bytes(const TermList& list) {
  constexpr std::size_t bytes_of_block_place = 32;  // about, in a PostingList
  return sizeof list + list.bytes.size() + list.coded.blocks() * bytes_of_block_place +
         (list.set ? list.set->bytes() : 0) + (list.documents.size() + list.kept.size()) * sizeof list.documents[0];
}

std::size_t size_in_bytes(const std::vector<Posting>& titles) {
  return titles.size() * sizeof titles[0];
}

std::size_t size_in_bytes(const std::string& bytes) {
  return bytes.size();
}

template <typename Value, typename Key, typename Read>
std::shared_ptr<const Value> known_or_read(Known<Value, Key>& known, const Key& key, const Read& read) {
  std::shared_ptr<const Value> value = known.find(key);
  if (!value) {
    value = read();
    known.keep(key, value, size_in_bytes(*value));
  }
  return value;
}

}  // namespace

std::vector<std::uint32_t> decoded_documents(const TermList& list, const Leaf& leaf) {
  std::vector<std::uint32_t> documents(list.coded.size());
  list.coded.documents(documents);
  if (leaf.in_a_row() && leaf.first > 0) {
    for (std::uint32_t& document : documents) {
      document += leaf.first;
    }
  }
  return documents;
}

std::shared_ptr<const TermList> read_list(const Leaf& leaf, std::int64_t term, Reader& reader) {
  auto list = std::make_shared<TermList>();
  if (!reader.ranked_list(term, RankedList::postings, list->bytes)) {
    return list;
  }
  list->term = term;
  list->coded = PostingList(bytes_of(list->bytes), leaf.documents);
  std::string set;
  if (leaf.in_a_row() && worth_a_set(list->coded.size(), leaf.documents) &&
      reader.ranked_list(term, RankedList::set, set)) {
    list->set.emplace(decode_set(bytes_of(set), list->coded.size(), leaf.documents), leaf.first);
    return list;
  }
  list->documents = decoded_documents(*list, leaf);
  if (!leaf.in_a_row()) {
    leave_out_gone(leaf, *list);
  }
  return list;
}

std::shared_ptr<const std::vector<Posting>> read_titles(const Leaf& leaf, std::int64_t term, Reader& reader) {
  auto titles = std::make_shared<std::vector<Posting>>();
  std::string bytes;
  if (!reader.ranked_list(term, RankedList::titles, bytes)) {
    return titles;
  }
  const PostingList list(bytes_of(bytes), leaf.documents);
  std::vector<std::uint32_t> documents(list.size());
  list.documents(documents);
  titles->reserve(documents.size());
  Block frequencies{};
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i % block_size == 0) {
      list.frequencies(i / block_size, frequencies);
    }
    const std::uint32_t position = leaf.position(documents[i]);
    if (position != Leaf::gone) {
      titles->push_back({position, frequencies[i % block_size]});
    }
  }
  return titles;
}

std::shared_ptr<const std::string> read_positions(std::int64_t term, Reader& reader) {
  auto positions = std::make_shared<std::string>();
  reader.ranked_list(term, RankedList::positions, *positions);
  return positions;
}

std::shared_ptr<const TermList> KnownTerms::list(const Leaf& leaf, const std::string& term, Reader& reader) {
  return known_or_read(lists_, std::to_string(leaf.segment) + ' ' + term, [&] {
    const std::optional<std::int64_t> id = reader.ranked_term(leaf.segment, term);
    return id ? read_list(leaf, *id, reader) : std::make_shared<const TermList>();
  });
}

std::shared_ptr<const std::vector<Posting>> KnownTerms::titles(const Leaf& leaf, std::int64_t term, Reader& reader) {
  return known_or_read(titles_, term, [&] { return read_titles(leaf, term, reader); });
}

std::size_t KnownTerms::titles_with(const std::string& term, const Leaves& leaves, Reader& reader) {
  std::size_t count = 0;
  for (const Leaf& leaf : leaves.leaves) {
    if (const std::optional<std::int64_t> id = reader.ranked_term(leaf.segment, term)) {
      count += static_cast<std::size_t>(std::ranges::count_if(*titles(leaf, *id, reader), [&](const Posting& posting) {
        return !leaves.inferred_titles.test(posting.document);
      }));
    }
  }
  return count;
}

std::shared_ptr<const std::string> KnownTerms::positions(std::int64_t term, Reader& reader) {
  return known_or_read(positions_, term, [&] { return read_positions(term, reader); });
}

}  // namespace materia
