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
      const bool about = tag.level == Level::about;
      entries.emplace_back(static_cast<std::uint32_t>(above), about,
                           above == *own && about && tag.salience >= clearly_about);
    }
  }
  std::ranges::sort(entries, {}, [](TagEntry entry) { return entry.bits(); });
  std::size_t kept = 0;
  for (const TagEntry& entry : entries) {
    if (kept > 0 && entries[kept - 1].position() == entry.position()) {
      entries[kept - 1] = TagEntry::of_bits(entries[kept - 1].bits() | entry.bits());
    } else {
      entries[kept++] = entry;
    }
  }
  entries.resize(kept);
}

namespace {

/// Most collections have no more a document: their row need not grow, which copies it.
constexpr std::size_t usual_tags = 10;

}  // namespace

RolledUpTags::RolledUpTags(std::size_t documents) {
  begin_.reserve(documents + 1);
  begin_.push_back(0);
  entries_.reserve(documents * usual_tags);
}

std::span<TagEntry> RolledUpTags::add(std::span<const std::size_t> counts) {
  std::size_t end = entries_.size();
  for (const std::size_t count : counts) {
    end += count;
    begin_.push_back(static_cast<std::uint32_t>(end));
  }
  const std::size_t before = entries_.size();
  entries_.resize(end);
  return std::span(entries_).subspan(before);
}

}  // namespace materia
