#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/document.h"
#include "store/duplicates.h"
#include "store/editors_work.h"
#include "store/ranked/segment.h"
#include "store/tag_entry.h"
#include "store/vectors.h"
#include "store/vocabulary.h"

namespace materia {

/// How often one phrase of a MATCH expression stands in each field of a document.
using FieldFrequencies = std::array<std::uint32_t, field_count>;

/// One place where a phrase of a MATCH expression stands.
struct Occurrence {
  std::uint32_t phrase = 0;
  Field field = Field::title;
  std::uint32_t position = 0;  ///< of its first term, in terms from the beginning of the field

  bool operator==(const Occurrence&) const = default;
};

/// Called inside FTS5 for each document that matches, in the order of document ids. `phrases` holds one entry for
/// each phrase of the expression, in the order they were written; `occurrences` are ordered by phrase, field, position.
/// Must not throw.
class HitVisitor {
 public:
  virtual ~HitVisitor() = default;
  virtual void visit(DocumentId id, std::span<const FieldFrequencies> phrases,
                     std::span<const Occurrence> occurrences) noexcept = 0;
};

/// Lengths, in terms, of the fields of one document.
struct DocumentLengths {
  DocumentId id = 0;
  FieldFrequencies fields{};
};

/// A word or phrase of the collection, folded, and how many documents have it.
struct CountedText {
  std::string text;
  std::size_t documents = 0;
};

struct SkippedFile {
  std::string path;
  std::string reason;

  bool operator==(const SkippedFile&) const = default;
};

/// Where a document stands with the editors who review tags.
struct ReviewState {
  DocumentId id = 0;
  bool reviewed = false;      ///< an editor has gone through its tags
  bool changed = false;       ///< a run has changed its tags since it was added or reviewed
  bool front_matter = false;  ///< which gives it a tag
};

/// How a run has changed a tag; nothing for no tag.
struct TagChange {
  ConceptId concept_id = 0;
  std::optional<Level> before;
  std::optional<Level> after;
};

/// What may be doubtful of a tag that the tagger found.
struct FoundTag {
  ConceptId concept_id = 0;
  double salience = 0;
  bool only_uncertain = false;     ///< no mention affirms it
  bool only_abbreviation = false;  ///< all mentions are an abbreviation that its surroundings make clear
};

struct Statistics {
  std::int64_t generation = 0;
  std::size_t documents = 0;
  std::size_t passages = 0;
  std::size_t words = 0;  ///< terms of all fields
  std::size_t concepts = 0;
  std::size_t labels = 0;
  std::size_t mentions = 0;
  std::size_t tags = 0;
  std::size_t untagged_documents = 0;
  std::size_t undated_documents = 0;
  std::vector<YearCount> years;  ///< of the dated documents, oldest first; none for a year without any
  std::size_t inferred_titles = 0;
  std::size_t decisions = 0;
  std::size_t duplicate_groups = 0;
  std::size_t copies = 0;           ///< documents that another one stands for
  std::size_t repeated_blocks = 0;  ///< different ones that are left out
  std::size_t left_out_blocks = 0;  ///< how often one was left out
  std::uintmax_t file_bytes = 0;
  std::string corpus;  ///< the folder or file it was indexed from
  std::vector<SkippedFile> skipped;
};

/// A read-only connection to a knowledge base. Not thread-safe: one for each thread. Readers never wait for the
/// writer and keep what they see until their transaction ends (WAL).
class Reader {
 public:
  /// Throws Error when the file is absent, is no knowledge base, or was written by a newer materia.
  explicit Reader(const std::filesystem::path& file);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// Everything asked while it lives is answered from one generation. They do not nest.
  class Transaction {
   public:
    explicit Transaction(Reader& reader);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

   private:
    Reader& reader_;
  };

  /// What is read after that time throws DeadlineError; nothing lifts it.
  void answer_by(std::optional<std::chrono::steady_clock::time_point> time);
  void check_deadline() const;

  /// Grows by one with each commit of a writer.
  [[nodiscard]] std::int64_t generation();
  /// False once another file stands at the path (or none): open a new Reader then.
  [[nodiscard]] bool is_current() const;

  [[nodiscard]] Vocabulary vocabulary();
  /// Of every document, ordered by id.
  [[nodiscard]] std::vector<DocumentLengths> lengths();
  /// Of every document, ordered by document, then concept.
  [[nodiscard]] std::vector<DocumentTag> tags();
  /// Of all documents, rolled up: far quicker than tags(). REQUIRES: what vocabulary() gave in the same transaction,
  /// and the ids of all documents, ascending. Throws Error where the tags are damaged.
  [[nodiscard]] RolledUpTags rolled_up_tags(const Vocabulary& vocabulary, std::span<const DocumentId> documents);
  /// Of one document, ordered by concept.
  [[nodiscard]] std::vector<DocumentTag> document_tags(DocumentId id);
  /// The documents that are about a concept itself, ordered by id.
  [[nodiscard]] std::vector<SalientDocument> about(ConceptId concept_id);
  /// The concepts that documents have a mention of with that assertion, in the same order, whether or not it makes a
  /// tag or an editor denied it. The level is that of the document's tag, mention where it has none; `mentions` are
  /// those with that assertion.
  [[nodiscard]] std::vector<DocumentTag> asserted(Assertion assertion);

