#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/copy_tags.h"
#include "query/document_vectors.h"
#include "query/folding.h"
#include "query/ranked/known_phrases.h"
#include "query/ranked/known_terms.h"
#include "query/ranked/leaf.h"
#include "query/ranked_lengths.h"
#include "query/searcher.h"
#include "query/tag_lists.h"
#include "query/tag_names.h"
#include "query/title_terms.h"
#include "query/typing_help.h"
#include "query/worth_making.h"
#include "store/label_matcher.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// What is held in memory of one generation. Documents and concepts are known by position: documents in the order of
/// their ids, concepts as in the vocabulary. Immutable to its users and safe to share among threads.
class Snapshot {
 public:
  /// REQUIRES: a Reader::Transaction on `reader`, so that all is of one generation.
  Snapshot(Reader& reader, Analyzer& analyzer);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  [[nodiscard]] std::int64_t generation() const { return generation_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const TagLists& tags() const { return tags_; }
  /// The concepts that documents have a mention of with that assertion, rolled up as tags are; read by the first who
  /// asks. REQUIRES: a transaction of this generation.
  [[nodiscard]] const TagLists& asserted(Assertion assertion, Reader& reader) const;

  [[nodiscard]] const FacetNames& facet_names() const { return facet_names_; }

  /// The concepts of a scheme, by position, in the order of their labels. `scheme` is its place in the vocabulary.
  [[nodiscard]] const std::vector<std::uint32_t>& concepts_by_label(std::size_t scheme) const {
    return concepts_by_label_[scheme];
  }

  [[nodiscard]] const Folding& folding() const { return folding_; }
  /// Null where nothing is folded: no document has copies, or the query asks for each.
  [[nodiscard]] const Folding* folding_for(const Query& query) const {
    return query.copies || folding_.empty() ? nullptr : &folding_;
  }

  /// What copies add to the tags of the one that counts for them.
  [[nodiscard]] const CopyTags& copy_tags() const;
  /// The same; null where it is not made yet, and to do without it for so many documents of groups costs less.
  [[nodiscard]] const CopyTags* copy_tags(std::size_t members) const;

  /// The ranked index; null where the file has none that covers it: then FTS5 answers.
  [[nodiscard]] const Leaves* leaves() const { return leaves_ ? &*leaves_ : nullptr; }

  /// How many documents there are.
  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] DocumentId id(std::size_t document) const { return ids_[document]; }
  /// Of all, ascending.
  [[nodiscard]] std::span<const DocumentId> ids() const { return ids_; }
  /// The position of a document, looked for from `from` on; nothing when it is not there.
  [[nodiscard]] std::optional<std::size_t> find(DocumentId id, std::size_t from = 0) const;

  [[nodiscard]] const RankedLengths& lengths() const { return lengths_; }
  /// Of a term, among the titles as a collection of their own; the highest there is for a term of no title. REQUIRES: a
  /// transaction of this generation.
  [[nodiscard]] double title_idf(const std::string& term, Reader& reader) const;

  /// What the documents' tags are called; made by the first who asks.
  [[nodiscard]] const TagNames& tag_names(Analyzer& analyzer) const;

  /// Read by the first who asks. REQUIRES: a transaction of this generation.
  [[nodiscard]] const Statistics& statistics(Reader& reader) const;

  /// Those of a space of `size` dimensions, which is the same for all who ask.
  [[nodiscard]] DocumentVectors& document_vectors(std::size_t size) const;

  /// All documents, newest first (so an empty query lists them, too) or by title; read by the first who asks. REQUIRES:
  /// a transaction of this generation.
  [[nodiscard]] const std::vector<std::uint32_t>& newest_first(Reader& reader) const;
  [[nodiscard]] const std::vector<std::uint32_t>& by_title(Reader& reader) const;

  /// For typed text: one for this text, or one for all once that is worth making. `analyzer` is the caller's own.
  [[nodiscard]] std::shared_ptr<const LabelMatcher> matcher(std::string_view typed, Analyzer& analyzer) const;
  /// The one for all.
  [[nodiscard]] std::shared_ptr<const LabelMatcher> matcher(Analyzer& analyzer) const;

  /// What corrections and suggestions are made from.
  [[nodiscard]] const TypingHelp& typing() const { return typing_; }

  /// Names of the vocabulary that were looked for.
  [[nodiscard]] KnownPhrases& known_phrases() const { return known_phrases_; }
  /// Lists of terms that were read.
  [[nodiscard]] KnownTerms& known_terms() const { return known_terms_; }

  /// A count of documents, remembered by the expression that finds them, or by any other key that is no expression:
  /// typed words come again and again, and a count walks all the documents of a word. REQUIRES: `count()` counts in
  /// this generation. Empty expressions match nothing.
  [[nodiscard]] std::size_t count(const std::string& expression, const std::function<std::size_t()>& count) const;

 private:
  /// Documents, their lengths and titles: from the ranked index where there is one, else from what FTS5 has.
  void read_ranked(std::vector<RankedSegment>&& segments);
  void read_full_text(Reader& reader, Analyzer& analyzer);
  void name_concepts();
  void order_concepts();

  std::int64_t generation_;
  Vocabulary vocabulary_;
  std::optional<Leaves> leaves_;
  std::vector<DocumentId> counted_ids_;  ///< where there is no ranked index
  std::span<const DocumentId> ids_;      ///< of those, or of the leaves
  RankedLengths lengths_;
  TitleTerms title_terms_;  ///< where there is no ranked index
  TagLists tags_;
  FacetNames facet_names_;
  std::vector<std::vector<std::uint32_t>> concepts_by_label_;
  Folding folding_;

  TypingHelp typing_;
  mutable std::mutex matcher_mutex_;
  mutable std::shared_ptr<const LabelMatcher> matcher_;
  mutable WorthMaking matcher_worth_making_;
  mutable std::once_flag copy_tags_once_;
  mutable std::atomic<bool> copy_tags_made_ = false;
  mutable WorthMaking copy_tags_worth_making_;
  mutable std::unique_ptr<CopyTags> copy_tags_;
  mutable std::mutex statistics_mutex_;
  mutable std::unique_ptr<Statistics> statistics_;
  mutable std::once_flag document_vectors_made_;
  mutable std::unique_ptr<DocumentVectors> document_vectors_;
  mutable std::mutex tag_names_mutex_;
  mutable std::unique_ptr<TagNames> tag_names_;
  using Positions = std::vector<std::uint32_t>;
  [[nodiscard]] Positions positions_of(const std::vector<DocumentId>& ids) const;

  mutable std::mutex order_mutex_;  ///< for the two below
  mutable std::unique_ptr<Positions> newest_first_;
  mutable std::unique_ptr<Positions> by_title_;
  mutable std::mutex asserted_mutex_;
  mutable std::array<std::unique_ptr<TagLists>, assertion_count> asserted_;
  mutable KnownPhrases known_phrases_;
  mutable KnownTerms known_terms_;
  mutable std::mutex counts_mutex_;
  mutable std::unordered_map<std::string, std::size_t> counts_;
};

class SnapshotCache {
 public:
  /// The snapshot of the generation `reader` sees in its transaction. Loaded by one thread while those that still
  /// see the old generation go on with theirs.
  std::shared_ptr<const Snapshot> snapshot(Reader& reader, Analyzer& analyzer, const FileIdentity& file);

 private:
  std::shared_ptr<const Snapshot> held(std::int64_t generation, const FileIdentity& file);

  std::mutex loading_;
  std::mutex mutex_;  ///< for the two below
  std::shared_ptr<const Snapshot> newest_;
  FileIdentity file_;
};

}  // namespace materia
