#include "query/rephrase.h"

#include <optional>

#include "query/filters.h"
#include "query/lexer.h"

namespace materia {

Query rephrased(const Query& query, std::string_view text, Session& session) {
  Query next = session.parse(text);
  for (const auto& [scheme, names] : query.filters) {
    next.filters[scheme] = names;
  }
  next.excluded_filters = query.excluded_filters;
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

std::string text_without(std::string_view text, std::size_t begin, std::size_t end) {
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

std::string text_without_filter(std::string_view text, const std::string& scheme, bool excluded, Session& session) {
  const std::vector<std::string> schemes = filter_names(session);
  std::string left(text);
  QueryLexer lexer(text, schemes);
  while (const std::optional<QueryItem> item = lexer.next()) {
    const bool is_filter = item->scheme != nullptr && *item->scheme == scheme && item->excluded == excluded &&
                           find_concept(scheme, item->text, session.snapshot(), session.analyzer());
    if (is_filter) {
      const std::size_t from_end = text.size() - item->end;
      left = text_without(left, left.size() - from_end - (item->end - item->begin), left.size() - from_end);
    }
  }
  return left;
}

}  // namespace materia