  /// Runs an FTS5 expression. REQUIRES: one made by match_expression() (query room); anything else may throw.
  void match(const std::string& expression, HitVisitor& visitor);
  /// How many documents match; the same requirement.
  [[nodiscard]] std::size_t count(const std::string& expression);

  /// In how many documents a word stands, in any field; exact. REQUIRES: as Analyzer::next_folded gives it.
  [[nodiscard]] std::size_t documents_with_word(std::string_view folded);
  /// Every word of the collection with its documents, ordered by bytes.
  void for_each_word(const std::function<void(std::string_view word, std::size_t documents)>& function);
  /// The phrases that were collected for suggestions, in most documents first, then by text.
  [[nodiscard]] std::vector<CountedText> phrases();
  /// The title of every document, in the order of the ids, and whether it was inferred.
  void for_each_title(const std::function<void(DocumentId, std::string_view, bool inferred)>& visit);
  struct PathAndTitle {
    std::string path;
    std::string title;
  };
  /// REQUIRES: the document exists.
  [[nodiscard]] PathAndTitle path_and_title(DocumentId id);

  /// The ids of all documents, newest first: by date, undated last, then by id downwards.
  [[nodiscard]] std::vector<DocumentId> newest_first();
  /// The same by title, A to Z whatever the case of ASCII letters, then by id.
  [[nodiscard]] std::vector<DocumentId> by_title();
  [[nodiscard]] std::optional<Document> document(DocumentId id);
  /// The same without Document::editor_tags: no list of documents shows them.
  [[nodiscard]] std::optional<Document> text(DocumentId id);
  [[nodiscard]] std::optional<DocumentId> find_document(std::string_view path);
  /// The path alone, for lists of a thousand documents; nothing when there is no such document.
  [[nodiscard]] std::optional<std::string> path(DocumentId id);
  [[nodiscard]] std::vector<Mention> mentions(DocumentId id);
  [[nodiscard]] std::vector<Finding> findings(DocumentId id);
  [[nodiscard]] std::vector<Tag> tags(DocumentId id);
  /// In the order they were taken, the last on a path and concept in force; all, or those on one path.
  [[nodiscard]] std::vector<Decision> decisions();
  [[nodiscard]] std::vector<Decision> decisions(std::string_view path);
  /// All decisions, reviews and retired concepts.
  [[nodiscard]] EditorsWork editors_work();
  /// Nothing for a document whose tags no editor has gone through.
  [[nodiscard]] std::optional<Review> review(std::string_view path);

  /// Of every document, ordered by id.
  [[nodiscard]] std::vector<ReviewState> review_states();
  /// Since it was added or last reviewed, ordered by concept.
  [[nodiscard]] std::vector<TagChange> tag_changes(DocumentId id);
  /// Calls `visit` for each tag that the tagger found in a document that was never reviewed, ordered by document.
  void for_each_unreviewed(const std::function<void(DocumentId, const FoundTag&)>& visit);

  /// Every document that has copies, ordered by document.
  [[nodiscard]] std::vector<Copy> copies();
  /// The same as groups, ordered by the id of the canonical document.
  [[nodiscard]] std::vector<DuplicateGroup> duplicate_groups();
  /// The blocks that were left out of a document because they repeat across the corpus.
  [[nodiscard]] std::vector<std::string> left_out(DocumentId id);

  /// Of the space learned from the collection; nothing for a term it does not know.
  [[nodiscard]] std::optional<TermVector> term_vector(std::string_view term);
  /// Empty for a document without one (or that is not there).
  [[nodiscard]] Direction document_vector(DocumentId id);
  /// Calls `visit` for each document that has one, in the order of ids.
  void for_each_document_vector(const std::function<void(DocumentId, std::span<const std::int8_t>)>& visit);

  /// The segments of the ranked index; nothing where there is none, or it is not complete (a file that an older
  /// materia wrote). Throws Error where it is damaged.
  [[nodiscard]] std::optional<std::vector<RankedSegment>> ranked_segments();
  /// The id of a term; nothing where the segment does not have it.
  [[nodiscard]] std::optional<std::int64_t> ranked_term(std::int64_t segment, std::string_view term);
  /// The terms of a segment that begin so, ascending by bytes.
  [[nodiscard]] std::vector<RankedTerm> ranked_terms(std::int64_t segment, std::string_view beginning);
  /// Copies a list of a term, known by its id, to `bytes`; false where it has none.
  bool ranked_list(std::int64_t term, RankedList list, std::string& bytes);

  [[nodiscard]] Statistics statistics();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace materia
