#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/analyzed_document.h"
#include "store/document.h"
#include "store/duplicates.h"
#include "store/editors_work.h"
#include "store/reader.h"
#include "store/vocabulary.h"

namespace materia {

class Connection;  // private to the store

/// A source file as it was when it was last read. One file holds one document, or many (JSON lines).
struct SourceFile {
  std::int64_t id = 0;
  std::string path;  ///< relative to the corpus
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  ///< since the epoch of the file clock; compared for equality only
  std::uint64_t hash = 0;        ///< of the bytes
};

/// What the writer needs to know of a stored document to reconcile it with its source.
struct StoredDocument {
  DocumentId id = 0;
  std::int64_t file = 0;
  std::string path;
  std::uint64_t hash = 0;  ///< of the source bytes it was made from
};

/// The searched text of a stored document; valid while it is shown.
struct StoredText {
  DocumentId id = 0;
  std::string_view title;
  bool title_inferred = false;  ///< then the title stands in the body, too
  std::string_view headings;
  std::string_view body;
};

/// The single writer of a knowledge base: one transaction from construction to commit(). A writer that is destroyed
/// without commit() leaves the file as it was. Not thread-safe. A second writer waits for the first, 10 seconds at
/// most, then throws Error.
class Writer {
 public:
  enum class Mode {
    update,  ///< a change to a file that may be large: FTS5 merges as it goes
    bulk     ///< a first load: large FTS5 buffers, one optimize at the end
  };

  static constexpr std::size_t default_memory = std::size_t{512} << 20U;

  /// Opens the file, creating it where there is none and migrating an older schema. Throws Error when the file
  /// is no knowledge base, was written by a newer materia, or can't be written.
  /// What a bulk load gathers before it writes takes about half of `memory` bytes at most: an eighth for FTS5's terms,
  /// an eighth for pages, a quarter for postings.
  explicit Writer(const std::filesystem::path& file, Mode mode = Mode::update, std::size_t memory = default_memory);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  [[nodiscard]] std::vector<SourceFile> files();
  [[nodiscard]] std::vector<StoredDocument> documents();
  /// Of all documents, ascending.
  [[nodiscard]] std::vector<DocumentId> document_ids();
  [[nodiscard]] std::size_t document_count();
  [[nodiscard]] std::optional<Document> document(DocumentId id);
  [[nodiscard]] std::optional<std::string> path(DocumentId id);
  [[nodiscard]] std::optional<DocumentId> find_document(std::string_view path);

  std::int64_t put_file(const SourceFile& file);  ///< id 0 adds; else updates that row. Returns the id.
  void remove_file(std::int64_t id);              ///< and its documents

  /// Adds a document and returns its id: `id` where that is not 0 (a rebuild keeps the ids that links point to).
  /// `analyzed` is what the analyzer reads its searched text as, where that is known; else it is read here.
  DocumentId add_document(std::int64_t file, const Document& document, std::uint64_t hash, DocumentId id = 0,
                          std::optional<AnalyzedDocument> analyzed = std::nullopt);
  /// Writes what a bulk load has gathered in memory: no more documents are to come. Others do nothing here.
  void end_load();
  void update_document(DocumentId id, const Document& document, std::uint64_t hash);
  void rename_document(DocumentId id, std::int64_t file, std::string_view path);  ///< decisions go along
  void remove_document(DocumentId id);
  /// Gives the decisions and the review on one path to another: a document was renamed that this file does not have.
  void move_editors_work(std::string_view from, std::string_view to);

  /// The largest id that a document ever had in this file; 0 before the first.
  [[nodiscard]] DocumentId last_document_id();
  /// Makes new documents get larger ids than that. REQUIRES: a file that never had a document.
  void begin_document_ids_after(DocumentId last);

  /// Replaces the stored vocabulary. Concepts that stay keep their ids (kept_rows); tags of those that go, go too, and
  /// their names are kept as retired. Returns the vocabulary with ids. Throws Error, as kept_rows does, where a concept
  /// takes a name that meant another.
  Vocabulary put_vocabulary(const Vocabulary& vocabulary);
  [[nodiscard]] Vocabulary vocabulary();

  /// Stores what the tagger found in a document, and makes its tags what holds then: findings, front matter, decisions.
  /// Changes to the tags of documents that were there before are noted for review.
  void put_findings(DocumentId id, const std::vector<Mention>& mentions, const std::vector<Finding>& findings);
  [[nodiscard]] std::vector<Finding> findings(DocumentId id);
  [[nodiscard]] std::vector<Tag> tags(DocumentId id);  ///< that hold now, ordered by concept

