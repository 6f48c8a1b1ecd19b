#pragma once

#include <optional>
#include <string_view>

#include "store/document.h"

namespace materia {

// What the values of document.h are called in JSON, on the command line and in addresses.

std::string_view name_of(Field field);              ///< title, headings, body
std::string_view name_of(Level level);              ///< mention, about
std::string_view name_of(TagSource source);         ///< tagger, editor
std::string_view name_of(Assertion assertion);      ///< affirmed, negated, uncertain, contrast
std::string_view name_of(MentionRule rule);         ///< label, shared_head, …
std::string_view name_of(Decision::Action action);  ///< confirm, deny, add

/// Nothing for any other name.
std::optional<Assertion> assertion_named(std::string_view name);
std::optional<Decision::Action> action_named(std::string_view name);

}  // namespace materia
