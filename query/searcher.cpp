#include "query/searcher.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "query/did_you_mean.h"
#include "query/facets.h"
#include "query/interpret.h"
#include "query/match_expression.h"
#include "query/searcher_impl.h"
#include "query/snippet.h"
#include "query/text_matches.h"
#include "query/ways_out.h"

namespace materia {

namespace {

/// To ask the system each time which file stands at the path takes a tenth of a search that finds little.
constexpr auto look_again_after = std::chrono::milliseconds(20);

}  // namespace

Searcher::Impl::Impl(std::filesystem::path path, std::shared_ptr<SnapshotCache> shared, Engine chosen)
    : file(std::move(path)), cache(shared ? std::move(shared) : make_snapshot_cache()), engine(chosen) {
  follow_file();
}

void Searcher::Impl::follow_file() {
  // Again where the file is replaced between opening it and asking which one it is.
  while (!held && (!reader || !reader->is_current())) {
    reader = std::make_unique<Reader>(file);
    identity = file_identity(file);
  }
}

void Searcher::Impl::follow_file_sometimes() {
  if (const auto now = std::chrono::steady_clock::now(); now - looked_at >= look_again_after) {
    follow_file();
    looked_at = now;
  }
}

HeldGeneration::HeldGeneration(Searcher::Impl& searcher)
    : transaction((searcher.follow_file_sometimes(), *searcher.reader)),
      snapshot(searcher.cache->snapshot(*searcher.reader, searcher.analyzer, searcher.identity)) {}

Session::Session(Searcher::Impl& searcher)
    : searcher_(searcher), generation_(searcher.held ? *searcher.held : own_.emplace(searcher)) {
  // What is loaded for all to come is not cut short: it would be begun again and again.
  searcher_.reader->answer_by(searcher.answer_by);
  check_deadline();
}

Session::~Session() {
  searcher_.reader->answer_by(std::nullopt);
}

Query Session::parse(std::string_view text) const {
  std::vector<std::string> schemes;
  for (const Scheme& scheme : snapshot().vocabulary().schemes()) {
    schemes.push_back(scheme.local_name);
  }
  return parse_query(
      text, schemes, analyzer(), [&](std::string_view scheme, std::string_view value) -> std::optional<std::string> {
        const auto position = find_concept(scheme, value, snapshot(), analyzer());
        return position ? std::optional(snapshot().vocabulary().concepts()[*position].local_name) : std::nullopt;
      });
}

void Session::interpret(Query& query) const {
  if (!query.exact) {
    materia::interpret(query, snapshot().vocabulary(), *snapshot().matcher(query.text, analyzer()), analyzer());
  }
}

QueryLists* Session::lists_for(std::span<const Clause> clauses) {
  if (searcher_.engine == Engine::fts5 || snapshot().leaves() == nullptr || !QueryLists::knows(clauses)) {
    return nullptr;
  }
  if (!lists_) {
    lists_.emplace(snapshot(), reader());
  }
  return &*lists_;
}

std::size_t Session::count(const Clause& clause, std::optional<Field> only) {
  const std::string expression = count_expression(clause, only);
  return snapshot().count(expression, [&] {
    QueryLists* lists = lists_for({&clause, 1});
    return lists != nullptr ? lists->count(clause, only) : reader().count(expression);
  });
}

const TagLists& Session::tags(const Query& query) const {
  return query.assertion ? snapshot().asserted(*query.assertion, reader()) : snapshot().tags();
}

namespace {

[[noreturn]] void throw_absent(DocumentId id) {
  throw Error("document " + std::to_string(id) + " is in the index but not in the file; run: materia check");
}

/// The inverse document frequency of each clause; the snapshot remembers the counts from matching.
std::vector<double> clause_weights(const std::vector<Clause>& clauses, Session& session) {
  std::vector<double> weights;
  weights.reserve(clauses.size());
  for (const Clause& clause : clauses) {
    weights.push_back(inverse_document_frequency(session.snapshot().size(), session.count(clause)));
  }
  return weights;
}

/// Those that a hit stands for: found, let through by the filters, and not shown themselves.
std::vector<CopyReference> copies_found(std::size_t document, const Bitset& let_through, const Session& session) {
  std::vector<std::size_t> copies = other_copies(document, session.snapshot());
  std::erase_if(copies, [&](std::size_t copy) { return !let_through.test(copy); });
  std::ranges::sort(copies);
  return copy_references(copies, session);
}

Hit make_hit(const RankedDocument& ranked, MatchFinder& finder, const std::vector<double>& weights, Session& session) {
  Hit hit;
  hit.id = session.snapshot().id(ranked.document);
  hit.score = ranked.score;
  hit.tags = shown_tags(ranked.document, session);
  const std::optional<Document> document = session.reader().text(hit.id);
  if (!document) throw_absent(hit.id);
  hit.path = document->path;
  hit.title = document->title;
  hit.title_inferred = document->title_inferred;
  hit.url = document->url;
  hit.date = document->date;
  hit.title_pieces = mark(hit.title, finder.find(hit.title, Field::title), 0, hit.title.size());
  hit.fragments = cut_snippet(*document, finder, weights);
  return hit;
}

}  // namespace

Searcher::Searcher(std::filesystem::path file, std::shared_ptr<SnapshotCache> cache, Engine engine)
    : impl_(std::make_unique<Impl>(std::move(file), std::move(cache), engine)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Searcher::OneGeneration::OneGeneration(Searcher& searcher) : searcher_(searcher) {
  searcher_.impl_->held.emplace(*searcher_.impl_);
}

Searcher::OneGeneration::~OneGeneration() {
  searcher_.impl_->held.reset();
}

void Searcher::answer_by(std::optional<Clock::time_point> time) {
  impl_->answer_by = time;
}

Query Searcher::parse(std::string_view text) {
  return Session(*impl_).parse(text);
}

Results Searcher::search(Query query) {
  const auto start = std::chrono::steady_clock::now();
  Session session(*impl_);
  const TagLists& tags = session.tags(query);
  const Filters filters = resolve_filters(query, tags, session.snapshot(), session.analyzer());
  session.interpret(query);

  Found found = find_documents(query, filters, session);
  session.check_deadline();
  Results results;
  results.total = found.total;
  results.total_all = found.total_all;
  results.match = found.match;
  results.generation = session.snapshot().generation();
  if (!query.texts) {
    for (const RankedDocument& ranked : found.page) {
      Hit& hit = results.hits.emplace_back();
      hit.id = session.snapshot().id(ranked.document);
      hit.score = ranked.score;
    }
  } else if (!found.page.empty()) {
    MatchFinder finder(query.clauses, session.analyzer());
    const std::vector<double> weights = clause_weights(query.clauses, session);
    const Folding* folding = session.snapshot().folding_for(query);
    Bitset let_through = folding != nullptr ? found.hits : Bitset();
    if (const std::optional<Bitset> allowed = allowed_documents(filters); folding != nullptr && allowed) {
      let_through &= *allowed;
    }
    for (std::size_t i = 0; i < found.page.size(); ++i) {
      session.check_deadline();
      results.hits.push_back(make_hit(found.page[i], finder, weights, session));
      if (folding != nullptr) {
        results.hits.back().copies = copies_found(found.page[i].document, let_through, session);
      }
      if (query.explain && i < found.explanations.size()) {
        results.hits.back().explanation = std::move(found.explanations[i]);
      }
    }
  }
  session.check_deadline();
  results.facets = count_facets(found.hits, filters, query, tags, session.snapshot());
  session.check_deadline();
  results.did_you_mean = did_you_mean(query, found, filters, session);
  if (results.total == 0) {
    results.ways_out = ways_out(query, filters, session);
  }
  results.query = std::move(query);
  results.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return results;
}

std::vector<RankedPath> Searcher::rank(Query query) {
  query.copies = true;  // judgements are of documents
  Session session(*impl_);
  const Filters filters = resolve_filters(query, session.tags(query), session.snapshot(), session.analyzer());
  session.interpret(query);

  std::vector<RankedPath> ranking;
  for (const RankedDocument& ranked : find_documents(query, filters, session).page) {
    const DocumentId id = session.snapshot().id(ranked.document);
    std::optional<std::string> path = session.reader().path(id);
    if (!path) throw_absent(id);
    ranking.push_back({std::move(*path), ranked.score});
  }
  return ranking;
}

}  // namespace materia
