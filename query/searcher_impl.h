#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "query/filters.h"
#include "query/rank.h"
#include "query/ranked/query_lists.h"
#include "query/searcher.h"
#include "query/snapshot.h"
#include "store/analyzer.h"
#include "store/reader.h"

// Private to the query room.

namespace materia {

/// The newest generation, in a transaction that holds it.
struct HeldGeneration {
  explicit HeldGeneration(Searcher::Impl& searcher);

  Reader::Transaction transaction;
  std::shared_ptr<const Snapshot> snapshot;
};

struct Searcher::Impl {
  Impl(std::filesystem::path path, std::shared_ptr<SnapshotCache> shared, Engine chosen);

  /// Opens the file anew where another one has taken its place; not while a generation is held.
  void follow_file();
  /// The same, but does not look again in the next moment.
  void follow_file_sometimes();

  std::filesystem::path file;
  std::shared_ptr<SnapshotCache> cache;
  Analyzer analyzer;
  std::unique_ptr<Reader> reader;
  FileIdentity identity;
  std::chrono::steady_clock::time_point looked_at;  ///< when the file was last seen to be the one that is open
  Engine engine;
  std::optional<Clock::time_point> answer_by;
  std::optional<HeldGeneration> held;  ///< for several calls
};

/// One call of a searcher, which sees one generation. They do not nest.
class Session {
 public:
  explicit Session(Searcher::Impl& searcher);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] Reader& reader() const { return *searcher_.reader; }
  [[nodiscard]] Analyzer& analyzer() const { return searcher_.analyzer; }
  [[nodiscard]] const Snapshot& snapshot() const { return *generation_.snapshot; }

  /// Throws DeadlineError once the time of the call is over.
  void check_deadline() const { reader().check_deadline(); }

  /// What was typed, parsed with this vocabulary's facets.
  [[nodiscard]] Query parse(std::string_view text) const;
  /// What its filters and facets go by: tags, or what is said of concepts.
  [[nodiscard]] const TagLists& tags(const Query& query) const;
  /// Reads concepts in a query's clauses.
  void interpret(Query& query) const;
  /// How many documents have a clause, with a field in that one alone (loose alternatives are not enough).
  std::size_t count(const Clause& clause, std::optional<Field> only = std::nullopt);
  /// What clauses ask for as postings; null where FTS5 answers.
  QueryLists* lists_for(std::span<const Clause> clauses);

 private:
  Searcher::Impl& searcher_;
  std::optional<HeldGeneration> own_;  ///< unless one is held for several calls
  const HeldGeneration& generation_;
  std::optional<QueryLists> lists_;
};

/// The documents a query finds.
struct Found {
  std::vector<RankedDocument> page;
  Bitset hits;  ///< of the text alone, whatever the filters
  std::size_t total = 0;
  std::optional<std::size_t> total_all;
  MatchMode match = MatchMode::all;
  std::vector<std::vector<ScorePart>> explanations = {};  ///< of the page; empty unless Query::explain
  bool best_has_all = false;                              ///< the best document has every clause
};

/// REQUIRES: an interpreted query. Filters say which of the hits are counted and ranked.
Found find_documents(const Query& query, const Filters& filters, Session& session);

/// A document by its id where digits are given and it exists, else by its path (which may be digits too).
std::optional<DocumentId> find_document_id(std::string_view path_or_id, Session& session);

/// Documents by position, as copies are named.
std::vector<CopyReference> copy_references(std::span<const std::size_t> documents, const Session& session);

/// The other copies of a document, by position: the canonical one first, unless it is that itself.
std::vector<std::size_t> other_copies(std::size_t document, const Snapshot& snapshot);

/// A document's tags: about before mention, then by salience, then by label.
std::vector<ShownTag> shown_tags(std::size_t document, const Session& session);
/// That order.
bool shown_before(const ShownTag& left, const ShownTag& right);

}  // namespace materia
