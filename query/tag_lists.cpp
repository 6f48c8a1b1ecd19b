#include "query/tag_lists.h"

#include <algorithm>

namespace materia {
namespace {

/// A concept that more than one document in so many has is counted by sets: 64 documents in the time of one.
constexpr std::size_t worth_a_set = 128;

template <typename Entry, typename Begin>
std::span<const Entry> part(const std::vector<Entry>& entries, const std::vector<Begin>& begin, std::size_t position) {
  return std::span(entries).subspan(begin[position], begin[position + 1] - begin[position]);
}

/// Sorts by position and keeps each once, about where any of the same is.
void merge(std::vector<TagEntry>& entries) {
  std::sort(entries.begin(), entries.end(), [](const TagEntry& left, const TagEntry& right) {
    return left.position != right.position ? left.position < right.position : left.about > right.about;
  });
  const auto same = [](const TagEntry& left, const TagEntry& right) { return left.position == right.position; };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
}

}  // namespace

TagLists::TagLists(const std::vector<DocumentTag>& tags, const std::vector<DocumentId>& ids,
                   const Vocabulary& vocabulary) {
  stored_begin_.reserve(ids.size() + 1);
  auto tag = tags.begin();
  for (const DocumentId id : ids) {
    stored_begin_.push_back(stored_.size());
    tag = std::find_if(tag, tags.end(), [&](const DocumentTag& candidate) { return candidate.document >= id; });
    for (; tag != tags.end() && tag->document == id; ++tag) {
      if (vocabulary.find(tag->tag.concept_id)) {
        stored_.push_back(*tag);
      }
    }
  }
  stored_begin_.push_back(stored_.size());
  roll_up(vocabulary);
  invert(vocabulary.concepts().size());
}

void TagLists::roll_up(const Vocabulary& vocabulary) {
  concepts_begin_.reserve(stored_begin_.size());
  std::vector<TagEntry> entries;
  for (std::size_t document = 0; document + 1 < stored_begin_.size(); ++document) {
    entries.clear();
    for (const DocumentTag& stored : part(stored_, stored_begin_, document)) {
      for (const std::size_t above : vocabulary.ancestors(*vocabulary.find(stored.tag.concept_id))) {
        TagEntry& entry = entries.emplace_back();
        entry.position = static_cast<std::uint32_t>(above) & TagEntry::most;
        entry.about = stored.tag.level == Level::about;
      }
    }
    merge(entries);
    concepts_begin_.push_back(static_cast<std::uint32_t>(concepts_.size()));
    concepts_.insert(concepts_.end(), entries.begin(), entries.end());
  }
  concepts_begin_.push_back(static_cast<std::uint32_t>(concepts_.size()));
}

void TagLists::invert(std::size_t concept_count) {
  documents_begin_.assign(concept_count + 1, 0);
  for (const TagEntry& entry : concepts_) {
    ++documents_begin_[entry.position + 1];
  }
  for (std::size_t i = 1; i < documents_begin_.size(); ++i) {
    documents_begin_[i] += documents_begin_[i - 1];
  }
  documents_.resize(concepts_.size());
  std::vector<std::size_t> next = documents_begin_;
  for (std::size_t document = 0; document + 1 < concepts_begin_.size(); ++document) {
    for (const TagEntry& entry : part(concepts_, concepts_begin_, document)) {
      TagEntry& inverted = documents_[next[entry.position]++];
      inverted.position = static_cast<std::uint32_t>(document) & TagEntry::most;
      inverted.about = entry.about;
    }
  }
  const std::size_t documents = stored_begin_.size() - 1;
  sets_.resize(concept_count);
  for (std::size_t concept_position = 0; concept_position < concept_count; ++concept_position) {
    const std::span<const TagEntry> having = this->documents(concept_position);
    if (having.size() > documents / worth_a_set) {
      sets_[concept_position] = Bitset(documents);
      for (const TagEntry& entry : having) {
        sets_[concept_position].set(entry.position);
      }
    }
    looked_at_ += std::min(having.size(), documents / worth_a_set / 2);
  }
}

bool TagLists::many(std::size_t documents) const {
  const std::size_t all = stored_begin_.size() - 1;
  return all > 0 && documents * (concepts_.size() / all) > looked_at_;
}

std::size_t TagLists::count(std::size_t concept_position, const Bitset& documents) const {
  const Bitset& set = sets_[concept_position];
  if (set.size() > 0) {
    return count_both(set, documents);
  }
  std::size_t count = 0;
  for (const TagEntry& entry : this->documents(concept_position)) {
    count += documents.test(entry.position) ? 1 : 0;
  }
  return count;
}

std::span<const TagEntry> TagLists::documents(std::size_t concept_position) const {
  return part(documents_, documents_begin_, concept_position);
}

std::span<const DocumentTag> TagLists::stored(std::size_t document) const {
  return part(stored_, stored_begin_, document);
}

}  // namespace materia
