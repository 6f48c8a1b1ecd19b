#pragma once

#include <cstddef>
#include <string_view>

namespace materia {

/// One word with two capitals or more: PRP, iPSC, NSAIDs. Not "Crohn's disease", not "COVID-19 infection".
bool is_abbreviation(std::string_view text);

/// The word without a plural or possessive ending: MSCs, PRP's.
std::string_view without_ending(std::string_view word);

/// True for a word among words that are all in capitals ("PAIN AS WE AGE"), where capitals say nothing.
bool is_shouted(std::string_view text, std::size_t begin, std::size_t end);

/// Holds a sign that ends a clause.
bool has_clause_punctuation(std::string_view text);

}  // namespace materia
