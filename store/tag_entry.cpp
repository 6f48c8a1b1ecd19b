#include "store/tag_entry.h"

#include <algorithm>

#include "store/level.h"

namespace materia {

void roll_up(const std::vector<Tag>& tags, const Vocabulary& vocabulary, std::vector<TagEntry>& entries) {
  entries.clear();
  for (const Tag& tag : tags) {
    const std::optional<std::size_t> own = vocabulary.find(tag.concept_id);
    if (!own) {
      continue;
    }
    for (const std::size_t above : vocabulary.ancestors(*own)) {
      TagEntry& entry = entries.emplace_back();
      entry.position = static_cast<std::uint32_t>(above) & TagEntry::most;
      entry.about = tag.level == Level::about;
      entry.clearly = above == *own && tag.level == Level::about && tag.salience >= clearly_about;
    }
  }
  std::ranges::sort(entries, {}, [](const TagEntry& entry) { return entry.position; });
  std::size_t kept = 0;
  for (const TagEntry& entry : entries) {
    if (kept > 0 && entries[kept - 1].position == entry.position) {
      entries[kept - 1].about = entries[kept - 1].about || entry.about;
      entries[kept - 1].clearly = entries[kept - 1].clearly || entry.clearly;
    } else {
      entries[kept++] = entry;
    }
  }
  entries.resize(kept);
}

}  // namespace materia
