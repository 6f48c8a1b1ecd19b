#include <algorithm>
#include <utility>

#include "query/match_expression.h"
#include "query/ranked/ranked_search.h"
#include "query/rerank.h"
#include "query/searcher_impl.h"

namespace materia {
namespace {

/// A question this long is asked in a sentence, and hardly any document has all of its words.
constexpr std::size_t question_clauses = 6;

/// Where so many documents have all the words, those that have only some are not looked at.
constexpr std::size_t enough_with_all = 10;

/// How many of the best are needed for a page, and for reranking; no more than there are documents, however large the
/// page is.
std::size_t documents_to_keep(const Query& query, std::size_t documents) {
  const std::size_t page = query.offset >= documents ? 0 : query.offset + std::min(query.limit, documents);
  return std::min(documents, std::max(page, reranked_documents));
}

class HitMarker final : public HitVisitor {
 public:
  explicit HitMarker(const Snapshot& snapshot) : snapshot_(snapshot), hits_(snapshot.size()) {}

  void visit(DocumentId id, std::span<const FieldFrequencies> /*phrases*/,
             std::span<const Occurrence> /*occurrences*/) noexcept override {
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

Bitset documents_with_any(const std::vector<Clause>& clauses, Session& session) {
  if (QueryLists* lists = session.lists_for(clauses)) {
    Bitset found(session.snapshot().size());
    for (const Clause& clause : clauses) {
      found |= lists->with_any_of(clause);
    }
    return found;
  }
  HitMarker marker(session.snapshot());
  session.reader().match(match_expression(clauses, MatchMode::any).text, marker);
  return std::move(marker.hits());
}

/// Puts the page of some documents that a query asks for into `page`, ordered as it says; the number of all that pass
/// the filters, a group of copies counting once.
std::size_t list_in_order(const Query& query, const Bitset& documents, const Bitset* allowed, Session& session,
                          std::vector<RankedDocument>& page) {
  const Snapshot& snapshot = session.snapshot();
  Bitset shown = documents;
  if (allowed != nullptr) {
    shown &= *allowed;
  }
  if (!query.copies) {
    snapshot.folding().fold(shown);
  }
  page.clear();
  std::size_t total = 0;
  for (const std::size_t document :
       query.order == Order::title ? snapshot.by_title(session.reader()) : snapshot.newest_first(session.reader())) {
    if (!shown.test(document)) {
      continue;
    }
    if (total >= query.offset && total - query.offset < query.limit) {
      page.push_back({document, 0});
    }
    ++total;
  }
  return total;
}

/// Without words to rank by: all documents but the excluded ones, newest first.
Found list_documents(const Query& query, const Bitset* allowed, Session& session) {
  const Snapshot& snapshot = session.snapshot();
  Found found;
  found.hits = Bitset(snapshot.size(), true);
  if (!query.excluded.empty()) {
    found.hits -= documents_with_any(query.excluded, session);
  }
  found.total = list_in_order(query, found.hits, allowed, session, found.page);
  return found;
}

/// What is asked of the ranking of one query.
struct Task {
  const Query& query;
  const DistinctClauses& asked;
  MatchMode match;
  const Bitset* allowed;   ///< null where no filter is set
  const Bitset* left_out;  ///< null where nothing is excluded
  const Folding* folding;  ///< null where nothing is folded
  const MatchExpression& expression;
  const Scorer& scorer;
};

Ranking rank_by_fts5(const Task& task, Session& session) {
  Ranker ranker(session.snapshot(), task.scorer, task.match, task.allowed, task.left_out, task.folding,
                documents_to_keep(task.query, session.snapshot().size()));
  session.reader().match(task.expression.text, ranker);
  return ranker.take();
}

/// Those of a set that are counted: they pass the filters, of a group of copies one. Nothing where that is all of them.
std::optional<Bitset> counted(const Bitset& documents, const Task& task) {
  if (task.allowed == nullptr && task.folding == nullptr) {
    return std::nullopt;
  }
  Bitset left = documents;
  if (task.allowed != nullptr) {
    left &= *task.allowed;
  }
  if (task.folding != nullptr) {
    task.folding->fold(left);
  }
  return left;
}

Ranking rank_by_lists(const Task& task, QueryLists& lists, Session& session) {
  const Snapshot& snapshot = session.snapshot();
  RankedSearch search(task.asked.clauses, task.expression.phrases, lists, snapshot);
  RankedSearch::Hits hits = search.find(task.match);
  if (task.left_out != nullptr) {
    hits.any -= *task.left_out;
    if (task.match == MatchMode::any) {
      hits.all -= *task.left_out;
    }
  }
  const std::optional<Bitset> counted_hits = counted(hits.any, task);
  const Bitset& candidates = counted_hits ? *counted_hits : hits.any;
  Ranking ranking;
  ranking.total = candidates.count();
  ranking.total_all = ranking.total;
  if (task.match == MatchMode::any) {
    const std::optional<Bitset> counted_all = counted(hits.all, task);
    ranking.total_all = (counted_all ? *counted_all : hits.all).count();
  }
  ranking.best = search.best(candidates, task.scorer, documents_to_keep(task.query, snapshot.size()));
  // Places serve proximity, which one unit alone does not have, and explanations.
  const bool one_unit = task.scorer.units().units.size() == 1;
  const std::size_t looked_at = task.query.explain ? ranking.best.size() : one_unit ? 0 : reranked_documents;
  search.find_occurrences(std::span(ranking.best).first(std::min(looked_at, ranking.best.size())), task.scorer.units(),
                          task.query.explain);
  ranking.hits = std::move(hits.any);
  ranking.hits_with_all = std::move(hits.all);
  return ranking;
}

/// How often each phrase stands in each field, from where it stands.
std::vector<FieldFrequencies> frequencies_of(const RankedDocument& document, std::size_t phrases) {
  std::vector<FieldFrequencies> frequencies(phrases);
  for (const Occurrence& occurrence : document.occurrences) {
    if (occurrence.phrase < phrases) {
      ++frequencies[occurrence.phrase][static_cast<std::size_t>(occurrence.field)];
    }
  }
  return frequencies;
}

void explain(Found& found, const Scorer& scorer, std::size_t phrases) {
  using Source = ScorePart::Source;
  for (const RankedDocument& document : found.page) {
    std::vector<ScorePart>& parts =
        found.explanations.emplace_back(scorer.parts(document.document, frequencies_of(document, phrases)));
    for (const auto& [source, value] :
         {std::pair(Source::proximity, document.proximity), std::pair(Source::meaning, document.meaning),
          std::pair(Source::neighbours, document.neighbours)}) {
      if (value != 0) {
        parts.push_back({source, {}, {}, 1, 0, 0, value});
      }
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const ScorePart& left, const ScorePart& right) { return left.value > right.value; });
  }
}

/// By relevance. REQUIRES: words to rank by.
Found rank_documents(const Query& query, const std::optional<Bitset>& allowed, Session& session) {
  const Bitset* allowed_or_all = allowed ? &*allowed : nullptr;
  const Snapshot& snapshot = session.snapshot();
  const DistinctClauses asked = distinct(query.clauses);
  const Folding* folding = snapshot.folding_for(query);
  QueryLists* lists = session.lists_for(asked.clauses);
  const std::optional<Bitset> left_out =
      query.excluded.empty() ? std::nullopt : std::optional(documents_with_any(query.excluded, session));
  const auto run = [&](MatchMode match, const Bitset* among) {
    const MatchExpression expression = match_expression(asked.clauses, match);
    const Units units =
        make_units(asked, expression.phrases, query.text, snapshot, session.reader(),
                   [&](const Clause& clause, std::optional<Field> only) { return session.count(clause, only); });
    const Scorer scorer(units, asked.clauses, snapshot, session.analyzer());
    const Task task{query, asked, match, among, left_out ? &*left_out : nullptr, folding, expression, scorer};
    Ranking ranking = lists != nullptr ? rank_by_lists(task, *lists, session) : rank_by_fts5(task, session);
    Found found{std::move(ranking.best), std::move(ranking.hits), ranking.total, std::nullopt, match};
    if (match == MatchMode::any) {
      found.total_all = ranking.total_all;
    }
    rerank(found.page, query, scorer, session);
    found.best_has_all =
        !found.page.empty() && (match != MatchMode::any || ranking.hits_with_all.test(found.page.front().document));
    found.page.erase(found.page.begin(),
                     found.page.begin() + static_cast<std::ptrdiff_t>(std::min(query.offset, found.page.size())));
    found.page.erase(found.page.begin() + static_cast<std::ptrdiff_t>(std::min(query.limit, found.page.size())),
                     found.page.end());
    if (query.explain) {
      explain(found, scorer, expression.phrases.size());
    }
    return found;
  };
  const bool one = asked.clauses.size() == 1;
  if (query.match == MatchMode::any ||
      (query.match == MatchMode::automatic && asked.clauses.size() >= question_clauses)) {
    return run(MatchMode::any, allowed_or_all);
  }
  Found found = run(MatchMode::all, allowed_or_all);
  // Decided by the words alone: ticking a filter must not turn all into any.
  if (query.match == MatchMode::automatic && !one && found.hits.count() < enough_with_all) {
    Found any = run(MatchMode::any, nullptr);
    if (found.hits.count() == 0 || !any.best_has_all) {
      return allowed ? run(MatchMode::any, allowed_or_all) : std::move(any);
    }
  }
  return found;
}

}  // namespace

Found find_documents(const Query& query, const Filters& filters, Session& session) {
  const std::optional<Bitset> allowed = allowed_documents(filters);
  const Bitset* allowed_or_all = allowed ? &*allowed : nullptr;
  if (query.clauses.empty()) {
    return list_documents(query, allowed_or_all, session);
  }
  Found found = rank_documents(query, allowed, session);
  if (query.order != Order::relevance) {
    list_in_order(query, found.hits, allowed_or_all, session, found.page);
    found.explanations.clear();
  }
  return found;
}

}  // namespace materia
