#include "query/snapshot.h"

#include <algorithm>
#include <span>
#include <utility>

#include "query/ranked/advance.h"
#include "store/ranked/idf.h"

namespace materia {
namespace {

/// Expressions remembered; forgotten all at once when there are more.
constexpr std::size_t count_limit = 8192;
/// So many matchers for one text each are made in the time of one for all.
constexpr std::size_t matchers_in_the_time_of_one = 20;

RankedLengths::Document ranked_lengths(std::uint32_t title, std::uint32_t rest, float title_idf) {
  const std::uint32_t counting_title = title_idf > 0 ? title : 0;
  return {counting_title + rest, counting_title, title_idf};
}

}  // namespace

Snapshot::Snapshot(Reader& reader, Analyzer& analyzer)
    : generation_(reader.generation()), vocabulary_(reader.vocabulary()) {
  if (std::optional<std::vector<RankedSegment>> segments = reader.ranked_segments()) {
    read_ranked(std::move(*segments));
  } else {
    read_full_text(reader, analyzer);
  }
  tags_ = TagLists(reader.rolled_up_tags(vocabulary_, ids_), vocabulary_.concepts().size());
  folding_ = Folding(reader.copies(), ids_);
  name_concepts();
  order_concepts();
}

void Snapshot::read_ranked(std::vector<RankedSegment>&& segments) {
  leaves_.emplace(std::move(segments));
  ids_ = leaves_->ids;
  const std::vector<float> title_idf = std::exchange(leaves_->title_idf, {});
  std::vector<RankedLengths::Document> lengths;
  lengths.reserve(ids_.size());
  for (std::size_t document = 0; document < ids_.size(); ++document) {
    const FieldLengths& fields = leaves_->lengths[document];
    lengths.push_back(ranked_lengths(fields.title, fields.headings + fields.body, title_idf[document]));
  }
  lengths_ = RankedLengths(std::move(lengths));
}

void Snapshot::read_full_text(Reader& reader, Analyzer& analyzer) {
  const std::vector<DocumentLengths> all = reader.lengths();
  counted_ids_.reserve(all.size());
  for (const DocumentLengths& document : all) {
    counted_ids_.push_back(document.id);
  }
  ids_ = counted_ids_;
  title_terms_ = TitleTerms(reader, analyzer, counted_ids_);
  std::vector<RankedLengths::Document> lengths;
  lengths.reserve(ids_.size());
  for (std::size_t document = 0; document < ids_.size(); ++document) {
    const FieldFrequencies& fields = all[document].fields;
    lengths.push_back(ranked_lengths(
        fields[static_cast<std::size_t>(Field::title)],
        fields[static_cast<std::size_t>(Field::headings)] + fields[static_cast<std::size_t>(Field::body)],
        title_terms_.idf_sum(document)));
  }
  lengths_ = RankedLengths(std::move(lengths));
}

Snapshot::Positions Snapshot::positions_of(const std::vector<DocumentId>& ids) const {
  Positions positions;
  positions.reserve(ids.size());
  for (const DocumentId id : ids) {
    if (const std::optional<std::size_t> document = find(id)) {
      positions.push_back(static_cast<std::uint32_t>(*document));
    }
  }
  return positions;
}

const std::vector<std::uint32_t>& Snapshot::newest_first(Reader& reader) const {
  const std::lock_guard lock(order_mutex_);
  if (!newest_first_) {
    newest_first_ = std::make_unique<Positions>(positions_of(reader.newest_first()));
  }
  return *newest_first_;
}

const std::vector<std::uint32_t>& Snapshot::by_title(Reader& reader) const {
  const std::lock_guard lock(order_mutex_);
  if (!by_title_) {
    by_title_ = std::make_unique<Positions>(positions_of(reader.by_title()));
  }
  return *by_title_;
}

void Snapshot::name_concepts() {
  const std::vector<Concept>& concepts = vocabulary_.concepts();
  std::vector<FacetName> names;
  names.reserve(concepts.size());
  for (const Concept& named : concepts) {
    FacetName& name = names.emplace_back(FacetName{named.local_name, named.pref_label, {}});
    for (const std::size_t above : named.broader) {
      name.broader.push_back(concepts[above].local_name);
    }
  }
  facet_names_ = std::make_shared<const std::vector<FacetName>>(std::move(names));
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
  const std::size_t found = advance(ids_, from, id);
  return found < ids_.size() && ids_[found] == id ? std::optional(found) : std::nullopt;
}

std::shared_ptr<const LabelMatcher> Snapshot::matcher(Analyzer& analyzer) const {
  const std::lock_guard lock(matcher_mutex_);
  if (!matcher_) {
    matcher_ = std::make_shared<const LabelMatcher>(vocabulary_, analyzer, Abbreviations::any_case);
  }
  return matcher_;
}

std::shared_ptr<const LabelMatcher> Snapshot::matcher(std::string_view typed, Analyzer& analyzer) const {
  {
    const std::lock_guard lock(matcher_mutex_);
    if (matcher_) {
      return matcher_;
    }
  }
  return matcher_worth_making_.after(1, matchers_in_the_time_of_one)
             ? matcher(analyzer)
             : std::make_shared<const LabelMatcher>(vocabulary_, analyzer, typed);
}

const TagLists& Snapshot::asserted(Assertion assertion, Reader& reader) const {
  const std::lock_guard lock(asserted_mutex_);
  std::unique_ptr<TagLists>& lists = asserted_.at(static_cast<std::size_t>(assertion));
  if (!lists) {
    lists = std::make_unique<TagLists>(roll_up_all(reader.asserted(assertion), ids_, vocabulary_));
  }
  return *lists;
}

double Snapshot::title_idf(const std::string& term, Reader& reader) const {
  const std::size_t titles =
      leaves_ ? count("title " + term, [&] { return known_terms_.titles_with(term, *leaves_, reader); })
              : title_terms_.titles_with(term);
  return inverse_document_frequency(size(), titles);
}

const TagNames& Snapshot::tag_names(Analyzer& analyzer) const {
  const std::lock_guard lock(tag_names_mutex_);
  if (!tag_names_) {
    tag_names_ = std::make_unique<TagNames>(vocabulary_, tags_, analyzer);
  }
  return *tag_names_;
}

const CopyTags& Snapshot::copy_tags() const {
  std::call_once(copy_tags_once_, [this] {
    copy_tags_ = std::make_unique<CopyTags>(folding_, tags_);
    copy_tags_made_ = true;
  });
  return *copy_tags_;
}

const CopyTags* Snapshot::copy_tags(std::size_t members) const {
  const bool ready = copy_tags_made_ || copy_tags_worth_making_.after(members, folding_.members().count());
  return ready ? &copy_tags() : nullptr;
}

const Statistics& Snapshot::statistics(Reader& reader) const {
  const std::lock_guard lock(statistics_mutex_);
  if (!statistics_) {
    statistics_ = std::make_unique<Statistics>(reader.statistics());
  }
  return *statistics_;
}

DocumentVectors& Snapshot::document_vectors(std::size_t size) const {
  std::call_once(document_vectors_made_,
                 [&] { document_vectors_ = std::make_unique<DocumentVectors>(this->size(), size); });
  return *document_vectors_;
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
