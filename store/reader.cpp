#include "store/reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>

#include "store/connection.h"
#include "store/decision_rows.h"
#include "store/document_rows.h"
#include "store/duplicate_rows.h"
#include "store/fts_visitor.h"
#include "store/ranked/ranked_index_writer.h"
#include "store/ranked/segment_rows.h"
#include "store/ranked/title_idf.h"
#include "store/review_rows.h"
#include "store/statistics.h"
#include "store/tag_blocks.h"
#include "store/tag_rows.h"
#include "store/vector_rows.h"
#include "store/vocabulary_block.h"

namespace materia {
namespace {

/// Which file stands at a path: a rebuild that renames puts another one there.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  bool operator==(const FileIdentity&) const = default;
};

FileIdentity identity_of(const std::filesystem::path& file) {
  struct stat status {};
  return stat(file.c_str(), &status) == 0 ? FileIdentity{status.st_dev, status.st_ino} : FileIdentity{};
}

std::vector<DocumentId> ids_of(PreparedStatement rows) {
  std::vector<DocumentId> ids;
  while (rows.step()) {
    ids.push_back(rows.column(0).getInt64());
  }
  return ids;
}

/// The greatest id; 0 where there is none. To count them would read an index of all documents, a quarter of what a
/// first search reads from a disk.
DocumentId newest_document(Connection& connection) {
  auto row = connection.prepare("SELECT coalesce(max(id), 0) FROM document");
  row.step();
  return row.column(0).getInt64();
}

/// What everyone reads who opens the file lies side by side, some ten bytes a document: it is read in order from so
/// many documents on. Of fewer, the megabytes that the system reads around it take longer than to fetch its pages one
/// by one.
constexpr std::int64_t many_documents = 50'000;

/// While it lives, much of the file is read in order, where that pays.
class ReadingInOrder {
 public:
  explicit ReadingInOrder(Connection& connection, bool pays = true) : connection_(connection), pays_(pays) {
    if (pays_) {
      connection_.expect_reading(Connection::Reading::in_order);
    }
  }
  ~ReadingInOrder() {
    if (pays_) {
      connection_.expect_reading(Connection::Reading::here_and_there);
    }
  }
  ReadingInOrder(const ReadingInOrder&) = delete;
  ReadingInOrder& operator=(const ReadingInOrder&) = delete;

 private:
  Connection& connection_;
  bool pays_;
};

}  // namespace

struct Reader::Impl {
  explicit Impl(const std::filesystem::path& path)
      : identity(identity_of(path)), connection(path, Connection::Access::read) {}

  FileIdentity identity;
  Connection connection;
  std::int64_t seen = 0;  ///< the generation asked for last
};

