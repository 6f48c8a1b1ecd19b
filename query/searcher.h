#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/edition.h"
#include "query/results.h"
#include "query/review_queue.h"
#include "store/error.h"
#include "store/reader.h"

namespace materia {

/// A query that can't be answered as asked: a filter names a facet or concept the vocabulary does not have. The text is
/// fit for the person who asked.
class QueryError : public Error {
 public:
  using Error::Error;
};

/// What is held in memory of one generation (vocabulary, lengths, tags), shared by all searchers made from one
/// cache; loaded by the first that sees a new generation. Thread-safe.
class SnapshotCache;
std::shared_ptr<SnapshotCache> make_snapshot_cache();

/// What finds and ranks documents. Both give the same hits, order, scores and counts; FTS5 is slower, and the
/// reference.
enum class Engine {
  ranked,  ///< the ranked index; FTS5 where the file's does not cover every document
  fts5
};

struct Grid;         // query/grid.h
struct GridRequest;  // query/grid.h

/// Answers queries from one knowledge base. Each call sees one generation, the newest there is (OneGeneration holds one
/// for several calls); a file that was replaced is opened anew. Not thread-safe: one for each thread, sharing a cache.
class Searcher {
 public:
  /// Throws Error when the file can't be opened. Without a cache the searcher has its own.
  explicit Searcher(std::filesystem::path file, std::shared_ptr<SnapshotCache> cache = nullptr,
                    Engine engine = Engine::ranked);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  using Clock = std::chrono::steady_clock;
  /// Calls from now on throw DeadlineError after that time; nothing gives them all the time they need.
  void answer_by(std::optional<Clock::time_point> time);

  /// While it lives, all calls see the generation that was the newest when it was made, and don't look for a newer one.
  /// They do not nest. Throws as calls do.
  class OneGeneration {
   public:
    explicit OneGeneration(Searcher& searcher);
    ~OneGeneration();
    OneGeneration(const OneGeneration&) = delete;
    OneGeneration& operator=(const OneGeneration&) = delete;

   private:
    Searcher& searcher_;
  };

  /// What was typed, parsed with the facets of this knowledge base and (by search) interpreted.
  [[nodiscard]] Query parse(std::string_view text);
  /// Interprets, matches, ranks, counts, cuts snippets. Throws QueryError for an unknown facet or concept in a filter.
  [[nodiscard]] Results search(Query query);
  /// The hits that search() gives, best first, by path and score alone: no snippets, no counts, copies not
  /// folded. For rankings of a thousand documents.
  [[nodiscard]] std::vector<RankedPath> rank(Query query);

  /// Calls `visit` for each document that search() finds, in its order: from query.offset on, at most query.limit.
  void for_each_found(Query query, const std::function<void(const FoundDocument&)>& visit);
  /// Of all documents, ascending.
  [[nodiscard]] std::vector<DocumentId> document_ids();

  /// The document by path or by id (digits), the words of `query` marked in it, and the evidence of a concept; nothing
  /// when there is none. A concept that the vocabulary or the document does not have marks nothing.
  [[nodiscard]] std::optional<DocumentView> document(std::string_view path_or_id, std::string_view query = {},
                                                     const std::optional<ConceptName>& evidence_of = {});
  /// The tags of a document with the sentences they came from, and the concepts that it names but is not tagged with;
  /// by path or id, nothing when there is no such document.
  [[nodiscard]] std::optional<DocumentEvidence> evidence(std::string_view path_or_id);
  /// What a person may be about to type, at most `limit`: concepts by any of their names, titles, phrases of the
  /// collection, in this order. Each has a word that begins with each typed word; those that begin as typed come first.
  /// Concepts that no document has are left out, and nothing is said twice. Empty for nothing typed.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view typed, std::size_t limit = 8);
  /// The documents most like one, by path or id, most similar first; nothing when there is no such document.
  [[nodiscard]] std::optional<std::vector<SimilarDocument>> similar(std::string_view path_or_id, std::size_t limit = 5);
  [[nodiscard]] std::optional<ConceptView> concept_view(std::string_view scheme, std::string_view local_name);
  /// Every concept of every scheme with its count of documents, in the vocabulary's order; unused ones too.
  [[nodiscard]] std::vector<Facet> all_concepts();
  /// Every name of every concept, hidden ones aside, as a dictionary orders them; where something is typed, those that
  /// have a word beginning with each typed word.
  [[nodiscard]] std::vector<ListedName> concept_names(std::string_view typed = {});
  /// The concepts of two facets against each other, the articles that have both counted. Throws QueryError for a
  /// facet that is not there, for the same one twice, for a grid of more than most_grid_cells, and as search() does.
  [[nodiscard]] Grid grid(GridRequest request);
  /// The names of the facets, in the vocabulary's order.
  [[nodiscard]] std::vector<std::string> schemes();
  /// What is to be looked at by those who review tags, a page of it.
  [[nodiscard]] ReviewQueue review_queue(const ReviewRequest& request = {});
  [[nodiscard]] Statistics statistics();
  /// What the file holds now. A generation more at each change; another file where one has taken its place.
  [[nodiscard]] Edition edition();

  /// Makes what the first of a generation to ask would wait for, as suggestions, for which every title is read. Worth a
  /// call after each commit where people wait for answers.
  void warm_up();

  struct Impl;  ///< private to the query room

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace materia
