#include "query/ranked/leaf.h"

#include <algorithm>
#include <utility>

namespace materia {
namespace {

struct Living {
  DocumentId id;
  std::size_t leaf;
  std::uint32_t number;
};

std::vector<Living> living_documents(const std::vector<RankedSegment>& segments) {
  std::vector<Living> living;
  for (std::size_t leaf = 0; leaf < segments.size(); ++leaf) {
    auto gone = segments[leaf].gone.begin();
    for (std::uint32_t number = 0; number < segments[leaf].documents.size(); ++number) {
      if (gone != segments[leaf].gone.end() && *gone == number) {
        ++gone;
      } else {
        living.push_back({segments[leaf].documents[number], leaf, number});
      }
    }
  }
  const auto by_id = [](const Living& left, const Living& right) { return left.id < right.id; };
  if (!std::is_sorted(living.begin(), living.end(), by_id)) {
    std::sort(living.begin(), living.end(), by_id);
  }
  return living;
}

/// Segments written one after the other hold the documents in a row: then there is nothing to look up.
void simplify_positions(Leaf& leaf) {
  const std::vector<std::uint32_t>& positions = leaf.positions;
  // Behind a first one that is gone, position 0 would look like the next.
  if (positions.empty() || positions.front() == Leaf::gone) {
    return;
  }
  const auto gap = std::adjacent_find(positions.begin(), positions.end(),
                                      [](std::uint32_t left, std::uint32_t right) { return right != left + 1; });
  if (gap == positions.end()) {
    leaf.first = positions.front();
    leaf.positions = {};
  }
}

}  // namespace

Leaves::Leaves(std::vector<RankedSegment> segments) {
  read_documents(std::move(segments));
  inferred_titles = Bitset(lengths.size());
  for (std::size_t document = 0; document < lengths.size(); ++document) {
    longest_title = std::max(longest_title, lengths[document].title);
    if (!lengths[document].title_counts) {
      inferred_titles.set(document);
    }
  }
}

void Leaves::read_documents(std::vector<RankedSegment>&& segments) {
  for (const RankedSegment& segment : segments) {
    leaves.push_back({segment.id, static_cast<std::uint32_t>(segment.documents.size()), {}, 0, Bitset()});
  }
  if (segments.size() == 1 && segments.front().gone.empty()) {
    ids = std::move(segments.front().documents);
    lengths = std::move(segments.front().lengths);
    title_idf = std::move(segments.front().title_idf);
    return;
  }
  const std::vector<Living> living = living_documents(segments);
  for (Leaf& leaf : leaves) {
    leaf.positions.assign(leaf.documents, Leaf::gone);
    leaf.living = Bitset(segments.size() == 1 ? 0 : living.size());
  }
  for (const Living& document : living) {
    Leaf& leaf = leaves[document.leaf];
    leaf.positions[document.number] = static_cast<std::uint32_t>(ids.size());
    if (!leaf.is_all()) {
      leaf.living.set(ids.size());
    }
    ids.push_back(document.id);
    lengths.push_back(segments[document.leaf].lengths[document.number]);
    title_idf.push_back(segments[document.leaf].title_idf[document.number]);
  }
  std::for_each(leaves.begin(), leaves.end(), simplify_positions);
}

}  // namespace materia