Reader::Reader(const std::filesystem::path& file) : impl_(std::make_unique<Impl>(file)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Reader::Transaction::Transaction(Reader& reader) : reader_(reader) {
  reader_.impl_->connection.prepare("BEGIN").run();
}

Reader::Transaction::~Transaction() {
  try {
    reader_.impl_->connection.prepare("COMMIT").run();
  } catch (const std::exception&) {
    // A read transaction that SQLite has already ended by itself (an I/O error) has nothing to give back.
  }
}

void Reader::answer_by(std::optional<std::chrono::steady_clock::time_point> time) {
  impl_->connection.answer_by(time);
}

void Reader::check_deadline() const {
  impl_->connection.check_deadline();
}

std::int64_t Reader::generation() {
  const std::int64_t generation = read_generation(impl_->connection);
  if (generation != impl_->seen) {
    impl_->seen = generation;
    // SQLite maps the file anew for a first transaction and after a commit, and what the system was told goes with the
    // old mapping.
    impl_->connection.expect_reading(Connection::Reading::here_and_there);
  }
  return generation;
}

bool Reader::is_current() const {
  return identity_of(impl_->connection.file()) == impl_->identity;
}

Vocabulary Reader::vocabulary() {
  // It lies among what is read in order next.
  const ReadingInOrder reading(impl_->connection, newest_document(impl_->connection) >= many_documents);
  return read_vocabulary(impl_->connection);
}

std::vector<DocumentLengths> Reader::lengths() {
  return read_lengths(impl_->connection);
}

std::vector<DocumentTag> Reader::tags() {
  return read_document_tags(impl_->connection);
}

std::vector<DocumentTag> Reader::document_tags(DocumentId id) {
  return read_document_tags(impl_->connection, id);
}

std::vector<SalientDocument> Reader::about(ConceptId concept_id) {
  return read_about(impl_->connection, concept_id);
}

RolledUpTags Reader::rolled_up_tags(const Vocabulary& vocabulary, std::span<const DocumentId> documents) {
  const ReadingInOrder reading(impl_->connection, std::ssize(documents) >= many_documents);
  return read_rolled_up_tags(impl_->connection, vocabulary, documents);
}

std::vector<DocumentTag> Reader::asserted(Assertion assertion) {
  return read_asserted(impl_->connection, assertion);
}

void Reader::match(const std::string& expression, HitVisitor& visitor) {
  visit_matches(impl_->connection.database().getHandle(), expression, visitor);
}

std::size_t Reader::count(const std::string& expression) {
  auto rows = impl_->connection.prepare("SELECT count(*) FROM document_fts WHERE document_fts MATCH ?1");
  rows.bind(expression).step();
  return size_of(rows.column(0));
}

std::size_t Reader::documents_with_word(std::string_view folded) {
  auto row = impl_->connection.prepare("SELECT documents FROM word WHERE text = ?1");
  return row.bind(folded).step() ? size_of(row.column(0)) : 0;
}

void Reader::for_each_word(const std::function<void(std::string_view word, std::size_t documents)>& function) {
  auto rows = impl_->connection.prepare("SELECT text, documents FROM word ORDER BY text");
  while (rows.step()) {
    function(text_of(rows.column(0)), size_of(rows.column(1)));
  }
}

std::vector<CountedText> Reader::phrases() {
  std::vector<CountedText> phrases;
  auto rows = impl_->connection.prepare("SELECT text, documents FROM phrase ORDER BY documents DESC, text");
  while (rows.step()) {
    phrases.push_back({text_of(rows.column(0)), size_of(rows.column(1))});
  }
  return phrases;
}

void Reader::for_each_title(const std::function<void(DocumentId, std::string_view, bool inferred)>& visit) {
  struct Title {
    DocumentId id;
    bool inferred;
    std::size_t begin;
    std::size_t size;
  };
  const ReadingInOrder reading(impl_->connection);
  // In the order of an index that has them: in that of the ids each would be read beside its document.
  auto rows = impl_->connection.prepare("SELECT id, title, title_inferred FROM document");
  std::vector<Title> titles;
  std::string texts;
  while (rows.step()) {
    const SQLite::Column title = rows.column(1);
    const auto size = static_cast<std::size_t>(title.getBytes());
    titles.push_back({rows.column(0).getInt64(), rows.column(2).getInt() != 0, texts.size(), size});
    texts.append(title.getText(), size);
  }
  std::ranges::sort(titles, {}, &Title::id);
  for (const Title& title : titles) {
    visit(title.id, std::string_view(texts).substr(title.begin, title.size), title.inferred);
  }
}

Reader::PathAndTitle Reader::path_and_title(DocumentId id) {
  auto row = impl_->connection.prepare("SELECT path, title FROM document WHERE id = ?1");
  row.bind(id).step();
  return {text_of(row.column(0)), text_of(row.column(1))};
}

std::vector<DocumentId> Reader::newest_first() {
  return ids_of(impl_->connection.prepare("SELECT id FROM document ORDER BY date DESC, id DESC"));
}

std::vector<DocumentId> Reader::by_title() {
  return ids_of(impl_->connection.prepare("SELECT id FROM document ORDER BY title COLLATE NOCASE, id"));
}

std::optional<Document> Reader::document(DocumentId id) {
  return read_document(impl_->connection, id);
}

std::optional<Document> Reader::text(DocumentId id) {
  return read_text(impl_->connection, id);
}

std::optional<DocumentId> Reader::find_document(std::string_view path) {
  return materia::find_document(impl_->connection, path);
}

std::optional<std::string> Reader::path(DocumentId id) {
  return read_path(impl_->connection, id);
}

std::vector<Mention> Reader::mentions(DocumentId id) {
  return read_mentions(impl_->connection, id);
}

std::vector<Finding> Reader::findings(DocumentId id) {
  return read_findings(impl_->connection, id);
}

std::vector<Tag> Reader::tags(DocumentId id) {
  return read_tags(impl_->connection, id);
}

std::vector<Decision> Reader::decisions() {
  return read_decisions(impl_->connection);
}

std::vector<Decision> Reader::decisions(std::string_view path) {
  return read_decisions(impl_->connection, path);
}

EditorsWork Reader::editors_work() {
  return read_editors_work(impl_->connection);
}

std::optional<Review> Reader::review(std::string_view path) {
  return read_review(impl_->connection, path);
}

std::vector<ReviewState> Reader::review_states() {
  return read_review_states(impl_->connection);
}

std::vector<TagChange> Reader::tag_changes(DocumentId id) {
  return read_tag_changes(impl_->connection, id);
}

void Reader::for_each_unreviewed(const std::function<void(DocumentId, const FoundTag&)>& visit) {
  read_unreviewed_findings(impl_->connection, visit);
}

std::vector<Copy> Reader::copies() {
  return read_copies(impl_->connection);
}

std::vector<DuplicateGroup> Reader::duplicate_groups() {
  return read_duplicate_groups(impl_->connection);
}

std::vector<std::string> Reader::left_out(DocumentId id) {
  return read_left_out(impl_->connection, id);
}

std::optional<TermVector> Reader::term_vector(std::string_view term) {
  return read_term_vector(impl_->connection, term);
}

Direction Reader::document_vector(DocumentId id) {
  return read_document_vector(impl_->connection, id);
}

void Reader::for_each_document_vector(const std::function<void(DocumentId, std::span<const std::int8_t>)>& visit) {
  const ReadingInOrder reading(impl_->connection);
  auto rows = impl_->connection.prepare("SELECT document_id, components FROM document_vector ORDER BY document_id");
  while (rows.step()) {
    const SQLite::Column components = rows.column(1);
    visit(rows.column(0).getInt64(),
          {static_cast<const std::int8_t*>(components.getBlob()), static_cast<std::size_t>(components.getBytes())});
  }
}

std::optional<std::vector<RankedSegment>> Reader::ranked_segments() {
  if (read_fact(impl_->connection, RankedIndexWriter::version_fact) != std::to_string(RankedIndexWriter::version)) {
    return std::nullopt;
  }
  const DocumentId newest = newest_document(impl_->connection);
  const ReadingInOrder reading(impl_->connection, newest >= many_documents);
  std::vector<RankedSegment> segments = read_segments(impl_->connection);
  DocumentId last = 0;
  for (const RankedSegment& segment : segments) {
    last = std::max(last, segment.last_living());
  }
  const bool complete = last == newest && read_title_idf(impl_->connection, segments);
  return complete ? std::optional(std::move(segments)) : std::nullopt;
}

std::optional<std::int64_t> Reader::ranked_term(std::int64_t segment, std::string_view term) {
  return find_term(impl_->connection, segment, term);
}

std::vector<RankedTerm> Reader::ranked_terms(std::int64_t segment, std::string_view beginning) {
  return read_terms(impl_->connection, segment, beginning);
}

bool Reader::ranked_list(std::int64_t term, RankedList list, std::string& bytes) {
  return read_ranked_list(impl_->connection, term, list, bytes);
}

Statistics Reader::statistics() {
  const ReadingInOrder reading(impl_->connection);
  return read_statistics(impl_->connection);
}

}  // namespace materia