  /// Adds an editor's word and applies it to the document at that path, if there is one. Nothing is checked here
  /// (decide() does). Without a time it is taken now and becomes the newest on its path and concept; with a time it was
  /// taken elsewhere, and false is returned where the very same decision stands there already.
  bool put_decision(const Decision& decision);
  /// Takes the newest decision on a path and concept back, and returns it.
  std::optional<Decision> undo_decision(std::string_view path, std::string_view scheme, std::string_view concept_name);
  /// In the order they were taken; the last on a path and concept is in force.
  [[nodiscard]] std::vector<Decision> decisions();
  [[nodiscard]] std::vector<Decision> decisions(std::string_view path);
  /// Notes that an editor has gone through a document's tags; its changes up to now are seen.
  void put_review(const Review& review);
  /// False where there is none.
  bool remove_review(std::string_view path);

  /// What a rebuild takes over from the old file, and puts into the new one before its documents.
  [[nodiscard]] EditorsWork editors_work();
  void put_editors_work(const EditorsWork& work);

  /// Stores what a document is compared by and what it was put together without.
  void put_fingerprint(DocumentId id, const Fingerprint& fingerprint, const LeftOut& left_out);
  /// Of every document that has one, in the order in which documents come first in a group of copies
  /// (docs/duplicates.md).
  [[nodiscard]] std::vector<FingerprintedDocument> fingerprints();
  [[nodiscard]] std::vector<DocumentId> documents_without_fingerprint();
  [[nodiscard]] std::vector<std::string> left_out(DocumentId id);
  /// Replaces the blocks that are left out, the one that stands in most articles first.
  void put_repeated_blocks(const std::vector<RepeatedBlock>& blocks);
  [[nodiscard]] std::vector<RepeatedBlock> repeated_blocks();
  /// Replaces the groups of copies, leaders among their members. What editors say of them holds at once.
  void put_resemblances(const std::vector<Resemblance>& resemblances);
  /// Whether one of these documents is in a group.
  [[nodiscard]] bool has_copies(const std::vector<DocumentId>& documents);
  /// An editor's word on a document; nothing is checked here (decide_duplicate.h does).
  void put_duplicate_decision(const DuplicateDecision& decision);
  /// Takes the newest one on a path back, and returns it.
  std::optional<DuplicateDecision> undo_duplicate_decision(std::string_view path);
  /// In the order they were given.
  [[nodiscard]] std::vector<DuplicateDecision> duplicate_decisions();
  /// The groups as they are now, ordered by the id of the canonical document.
  [[nodiscard]] std::vector<DuplicateGroup> duplicate_groups();

  /// Replaces the space learned from the collection; all documents are then without a vector.
  void put_term_vectors(const std::vector<TermVector>& vectors);
  [[nodiscard]] std::vector<TermVector> term_vectors();
  void put_document_vector(DocumentId id, const Direction& direction);
  /// New and changed ones, in the order of ids.
  [[nodiscard]] std::vector<DocumentId> documents_without_vector();

  /// Replaces the rows of the run before.
  void put_skipped(const std::vector<SkippedFile>& skipped);
  [[nodiscard]] std::vector<SkippedFile> skipped();

  /// The searched text of these documents, in their order; unknown ones are passed over.
  void for_each_text(const std::vector<DocumentId>& ids, const std::function<void(const StoredText&)>& function);
  /// Replaces the phrases that are suggested; each text once.
  void put_phrases(const std::vector<CountedText>& phrases);

  /// The folder or file that it is made from.
  void put_corpus(std::string_view path);

  /// Facts about the file: "vocabulary_hash", "tagger_version", "corpus". Absent is empty.
  [[nodiscard]] std::string fact(std::string_view name);
  void put_fact(std::string_view name, std::string_view value);

  /// True when anything but the bookkeeping of source files has changed.
  [[nodiscard]] bool changed() const;

  /// Makes everything visible at once and returns the generation: one more than before where changed(), else the same.
  std::int64_t commit();

 private:
  struct Impl;
  Connection& connection();
  void note_change();
  /// True once for the document added last: it has no fingerprint yet.
  bool first_fingerprint(DocumentId id);

  std::unique_ptr<Impl> impl_;
};

/// Puts the contents of the knowledge base `from` in the place of `to`, in one transaction that readers of `to` see
/// whole or not at all, and removes `from`. Where `to` does not exist, `from` is renamed. The decisions and reviews of
/// `to` stay, those too that came while `from` was made; a document is the same in both by its id. Returns the
/// generation that readers then see: one that `to` never had. Used by a rebuild.
std::int64_t replace_knowledge_base(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace materia
