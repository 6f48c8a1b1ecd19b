#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "query/query.h"
#include "query/results.h"
#include "store/analyzer.h"

namespace materia {

/// A place where a clause matches: text.substr(begin, end - begin).
struct TextMatch {
  std::size_t clause = 0;  ///< position in the clauses asked for
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::size_t> word = {};  ///< which word it is, where only one of a scattered alternative stands here
};

/// Where clauses match in a text that stands in `field`, by the same analyzer as the index: ordered by begin, none
/// overlapping (the longer of two wins). What is marked is what matched, also by another name of a concept. Single
/// words of a scattered alternative are matches only in a text where their clause stands in no better way.
std::vector<TextMatch> find_matches(std::string_view text, Field field, const std::vector<Clause>& clauses,
                                    Analyzer& analyzer);

/// The text from `begin` to `end` cut into pieces along its matches.
std::vector<TextPiece> mark(std::string_view text, const std::vector<TextMatch>& matches, std::size_t begin,
                            std::size_t end);

}  // namespace materia
