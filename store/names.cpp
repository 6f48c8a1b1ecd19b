#include "store/names.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace materia {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, field_count> fields = {"title", "headings", "body"};
constexpr std::array<std::string_view, 2> levels = {"mention", "about"};
constexpr std::array<std::string_view, 2> sources = {"tagger", "editor"};
constexpr std::array<std::string_view, assertion_count> assertions = {"affirmed", "negated", "uncertain", "contrast"};
constexpr std::array<std::string_view, 5> rules = {"label", "shared_head", "turned_around", "defined_abbreviation",
                                                   "abbreviation_in_context"};
constexpr std::array<std::string_view, 3> actions = {"confirm", "deny", "add"};

template <typename Value, std::size_t count>
std::optional<Value> value_named(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Value>(found - names.begin()));
}

}  // namespace

std::string_view name_of(Field field) {
  return fields.at(static_cast<std::size_t>(field));
}

std::string_view name_of(Level level) {
  return levels.at(static_cast<std::size_t>(level));
}

std::string_view name_of(TagSource source) {
  return sources.at(static_cast<std::size_t>(source));
}

std::string_view name_of(Assertion assertion) {
  return assertions.at(static_cast<std::size_t>(assertion));
}

std::string_view name_of(MentionRule rule) {
  return rules.at(static_cast<std::size_t>(rule));
}

std::string_view name_of(Decision::Action action) {
  return actions.at(static_cast<std::size_t>(action));
}

std::optional<Assertion> assertion_named(std::string_view name) {
  return value_named<Assertion>(assertions, name);
}

std::optional<Decision::Action> action_named(std::string_view name) {
  return value_named<Decision::Action>(actions, name);
}

}  // namespace materia
