#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "query/searcher.h"

namespace materia {

/// The mode an option --match names: "all", "any", else automatic.
MatchMode match_mode(const std::string& name);

/// Adds --engine. The default is the ranked index.
void add_engine_option(CLI::App& command, Engine& engine);

/// What `search` and `facets` ask with, as typed.
struct QueryOptions {
  std::vector<std::string> words;
  std::vector<std::string> therapies;
  std::vector<std::string> conditions;
  std::vector<std::string> filters;  ///< SCHEME:CONCEPT, for facets of other vocabularies
  std::vector<std::string> without_therapies;
  std::vector<std::string> without_conditions;
  std::vector<std::string> without;  ///< SCHEME:CONCEPT
  std::string match = "automatic";
  bool about = false;
  std::string assertion;  ///< empty for tags
  std::string order = "relevance";
  bool exact = false;
  bool copies = false;
  std::vector<std::string> literal;  ///< typed words that are not read as a concept

  void add_to(CLI::App& command);
  /// Adds --sort, for commands that list articles.
  void add_order_to(CLI::App& command);
  /// The query they mean. Throws QueryError for a filter that is not SCHEME:CONCEPT.
  [[nodiscard]] Query to_query(Searcher& searcher) const;
};

}  // namespace materia
