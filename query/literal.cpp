#include "query/literal.h"

#include <algorithm>
#include <string>
#include <vector>

namespace materia {
namespace {

std::vector<std::string> terms_of(std::string_view text, Analyzer& analyzer) {
  std::vector<std::string> terms;
  Term term;
  for (std::size_t position = 0; analyzer.next(text, position, term);) {
    terms.push_back(term.text);
  }
  return terms;
}

}  // namespace

bool is_literal(std::string_view typed, const Query& query, Analyzer& analyzer) {
  if (query.literal.empty()) {
    return false;
  }
  const std::vector<std::string> terms = terms_of(typed, analyzer);
  return !terms.empty() && std::any_of(query.literal.begin(), query.literal.end(), [&](const std::string& literal) {
    return terms_of(literal, analyzer) == terms;
  });
}

void drop_unused_literals(Query& query, Analyzer& analyzer) {
  if (query.literal.empty()) {
    return;
  }
  const std::vector<std::string> typed = terms_of(query.text, analyzer);
  std::erase_if(query.literal, [&](const std::string& literal) {
    const std::vector<std::string> terms = terms_of(literal, analyzer);
    return terms.empty() || std::search(typed.begin(), typed.end(), terms.begin(), terms.end()) == typed.end();
  });
}

}  // namespace materia
