#include "query/match_expression.h"

#include <string_view>

namespace materia {
namespace {

std::string_view column(Field field) {
  switch (field) {
    case Field::title:
      return "title";
    case Field::headings:
      return "headings";
    case Field::body:
      break;
  }
  return "body";
}

/// An FTS5 string of some words. Inside quotes only a quote means something, and doubled it means itself.
std::string quoted(std::span<const std::string> words) {
  std::string text = "\"";
  for (const std::string& word : words) {
    if (text.size() > 1) {
      text += ' ';
    }
    for (const char character : word) {
      text.append(character == '"' ? 2 : 1, character);
    }
  }
  return text + '"';
}

/// How many words of a scattered alternative FTS5 asks for.
enum class Scattered { any_word, all_words };

std::string phrase_expression(const Alternative& alternative, std::optional<Field> only, Scattered mode) {
  std::string text;
  if (const std::optional<Field> field = only ? only : alternative.field) {
    text.append("{").append(column(*field)).append("} : ");
  }
  const std::span<const std::string> words = alternative.words;
  if (alternative.scattered) {
    // Any of them: whether all are there is seen by who counts the phrases. Inside an AND, FTS5 would not tell of one
    // word where the other is missing, and a score must not depend on how the document was found.
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i) {
      all += (i == 0 ? "(" : mode == Scattered::all_words ? " AND " : " OR ") + text + quoted(words.subspan(i, 1));
    }
    return all + ")";
  }
  if (!alternative.prefix) {
    return text + quoted(words);
  }
  // FTS5 reads all of a string that a star follows as prefixes; only the last word is one.
  if (words.size() > 1) {
    text += quoted(words.first(words.size() - 1)) + " + ";
  }
  return text + quoted(words.last(1)) + " *";
}

std::string clause_expression(const Clause& clause, std::size_t position, bool with_loose,
                              std::vector<PhrasePlace>& phrases) {
  std::string text;
  for (std::size_t i = 0; i < clause.alternatives.size(); ++i) {
    const Alternative& alternative = clause.alternatives[i];
    if (alternative.loose && !with_loose) {
      continue;
    }
    text += (text.empty() ? "" : " OR ") + phrase_expression(alternative, std::nullopt, Scattered::any_word);
    phrases.insert(phrases.end(), alternative.scattered ? alternative.words.size() : 1, {position, i});
  }
  return text;
}

}  // namespace

MatchExpression match_expression(std::span<const Clause> clauses, MatchMode match) {
  MatchExpression expression;
  const bool any = match == MatchMode::any;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::string clause = clause_expression(clauses[i], i, any, expression.phrases);
    if (!clause.empty()) {
      expression.text.append(expression.text.empty() ? ""
                             : any                   ? " OR "
                                                     : " AND ")
          .append("(")
          .append(clause)
          .append(")");
    }
  }
  return expression;
}

std::string count_expression(const Clause& clause, std::optional<Field> only) {
  std::string text;
  for (const Alternative& alternative : clause.alternatives) {
    if ((!only || !alternative.field || alternative.field == only) && !alternative.loose) {
      text += (text.empty() ? "" : " OR ") + phrase_expression(alternative, only, Scattered::all_words);
    }
  }
  return text;
}

}  // namespace materia
