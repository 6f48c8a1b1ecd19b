#include "query/folding.h"

#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "query/ranked/advance.h"

namespace materia {

Folding::Folding(const std::vector<Copy>& copies, std::span<const DocumentId> ids) {
  std::unordered_map<DocumentId, std::uint32_t> by_canonical;
  std::vector<std::uint32_t> positions;  // of the rows' documents
  std::vector<std::uint32_t> canonical;  // of each group
  positions.reserve(copies.size());
  std::size_t position = 0;
  for (const Copy& copy : copies) {
    position = advance(ids, position, copy.document);
    const bool is_there = position < ids.size() && ids[position] == copy.document;
    positions.push_back(is_there ? static_cast<std::uint32_t>(position) : none);
    if (is_there && copy.document == copy.canonical) {
      by_canonical.emplace(copy.canonical, static_cast<std::uint32_t>(canonical.size()));
      canonical.push_back(positions.back());
    }
  }
  if (canonical.empty()) {
    return;
  }
  group_of_.assign(ids.size(), none);
  members_ = Bitset(ids.size());
  begin_.assign(canonical.size() + 1, 0);
  for (std::size_t row = 0; row < copies.size(); ++row) {
    const auto group = by_canonical.find(copies[row].canonical);
    if (positions[row] == none || group == by_canonical.end()) {
      positions[row] = none;
      continue;
    }
    group_of_[positions[row]] = group->second;
    members_.set(positions[row]);
    ++begin_[group->second + 1];
  }
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  documents_.resize(begin_.back());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (std::uint32_t group = 0; group < canonical.size(); ++group) {
    documents_[next[group]++] = canonical[group];
  }
  for (const std::uint32_t document : positions) {
    if (document != none && canonical[group_of_[document]] != document) {
      documents_[next[group_of_[document]]++] = document;
    }
  }
}

void Folding::fold(Bitset& found) const {
  for_each_group_in(found, [&](const Part& part) {
    if (part.count == 1) {
      return;
    }
    bool shown = false;
    for (const std::uint32_t document : documents(part.group)) {
      if (shown) {
        found.reset(document);
      }
      shown = shown || part.whole || found.test(document);
    }
  });
}

std::size_t Folding::count(std::span<const TagEntry> documents) const {
  if (empty()) {
    return documents.size();
  }
  std::unordered_set<std::uint32_t> groups;
  std::size_t count = 0;
  for (const TagEntry& entry : documents) {
    const std::uint32_t group = group_of_[entry.position()];
    count += group == none || groups.insert(group).second ? 1 : 0;
  }
  return count;
}

}  // namespace materia
