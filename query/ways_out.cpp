#include "query/ways_out.h"

#include <algorithm>
#include <string>

#include "query/rephrase.h"

namespace materia {
namespace {

/// Each costs a search.
constexpr std::size_t most_ways = 12;

class Way {
 public:
  Way(const Query& query, const std::vector<SchemeFilter>& filters, Session& session)
      : query_(query), filters_(filters), session_(session) {}

  WayOut without_clause(const Clause& clause, WayOut::Kind kind) {
    WayOut way;
    way.kind = kind;
    way.dropped = query_.text.substr(clause.begin, clause.end - clause.begin);
    way.query = text_without(query_.text, clause.begin, clause.end);
    way.alone = session_.count(clause);
    way.total = find_documents(rephrased(query_, way.query, session_), filters_, session_).total;
    return way;
  }

  WayOut without_filter(const SchemeFilter& filter) {
    WayOut way;
    way.kind = WayOut::Kind::filter;
    way.scheme = filter.scheme;
    for (const std::size_t position : filter.concepts) {
      way.dropped +=
          (way.dropped.empty() ? "" : " or ") + session_.snapshot().vocabulary().concepts()[position].pref_label;
    }
    way.query = text_without_filter(query_.text, filter.scheme, session_);
    way.alone = filter.documents.count();
    std::vector<SchemeFilter> others = filters_;
    std::erase_if(others, [&](const SchemeFilter& other) { return other.scheme == filter.scheme; });
    Query next = rephrased(query_, way.query, session_);
    next.filters.erase(filter.scheme);
    way.total = find_documents(next, others, session_).total;
    return way;
  }

 private:
  const Query& query_;
  const std::vector<SchemeFilter>& filters_;
  Session& session_;
};

}  // namespace

std::vector<WayOut> ways_out(const Query& query, const std::vector<SchemeFilter>& filters, Session& session) {
  Way way(query, filters, session);
  std::vector<WayOut> ways;
  ways.reserve(most_ways);
  for (const SchemeFilter& filter : filters) {
    ways.push_back(way.without_filter(filter));
  }
  for (const Clause& clause : query.clauses) {
    if (ways.size() < most_ways) {
      ways.push_back(way.without_clause(clause, WayOut::Kind::words));
    }
  }
  for (const Clause& clause : query.excluded) {
    if (ways.size() < most_ways) {
      ways.push_back(way.without_clause(clause, WayOut::Kind::excluded));
    }
  }
  std::stable_sort(ways.begin(), ways.end(),
                   [](const WayOut& left, const WayOut& right) { return left.total > right.total; });
  return ways;
}

}  // namespace materia
