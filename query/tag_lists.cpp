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

/// Most collections have no more a document: their row need not grow, which copies it.
constexpr std::size_t usual_tags = 10;

}  // namespace

TagLists::Builder::Builder(std::size_t documents) : documents_(documents) {
  begin_.reserve(documents + 1);
  entries_.reserve(documents * usual_tags);
}

void TagLists::Builder::add(std::size_t document, std::span<const TagEntry> entries) {
  begin_.resize(document + 1, static_cast<std::uint32_t>(entries_.size()));
  entries_.insert(entries_.end(), entries.begin(), entries.end());
}

TagLists TagLists::Builder::take(std::size_t concept_count) {
  begin_.resize(documents_ + 1, static_cast<std::uint32_t>(entries_.size()));
  TagLists lists;
  lists.concept_count_ = concept_count;
  lists.concepts_ = std::move(entries_);
  lists.concepts_begin_ = std::move(begin_);
  return lists;
}

const TagLists::Inverted& TagLists::inverted() const {
  std::call_once(inverted_->made, [this] { invert(); });
  return *inverted_;
}

void TagLists::invert() const {
  Inverted& by_concept = *inverted_;
  by_concept.begin.assign(concept_count_ + 1, 0);
  for (const TagEntry& entry : concepts_) {
    ++by_concept.begin[entry.position + 1];
  }
  for (std::size_t i = 1; i < by_concept.begin.size(); ++i) {
    by_concept.begin[i] += by_concept.begin[i - 1];
  }
  by_concept.documents.resize(concepts_.size());
  std::vector<std::size_t> next = by_concept.begin;
  for (std::size_t document = 0; document < size(); ++document) {
    for (const TagEntry& entry : concepts(document)) {
      TagEntry& having = by_concept.documents[next[entry.position]++];
      having = entry;
      having.position = static_cast<std::uint32_t>(document) & TagEntry::most;
    }
  }
  by_concept.sets.resize(concept_count_);
  for (std::size_t position = 0; position < concept_count_; ++position) {
    const auto having =
        std::span(by_concept.documents)
            .subspan(by_concept.begin[position], by_concept.begin[position + 1] - by_concept.begin[position]);
    if (having.size() > size() / worth_a_set) {
      by_concept.sets[position] = Bitset(size());
      for (const TagEntry& entry : having) {
        by_concept.sets[position].set(entry.position);
      }
    }
    by_concept.cost += by_concept.sets[position].size() > 0 ? by_concept.sets[position].words() * cost_of_word
                                                            : having.size() * cost_of_listed;
  }
}

bool TagLists::many(std::size_t documents) const {
  const std::size_t entries = documents * concepts_.size() / std::max<std::size_t>(size(), 1);
  return documents > size() / few && documents * cost_of_document + entries * cost_of_entry > inverted().cost;
}

std::size_t TagLists::count(std::size_t concept_position, const Bitset& documents) const {
  const Bitset& set = inverted().sets[concept_position];
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
  const Inverted& by_concept = inverted();
  return std::span(by_concept.documents)
      .subspan(by_concept.begin[concept_position],
               by_concept.begin[concept_position + 1] - by_concept.begin[concept_position]);
}

TagLists roll_up_all(const std::vector<DocumentTag>& rows, const std::vector<DocumentId>& ids,
                     const Vocabulary& vocabulary) {
  TagLists::Builder builder(ids.size());
  std::vector<Tag> tags;
  std::vector<TagEntry> entries;
  auto row = rows.begin();
  for (std::size_t document = 0; document < ids.size(); ++document) {
    row = std::find_if(row, rows.end(), [&](const DocumentTag& other) { return other.document >= ids[document]; });
    tags.clear();
    for (; row != rows.end() && row->document == ids[document]; ++row) {
      tags.push_back(row->tag);
    }
    roll_up(tags, vocabulary, entries);
    builder.add(document, entries);
  }
  return builder.take(vocabulary.concepts().size());
}

}  // namespace materia
