#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bench/peers/query_maker.h"
#include "bench/peers/random.h"
#include "query/searcher.h"

namespace materia {

/// A query and its settings, as they could be asked of any searcher.
struct RandomQuery {
  std::string text;
  MatchMode match = MatchMode::automatic;
  std::map<std::string, std::vector<std::string>> filters;
  std::map<std::string, std::vector<std::string>> excluded_filters;
  std::optional<Assertion> assertion;
  bool exact = false;
  bool about_only = false;
  bool copies = false;
  std::size_t offset = 0;
  std::size_t limit = 10;

  [[nodiscard]] Query build(Searcher& searcher) const;
  /// All of it on one line.
  [[nodiscard]] std::string description() const;
};

/// Draws queries of all kinds that a knowledge base can be asked; the same seed draws the same.
class RandomQueries {
 public:
  /// Reads up to 5,000 of its documents.
  RandomQueries(const std::filesystem::path& file, std::uint64_t seed);
  RandomQuery next();

 private:
  std::string any_shape();
  std::string text();
  std::map<std::string, std::vector<std::string>> filters();

  QueryMaker maker_;
  Random random_;
  std::vector<std::pair<std::string, std::string>> concepts_;  ///< scheme and local name of those that documents have
};

}  // namespace materia
