#include <algorithm>
#include <utility>

#include "query/match_expression.h"
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
  Bitset shown = found.hits;
  if (allowed != nullptr) {
    shown &= *allowed;
  }
  if (!query.copies) {
    snapshot.folding().fold(shown);
  }
  for (const std::size_t document : snapshot.newest_first()) {
    if (!shown.test(document)) {
      continue;
    }
    if (found.total >= query.offset && found.total - query.offset < query.limit) {
      found.page.push_back({document, 0});
    }
    ++found.total;
  }
  return found;
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

}  // namespace

Found find_documents(const Query& query, const std::vector<SchemeFilter>& filters, Session& session) {
  const std::optional<Bitset> allowed = allowed_documents(filters);
  const Bitset* allowed_or_all = allowed ? &*allowed : nullptr;
  if (query.clauses.empty()) {
    return list_documents(query, allowed_or_all, session);
  }
  const Snapshot& snapshot = session.snapshot();
  const DistinctClauses asked = distinct(query.clauses);
  const Folding* folding = snapshot.folding_for(query);
  const auto run = [&](MatchMode match, const Bitset* among) {
    const MatchExpression expression = match_expression(asked.clauses, match, query.excluded);
    const Units units = make_units(asked, expression, query.text, snapshot, session.reader());
    const Scorer scorer(units, asked.clauses, snapshot, session.analyzer());
    Ranker ranker(snapshot, scorer, match, among, folding, documents_to_keep(query, snapshot.size()));
    session.reader().match(expression.text, ranker);
    Found found{ranker.best(), ranker.hits(), ranker.total(), std::nullopt, match};
    if (match == MatchMode::any) {
      found.total_all = ranker.total_all();
    }
    rerank(found.page, query, scorer, session);
    found.best_has_all = !found.page.empty() && ranker.hits_with_all().test(found.page.front().document);
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

}  // namespace materia
