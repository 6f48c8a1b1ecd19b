#include "query/rephrase.h"

namespace materia {

Query rephrased(const Query& query, std::string_view text, Session& session) {
  Query next = session.parse(text);
  next.filters = query.filters;
  next.match = query.match;
  next.exact = query.exact;
  next.literal = query.literal;
  next.about_only = query.about_only;
  next.assertion = query.assertion;
  next.copies = query.copies;
  next.limit = 0;
  session.interpret(next);
  return next;
}

std::vector<std::string> filter_names(const Session& session) {
  std::vector<std::string> names;
  for (const Scheme& scheme : session.snapshot().vocabulary().schemes()) {
    names.push_back(scheme.local_name);
  }
  return names;
}

}  // namespace materia
