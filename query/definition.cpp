#include "query/definition.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace materia {
namespace {

using namespace std::string_view_literals;

/// Brackets behind a name hold its abbreviation or another name of it.
constexpr std::size_t longest_bracket = 80;

bool same_letters(std::string_view text, std::string_view small_letters) {
  return std::ranges::equal(text, small_letters, [](char left, char right) {
    return (left >= 'A' && left <= 'Z' ? static_cast<char>(left - 'A' + 'a') : left) == right;
  });
}

std::string_view without_space(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n\r"), text.size()));
  return text;
}

/// What stands behind the first of `beginnings` that `text` has; nothing where it has none.
std::optional<std::string_view> behind(std::string_view text, std::span<const std::string_view> beginnings) {
  for (const std::string_view beginning : beginnings) {
    if (same_letters(text.substr(0, beginning.size()), beginning)) {
      return text.substr(beginning.size());
    }
  }
  return std::nullopt;
}

bool introduces(std::string_view before) {
  static constexpr std::array articles = {"a"sv, "an"sv, "the"sv};
  if (const std::size_t mark = before.find_last_of(":?"); mark != std::string_view::npos) {
    before.remove_prefix(mark + 1);
  }
  before = without_space(before);
  while (!before.empty() && (before.back() == ' ' || before.back() == '"')) {
    before.remove_suffix(1);
  }
  return before.empty() || std::ranges::any_of(articles, [&](auto article) { return same_letters(before, article); });
}

std::string_view behind_brackets(std::string_view text) {
  while (text.starts_with('(')) {
    const std::size_t end = text.find(')');
    if (end > longest_bracket) {
      break;  // or there is none
    }
    text = without_space(text.substr(end + 1));
  }
  return text;
}

}  // namespace

double definition_degree(std::string_view text, TextRange sentence, TextRange name) {
  static constexpr std::array naming = {"also called "sv, "also known as "sv, "also named "sv,    "sometimes called "sv,
                                        "refers to "sv,   "means "sv,         "is defined as "sv, "are defined as "sv,
                                        "is the name "sv, "is called "sv,     "describes "sv};
  static constexpr std::array being = {"is "sv, "are "sv, "was "sv, "were "sv};
  static constexpr std::array kinds = {"a "sv,    "an "sv,    "the "sv,  "one "sv,      "any "sv,
                                       "when "sv, "where "sv, "what "sv, "caused by "sv};
  if (!introduces(text.substr(sentence.begin, name.begin - sentence.begin))) {
    return 0;
  }
  std::string_view rest = behind_brackets(without_space(text.substr(name.end, sentence.end - name.end)));
  if (rest.starts_with(',')) {
    rest = without_space(rest.substr(1));
    return behind(rest, naming) ? 1 : 0;
  }
  if (behind(rest, naming)) {
    return 1;
  }
  const std::optional<std::string_view> said = behind(rest, being);
  if (!said) {
    return 0;
  }
  if (same_letters(said->substr(0, 4), "not ")) {
    return 0;
  }
  return behind(without_space(*said), kinds) ? 1 : 0.5;
}

}  // namespace materia
