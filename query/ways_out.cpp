#include "query/ways_out.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "query/interpret.h"
#include "query/rephrase.h"
#include "store/label_matcher.h"

namespace materia {
namespace {

/// Each costs a search.
constexpr std::size_t most_ways = 12;

class Way {
 public:
  Way(const Query& query, const Filters& filters, Session& session)
      : query_(query), filters_(filters), session_(session) {}

  /// "penicillin", which no article has: what is tagged as antibiotic therapy.
  std::vector<WayOut> by_tags() {
    std::vector<WayOut> ways;
    const std::vector<Concept>& concepts = session_.snapshot().vocabulary().concepts();
    const auto matcher = session_.snapshot().matcher(query_.text, session_.analyzer());
    for (const LabelMatch& match : matcher->match(query_.text, session_.analyzer(), Abbreviations::any_case)) {
      const Concept& found = concepts[match.concept_position];
      const bool filtered = query_.filters.contains(found.scheme);  // one more of a facet would not narrow
      if (found.labels[match.label].kind == LabelKind::tagging && !filtered &&
          may_be_read(match.begin, match.end, query_, session_.analyzer())) {
        WayOut way = with_tag(match, found);
        if (way.total > 0) {
          ways.push_back(std::move(way));
        }
      }
    }
    return ways;
  }

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
      add_label(way.dropped, position);
    }
    way.query = text_without_filter(query_.text, filter.scheme, false, session_);
    way.alone = filter.documents.count();
    Filters others = filters_;
    std::erase_if(others.required, [&](const SchemeFilter& other) { return other.scheme == filter.scheme; });
    Query next = rephrased(query_, way.query, session_);
    next.filters.erase(filter.scheme);
    way.total = find_documents(next, others, session_).total;
    return way;
  }

  WayOut without_exclusions(const std::string& scheme) {
    WayOut way;
    way.kind = WayOut::Kind::excluded_filter;
    way.scheme = scheme;
    Filters others = filters_;
    std::erase_if(others.excluded, [&](const ExcludedConcept& excluded) { return excluded.scheme == scheme; });
    Bitset taken_away(session_.snapshot().size());
    for (const ExcludedConcept& excluded : filters_.excluded) {
      if (excluded.scheme == scheme) {
        add_label(way.dropped, excluded.position);
        taken_away |= excluded.documents;
      }
    }
    way.query = text_without_filter(query_.text, scheme, true, session_);
    way.alone = taken_away.count();
    Query next = rephrased(query_, way.query, session_);
    next.excluded_filters.erase(scheme);
    way.total = find_documents(next, others, session_).total;
    return way;
  }

 private:
  WayOut with_tag(const LabelMatch& match, const Concept& found) {
    WayOut way;
    way.kind = WayOut::Kind::tag;
    way.dropped = query_.text.substr(match.begin, match.end - match.begin);
    way.scheme = found.scheme;
    way.label = found.pref_label;
    way.query = query_.text;
    way.query.replace(match.begin, match.end - match.begin, found.scheme + ":" + found.local_name);
    const Query next = rephrased(query_, way.query, session_);
    const Filters filters = resolve_filters(next, session_.tags(next), session_.snapshot(), session_.analyzer());
    for (const SchemeFilter& filter : filters.required) {
      if (filter.scheme == found.scheme) {  // else it stands where it is read as words (behind a quote left open)
        way.alone = filter.documents.count();
        way.total = find_documents(next, filters, session_).total;
      }
    }
    return way;
  }

  void add_label(std::string& labels, std::size_t position) const {
    labels += (labels.empty() ? "" : " or ") + session_.snapshot().vocabulary().concepts()[position].pref_label;
  }

  const Query& query_;
  const Filters& filters_;
  Session& session_;
};

}  // namespace

std::vector<WayOut> ways_out(const Query& query, const Filters& filters, Session& session) {
  Way way(query, filters, session);
  std::vector<WayOut> ways = way.by_tags();
  ways.reserve(most_ways);
  for (const SchemeFilter& filter : filters.required) {
    ways.push_back(way.without_filter(filter));
  }
  for (const auto& [scheme, names] : query.excluded_filters) {
    if (!names.empty()) {
      ways.push_back(way.without_exclusions(scheme));
    }
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
