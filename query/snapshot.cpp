#include "query/snapshot.h"

#include <sys/stat.h>

#include <algorithm>

namespace materia {
namespace {

/// Expressions remembered; forgotten all at once when there are more.
constexpr std::size_t count_limit = 8192;

double mean(std::uint64_t sum, std::size_t count) {
  return count == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(count);
}

}  // namespace

Snapshot::Snapshot(Reader& reader) : generation_(reader.generation()), vocabulary_(reader.vocabulary()) {
  std::uint64_t words = 0;
  std::uint64_t title_words = 0;
  for (const DocumentLengths& document : reader.lengths()) {
    RankedLengths lengths;
    for (const std::uint32_t length : document.fields) {
      lengths.whole += length;
    }
    lengths.title = document.fields[static_cast<std::size_t>(Field::title)];
    words += lengths.whole;
    title_words += lengths.title;
    ids_.push_back(document.id);
    lengths_.push_back(lengths);
  }
  mean_length_ = mean(words, ids_.size());
  mean_title_length_ = mean(title_words, ids_.size());
  for (const DocumentId id : reader.newest_first()) {
    if (const std::optional<std::size_t> document = find(id)) {
      newest_first_.push_back(*document);
    }
  }
  tags_ = TagLists(reader.tags(), ids_, vocabulary_);
}

std::optional<std::size_t> Snapshot::find(DocumentId id, std::size_t from) const {
  // Doubling steps first: documents come in order, and the next one is near.
  std::size_t step = 1;
  std::size_t end = from;
  while (end < ids_.size() && ids_[end] < id) {
    from = end + 1;
    end += step;
    step *= 2;
  }
  end = std::min(end + 1, ids_.size());
  if (from >= end) {
    return std::nullopt;
  }
  const auto begin = ids_.begin();
  const auto found =
      std::lower_bound(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(end), id);
  if (found == ids_.end() || *found != id) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - begin);
}

const LabelMatcher& Snapshot::matcher(Analyzer& analyzer) const {
  const std::lock_guard lock(matcher_mutex_);
  if (!matcher_) {
    matcher_ = std::make_unique<LabelMatcher>(vocabulary_, analyzer);
  }
  return *matcher_;
}

std::size_t Snapshot::count(const std::string& expression, Reader& reader) const {
  if (expression.empty()) {
    return 0;
  }
  {
    const std::lock_guard lock(counts_mutex_);
    if (const auto known = counts_.find(expression); known != counts_.end()) {
      return known->second;
    }
  }
  const std::size_t count = reader.count(expression);
  const std::lock_guard lock(counts_mutex_);
  if (counts_.size() >= count_limit) {
    counts_.clear();
  }
  counts_[expression] = count;
  return count;
}

FileIdentity file_identity(const std::filesystem::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) {
    return {};
  }
  return {status.st_dev, status.st_ino};
}

std::shared_ptr<const Snapshot> SnapshotCache::held(std::int64_t generation, const FileIdentity& file) {
  const std::lock_guard lock(mutex_);
  return newest_ && file_ == file && newest_->generation() == generation ? newest_ : nullptr;
}

std::shared_ptr<const Snapshot> SnapshotCache::snapshot(Reader& reader, const FileIdentity& file) {
  const std::int64_t generation = reader.generation();
  if (auto known = held(generation, file)) {
    return known;
  }
  const std::lock_guard loading(loading_);
  if (auto known = held(generation, file)) {
    return known;
  }
  auto loaded = std::make_shared<const Snapshot>(reader);
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
