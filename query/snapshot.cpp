#include "query/snapshot.h"

#include <algorithm>
#include <span>

#include "query/ranked/advance.h"

namespace materia {
namespace {

/// Expressions remembered; forgotten all at once when there are more.
constexpr std::size_t count_limit = 8192;

}  // namespace

Snapshot::Snapshot(Reader& reader, Analyzer& analyzer)
    : generation_(reader.generation()), vocabulary_(reader.vocabulary()) {
  const std::vector<DocumentLengths> all_lengths = reader.lengths();
  ids_.reserve(all_lengths.size());
  for (const DocumentLengths& document : all_lengths) {
    ids_.push_back(document.id);
  }
  Leaves leaves(reader.ranked_segments());
  if (leaves.ids == ids_) {
    leaves_ = std::move(leaves);
  }
  title_terms_ = TitleTerms(reader, analyzer, ids_);
  std::vector<RankedLengths::Document> lengths(ids_.size());
  for (std::size_t document = 0; document < ids_.size(); ++document) {
    const FieldFrequencies& fields = all_lengths[document].fields;
    lengths[document].title_idf = title_terms_.idf_sum(document);
    if (lengths[document].title_idf > 0) {
      lengths[document].title = fields[static_cast<std::size_t>(Field::title)];
    }
    lengths[document].whole = lengths[document].title + fields[static_cast<std::size_t>(Field::headings)] +
                              fields[static_cast<std::size_t>(Field::body)];
  }
  lengths_ = RankedLengths(lengths);
  for (const DocumentId id : reader.newest_first()) {
    if (const std::optional<std::size_t> document = find(id)) {
      newest_first_.push_back(*document);
    }
  }
  tags_ = TagLists(reader.tags(), ids_, vocabulary_);
  folding_ = Folding(reader.copies(), ids_);
  order_concepts();
}

void Snapshot::order_concepts() {
  const std::vector<Concept>& concepts = vocabulary_.concepts();
  for (const Scheme& scheme : vocabulary_.schemes()) {
    std::vector<std::uint32_t>& positions = concepts_by_label_.emplace_back();
    for (std::size_t position = 0; position < concepts.size(); ++position) {
      if (concepts[position].scheme == scheme.local_name) {
        positions.push_back(static_cast<std::uint32_t>(position));
      }
    }
    std::stable_sort(positions.begin(), positions.end(), [&](std::uint32_t left, std::uint32_t right) {
      return concepts[left].pref_label < concepts[right].pref_label;
    });
  }
}

std::optional<std::size_t> Snapshot::find(DocumentId id, std::size_t from) const {
  const std::size_t found = advance(std::span<const DocumentId>(ids_), from, id);
  return found < ids_.size() && ids_[found] == id ? std::optional(found) : std::nullopt;
}

const LabelMatcher& Snapshot::matcher(Analyzer& analyzer) const {
  const std::lock_guard lock(matcher_mutex_);
  if (!matcher_) {
    matcher_ = std::make_unique<LabelMatcher>(vocabulary_, analyzer);
  }
  return *matcher_;
}

const TagLists& Snapshot::asserted(Assertion assertion, Reader& reader) const {
  const std::lock_guard lock(asserted_mutex_);
  std::unique_ptr<TagLists>& lists = asserted_.at(static_cast<std::size_t>(assertion));
  if (!lists) {
    lists = std::make_unique<TagLists>(reader.asserted(assertion), ids_, vocabulary_);
  }
  return *lists;
}

double Snapshot::title_idf(std::string_view term) const {
  return title_terms_.idf(term);
}

const TagNames& Snapshot::tag_names(Analyzer& analyzer) const {
  const std::lock_guard lock(tag_names_mutex_);
  if (!tag_names_) {
    tag_names_ = std::make_unique<TagNames>(vocabulary_, tags_, size(), analyzer);
  }
  return *tag_names_;
}

std::size_t Snapshot::count(const std::string& expression, const std::function<std::size_t()>& count) const {
  if (expression.empty()) {
    return 0;
  }
  {
    const std::lock_guard lock(counts_mutex_);
    if (const auto known = counts_.find(expression); known != counts_.end()) {
      return known->second;
    }
  }
  const std::size_t counted = count();
  const std::lock_guard lock(counts_mutex_);
  if (counts_.size() >= count_limit) {
    counts_.clear();
  }
  counts_[expression] = counted;
  return counted;
}

std::shared_ptr<const Snapshot> SnapshotCache::held(std::int64_t generation, const FileIdentity& file) {
  const std::lock_guard lock(mutex_);
  return newest_ && file_ == file && newest_->generation() == generation ? newest_ : nullptr;
}

std::shared_ptr<const Snapshot> SnapshotCache::snapshot(Reader& reader, Analyzer& analyzer, const FileIdentity& file) {
  const std::int64_t generation = reader.generation();
  if (auto known = held(generation, file)) {
    return known;
  }
  const std::lock_guard loading(loading_);
  if (auto known = held(generation, file)) {
    return known;
  }
  auto loaded = std::make_shared<const Snapshot>(reader, analyzer);
  const std::lock_guard lock(mutex_);
  if (!newest_ || file_ != file || newest_->generation() < generation) {
    newest_ = loaded;
    file_ = file;
  }
  return loaded;
}

std::shared_ptr<SnapshotCache> make_snapshot_cache() {
  return std::make_shared<SnapshotCache>();
}

}  // namespace materia
