#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.h"
#include "store/analyzer.h"

// Private to the query room.

namespace materia {

/// Longer phrases are cut: what follows is not asked for.
inline constexpr std::size_t phrase_limit = 64;

/// True when all that stands between two words is one hyphen or dash, or nothing: platelet-rich, L4–L5, 5mg.
bool joins_words(std::string_view between);

/// True for a fraction that has a character of its own, written with a slash: 1/2.
bool is_written_fraction(std::string_view text);

/// The ways to write `text` as one phrase: its words side by side and, where hyphens join some, those closed up
/// (`platelet-rich` is platelet rich and plateletrich; `5-10` stays apart); 1/2 is also ½. Empty for a text without
/// words.
std::vector<Alternative> spellings(std::string_view text, Analyzer& analyzer);

/// The content words of `text` in any place and order: a scattered alternative. Empty terms where it has none.
Alternative scattered_words(std::string_view text, Analyzer& analyzer);

/// The ways of spellings() with the last word read as the beginning of a word, which is folded and not stemmed. The
/// index holds stems
/// ("inflammatori"), and a stem may be shorter or other than what was typed ("inflammatory*"), so the stem of the typed
/// beginning joins them as an alternative of its own where the prefix does not find it. So do the words that the
/// analyzer's lists read as others: the index has no word that begins with "oedem".
std::vector<Alternative> prefix_spellings(std::string_view text, Analyzer& analyzer);

}  // namespace materia
