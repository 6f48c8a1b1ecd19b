#include "query/tag_lists.h"

#include <algorithm>
#include <utility>

namespace materia {
namespace {

/// A concept that more than one document in so many has is counted by sets: 64 documents in the time of one.
constexpr std::size_t worth_a_set = 128;
/// Fewer than one document in so many are always walked.
constexpr std::size_t few = 256;

/// What counting costs, roughly, in quarters of a nanosecond: what lies in a row is read while it is counted, what a
/// document has has to be waited for.
constexpr std::size_t cost_of_document = 60;
constexpr std::size_t cost_of_entry = 24;
constexpr std::size_t cost_of_listed = 6;
constexpr std::size_t cost_of_word = 1;
constexpr std::size_t cost_of_look = 4;        ///< at an entry, in a row
constexpr std::size_t cost_of_inversion = 12;  ///< of an entry

}  // namespace

TagLists::TagLists(RolledUpTags tags, std::size_t concept_count)
    : concept_count_(concept_count), by_document_(std::move(tags)) {}

const TagLists::Inverted& TagLists::inverted() const {
  std::call_once(inverted_->once, [this] { invert(); });
  return *inverted_;
}

void TagLists::invert() const {
  Inverted& by_concept = *inverted_;
  by_concept.begin.assign(concept_count_ + 1, 0);
  for (const TagEntry& entry : by_document_.all()) {
    ++by_concept.begin[entry.position() + 1];
  }
  for (std::size_t i = 1; i < by_concept.begin.size(); ++i) {
    by_concept.begin[i] += by_concept.begin[i - 1];
  }
  by_concept.documents.resize(by_document_.all().size());
  std::vector<std::size_t> next = by_concept.begin;
  for (std::size_t document = 0; document < by_document_.size(); ++document) {
    for (const TagEntry& entry : concepts(document)) {
      by_concept.documents[next[entry.position()]++] =
          TagEntry(static_cast<std::uint32_t>(document), entry.about(), entry.clearly());
    }
  }
  by_concept.sets.resize(concept_count_);
  for (std::size_t position = 0; position < concept_count_; ++position) {
    const auto having =
        std::span(by_concept.documents)
            .subspan(by_concept.begin[position], by_concept.begin[position + 1] - by_concept.begin[position]);
    if (having.size() > by_document_.size() / worth_a_set) {
      by_concept.sets[position] = Bitset(by_document_.size());
      for (const TagEntry& entry : having) {
        by_concept.sets[position].set(entry.position());
      }
    }
    by_concept.cost += by_concept.sets[position].size() > 0 ? by_concept.sets[position].words() * cost_of_word
                                                            : having.size() * cost_of_listed;
  }
  by_concept.made = true;
}

std::size_t TagLists::cost_of_inverting() const {
  return by_document_.all().size() * cost_of_inversion;
}

bool TagLists::many(std::size_t documents) const {
  const std::size_t entries = documents * by_document_.all().size() / std::max<std::size_t>(by_document_.size(), 1);
  const std::size_t walk = documents * cost_of_document + entries * cost_of_entry;
  if (documents <= by_document_.size() / few) {
    return false;
  }
  const bool by_concept = inverted_->made || inverted_->worth_making.after(walk, cost_of_inverting());
  return by_concept && walk > inverted().cost;
}

Bitset TagLists::documents_with(std::span<const std::size_t> concepts, bool about_only) const {
  Bitset found(by_document_.size());
  if (!inverted_->made &&
      !inverted_->worth_making.after(by_document_.all().size() * cost_of_look, cost_of_inverting())) {
    std::vector<char> wanted(concept_count_);
    for (const std::size_t position : concepts) {
      wanted[position] = 1;
    }
    for_each([&](TagEntry entry) { return (wanted[entry.position()] != 0) & (entry.about() | !about_only); },
             [&](std::size_t document, TagEntry /*entry*/) { found.set(document); });
    return found;
  }
  for (const std::size_t position : concepts) {
    for (const TagEntry& entry : documents(position)) {
      if (entry.about() || !about_only) {
        found.set(entry.position());
      }
    }
  }
  return found;
}

std::size_t TagLists::count(std::size_t concept_position, const Bitset& documents) const {
  const Bitset& set = inverted().sets[concept_position];
  if (set.size() > 0) {
    return count_both(set, documents);
  }
  std::size_t count = 0;
  for (const TagEntry& entry : this->documents(concept_position)) {
    count += documents.test(entry.position()) ? 1 : 0;
  }
  return count;
}

std::span<const TagEntry> TagLists::documents(std::size_t concept_position) const {
  const Inverted& by_concept = inverted();
  return std::span(by_concept.documents)
      .subspan(by_concept.begin[concept_position],
               by_concept.begin[concept_position + 1] - by_concept.begin[concept_position]);
}

TagLists roll_up_all(const std::vector<DocumentTag>& rows, std::span<const DocumentId> ids,
                     const Vocabulary& vocabulary) {
  RolledUpTags rolled(ids.size());
  std::vector<Tag> tags;
  std::vector<TagEntry> entries;
  auto row = rows.begin();
  for (const DocumentId id : ids) {
    row = std::find_if(row, rows.end(), [&](const DocumentTag& other) { return other.document >= id; });
    tags.clear();
    for (; row != rows.end() && row->document == id; ++row) {
      tags.push_back(row->tag);
    }
    roll_up(tags, vocabulary, entries);
    rolled.add(entries);
  }
  return TagLists(std::move(rolled), vocabulary.concepts().size());
}

}  // namespace materia
