#include "query/copy_tags.h"

#include <algorithm>

namespace materia {
namespace {

/// What `other` has beyond `canonical`; both ascending.
void append_extras(std::span<const TagEntry> canonical, std::span<const TagEntry> other,
                   std::vector<CopyTags::Extra>& extras) {
  auto known = canonical.begin();
  for (const TagEntry& entry : other) {
    known =
        std::find_if(known, canonical.end(), [&](const TagEntry& tag) { return tag.position() >= entry.position(); });
    const bool both = known != canonical.end() && known->position() == entry.position();
    const bool about = entry.about() && !(both && known->about());
    if (!both || about) {
      extras.push_back({entry.position(), !both, about});
    }
  }
}

/// Those of several copies as one.
void unite(std::vector<CopyTags::Extra>& extras) {
  std::ranges::stable_sort(extras, {}, &CopyTags::Extra::position);
  std::size_t kept = 0;
  for (const CopyTags::Extra& extra : extras) {
    if (kept > 0 && extras[kept - 1].position == extra.position) {
      extras[kept - 1].has |= extra.has;
      extras[kept - 1].about |= extra.about;
    } else {
      extras[kept++] = extra;
    }
  }
  extras.resize(kept);
}

}  // namespace

CopyTags::CopyTags(const Folding& folding, const TagLists& tags) : begin_{0} {
  begin_.reserve(folding.groups() + 1);
  std::vector<Extra> of_group;
  for (std::uint32_t group = 0; group < folding.groups(); ++group) {
    const std::span<const std::uint32_t> documents = folding.documents(group);
    of_group.clear();
    for (const std::uint32_t copy : documents.subspan(1)) {
      append_extras(tags.concepts(documents.front()), tags.concepts(copy), of_group);
    }
    unite(of_group);
    extras_.insert(extras_.end(), of_group.begin(), of_group.end());
    begin_.push_back(static_cast<std::uint32_t>(extras_.size()));
  }
}

}  // namespace materia
