#include "query/ways_out.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "query/lexer.h"
#include "query/rephrase.h"

namespace materia {
namespace {

/// Each costs a search.
constexpr std::size_t most_ways = 12;

/// The text without some of its bytes, and without the double space that they leave.
std::string without(std::string_view text, std::size_t begin, std::size_t end) {
  std::string_view left = text.substr(0, begin);
  std::string_view right = text.substr(end);
  while (left.ends_with(' ')) {
    left.remove_suffix(1);
  }
  while (right.starts_with(' ')) {
    right.remove_prefix(1);
  }
  return std::string(left) + (left.empty() || right.empty() ? "" : " ") + std::string(right);
}

class Way {
 public:
  Way(const Query& query, const std::vector<SchemeFilter>& filters, Session& session)
      : query_(query), filters_(filters), session_(session) {}

  WayOut without_clause(const Clause& clause, WayOut::Kind kind) {
    WayOut way;
    way.kind = kind;
    way.dropped = query_.text.substr(clause.begin, clause.end - clause.begin);
    way.query = without(query_.text, clause.begin, clause.end);
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
    way.query = text_without_filter(filter.scheme);
    way.alone = filter.documents.count();
    std::vector<SchemeFilter> others = filters_;
    std::erase_if(others, [&](const SchemeFilter& other) { return other.scheme == filter.scheme; });
    Query next = rephrased(query_, way.query, session_);
    next.filters.erase(filter.scheme);
    way.total = find_documents(next, others, session_).total;
    return way;
  }

 private:
  /// Filters may be typed, too.
  std::string text_without_filter(const std::string& scheme) {
    const std::vector<std::string> schemes = filter_names(session_);
    std::string text = query_.text;
    QueryLexer lexer(query_.text, schemes);
    while (const std::optional<QueryItem> item = lexer.next()) {
      const bool is_filter = item->scheme != nullptr && *item->scheme == scheme && !item->excluded &&
                             find_concept(scheme, item->text, session_.snapshot(), session_.analyzer());
      if (is_filter) {
        const std::size_t from_end = query_.text.size() - item->end;
        text = without(text, text.size() - from_end - (item->end - item->begin), text.size() - from_end);
      }
    }
    return text;
  }

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
