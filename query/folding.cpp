#include "query/folding.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace materia {

Folding::Folding(const std::vector<Copy>& copies, const std::vector<DocumentId>& ids) {
  const auto position = [&](DocumentId id) {
    const auto found = std::lower_bound(ids.begin(), ids.end(), id);
    return found != ids.end() && *found == id ? static_cast<std::size_t>(found - ids.begin()) : ids.size();
  };
  std::unordered_map<DocumentId, std::uint32_t> by_canonical;
  std::vector<std::vector<std::uint32_t>> groups;
  for (const Copy& copy : copies) {
    const std::size_t document = position(copy.document);
    const std::size_t canonical = position(copy.canonical);
    if (document == ids.size() || canonical == ids.size()) {
      continue;
    }
    const auto [group, is_new] = by_canonical.emplace(copy.canonical, static_cast<std::uint32_t>(groups.size()));
    if (is_new) {
      groups.push_back({static_cast<std::uint32_t>(canonical)});
    }
    if (document != canonical) {
      groups[group->second].push_back(static_cast<std::uint32_t>(document));
    }
  }
  if (groups.empty()) {
    return;
  }
  group_of_.assign(ids.size(), none);
  members_ = Bitset(ids.size());
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    for (const std::uint32_t document : groups[group]) {
      group_of_[document] = group;
      members_.set(document);
    }
    documents_.insert(documents_.end(), groups[group].begin(), groups[group].end());
    begin_.push_back(static_cast<std::uint32_t>(documents_.size()));
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
    const std::uint32_t group = group_of_[entry.position];
    count += group == none || groups.insert(group).second ? 1 : 0;
  }
  return count;
}

}  // namespace materia
