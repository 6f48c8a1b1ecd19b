#include <algorithm>
#include <utility>

#include "query/match_expression.h"
#include "query/searcher_impl.h"

namespace materia {
namespace {

/// A question this long is asked in a sentence, and hardly any document has all of its words.
constexpr std::size_t question_clauses = 6;

/// How many of the best are needed for a page; no more than there are documents, however large the page is.
std::size_t documents_to_keep(const Query& query, std::size_t documents) {
  return query.offset >= documents ? 0 : query.offset + std::min(query.limit, documents - query.offset);
}

class HitMarker final : public HitVisitor {
 public:
  explicit HitMarker(const Snapshot& snapshot) : snapshot_(snapshot), hits_(snapshot.size()) {}

  void visit(DocumentId id, std::span<const FieldFrequencies> /*phrases*/) noexcept override {
    if (const std::optional<std::size_t> document = snapshot_.find(id, cursor_)) {
      cursor_ = *document + 1;
      hits_.set(*document);
    }
  }
  [[nodiscard]] Bitset& hits() { return hits_; }

 private:
  const Snapshot& snapshot_;
  std::size_t cursor_ = 0;
  Bitset hits_;
};

/// Without words to rank by: all documents but the excluded ones, newest first.
Found list_documents(const Query& query, const Bitset* allowed, Session& session) {
  const Snapshot& snapshot = session.snapshot();
  Found found;
  found.hits = Bitset(snapshot.size(), true);
  if (!query.excluded.empty()) {
    HitMarker marker(snapshot);
    session.reader().match(match_expression(query.excluded, MatchMode::any).text, marker);
    marker.hits().flip();
    found.hits = std::move(marker.hits());
  }
  for (const std::size_t document : snapshot.newest_first()) {
    if (!found.hits.test(document) || (allowed != nullptr && !allowed->test(document))) {
      continue;
    }
    if (found.total >= query.offset && found.total - query.offset < query.limit) {
      found.page.push_back({document, 0});
    }
    ++found.total;
  }
  return found;
}

std::vector<ClauseStatistics> clause_statistics(const DistinctClauses& asked, Session& session) {
  const Snapshot& snapshot = session.snapshot();
  std::vector<ClauseStatistics> statistics;
  for (std::size_t i = 0; i < asked.clauses.size(); ++i) {
    const std::span<const Clause> clause(&asked.clauses[i], 1);
    const auto idf = [&](std::optional<Field> only) {
      const std::string expression = match_expression(clause, MatchMode::all, {}, only).text;
      return inverse_document_frequency(snapshot.size(), snapshot.count(expression, session.reader()));
    };
    statistics.push_back({asked.weights[i], idf(std::nullopt), idf(Field::title)});
  }
  return statistics;
}

}  // namespace

Found find_documents(const Query& query, const std::vector<SchemeFilter>& filters, Session& session) {
  const std::optional<Bitset> allowed = allowed_documents(filters);
  const Bitset* allowed_or_all = allowed ? &*allowed : nullptr;
  if (query.clauses.empty()) {
    return list_documents(query, allowed_or_all, session);
  }
  const Snapshot& snapshot = session.snapshot();
  const DistinctClauses asked = distinct(query.clauses);
  const std::vector<ClauseStatistics> statistics = clause_statistics(asked, session);
  const auto run = [&](MatchMode match) {
    const MatchExpression expression = match_expression(asked.clauses, match, query.excluded);
    Ranker ranker(snapshot, expression, asked.clauses, statistics, allowed_or_all,
                  documents_to_keep(query, snapshot.size()));
    session.reader().match(expression.text, ranker);
    Found found{ranker.best(), ranker.hits(), ranker.total(), std::nullopt, match};
    found.page.erase(found.page.begin(),
                     found.page.begin() + static_cast<std::ptrdiff_t>(std::min(query.offset, found.page.size())));
    if (match == MatchMode::any) {
      found.total_all = ranker.total_all();
    }
    return found;
  };
  const bool one = asked.clauses.size() == 1;
  if (query.match == MatchMode::any ||
      (query.match == MatchMode::automatic && asked.clauses.size() >= question_clauses)) {
    return run(MatchMode::any);
  }
  Found found = run(MatchMode::all);
  // Decided by the words alone: ticking a filter must not turn all into any.
  if (query.match == MatchMode::automatic && !one && found.hits.count() == 0) {
    return run(MatchMode::any);
  }
  return found;
}

}  // namespace materia
