#include "bench/peers/differences.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace materia {
namespace {

/// One of the two; empty where they are alike.
template <typename Value>
std::string differ(const std::string& what, const Value& expected, const Value& found) {
  return expected == found ? "" : fmt::format("{}: {} and {}", what, expected, found);
}

std::vector<DocumentId> ids_of(const std::vector<Hit>& hits) {
  std::vector<DocumentId> ids;
  for (const Hit& hit : hits) {
    ids.push_back(hit.id);
  }
  return ids;
}

std::string differ_in_hits(const std::vector<Hit>& expected, const std::vector<Hit>& found, double tolerance) {
  std::string difference = differ("documents", ids_of(expected), ids_of(found));
  for (std::size_t i = 0; difference.empty() && i < expected.size(); ++i) {
    const double apart = std::abs(expected[i].score - found[i].score);
    if (!(apart <= tolerance * std::max(1.0, std::abs(expected[i].score)))) {
      difference = fmt::format("score of document {}: {} and {}", expected[i].id, expected[i].score, found[i].score);
    } else {
      difference = differ(fmt::format("copies of document {}", expected[i].id), expected[i].copies.size(),
                          found[i].copies.size());
    }
  }
  return difference;
}

std::vector<std::string> counts_of(const Facet& facet) {
  std::vector<std::string> counts;
  for (const FacetCount& count : facet.counts) {
    counts.push_back(fmt::format("{} {}{}", count.concept_name(), count.count, count.selected ? " selected" : ""));
  }
  return counts;
}

std::string differ_in_facets(const std::vector<Facet>& expected, const std::vector<Facet>& found) {
  std::string difference = differ("facets", expected.size(), found.size());
  for (std::size_t i = 0; difference.empty() && i < expected.size(); ++i) {
    difference = differ("facet " + expected[i].scheme, counts_of(expected[i]), counts_of(found[i]));
  }
  return difference;
}

}  // namespace

std::optional<std::string> find_difference(const Results& expected, const Results& found, double tolerance) {
  std::string difference = differ("total", expected.total, found.total);
  if (difference.empty()) {
    difference = differ("any word will do", expected.match == MatchMode::any, found.match == MatchMode::any);
  }
  if (difference.empty()) {
    const auto number = [](const std::optional<std::size_t>& total) { return total ? fmt::to_string(*total) : "none"; };
    difference = differ("total with all words", number(expected.total_all), number(found.total_all));
  }
  if (difference.empty()) {
    difference = differ("suggestion", expected.did_you_mean.value_or(""), found.did_you_mean.value_or(""));
  }
  if (difference.empty()) difference = differ_in_hits(expected.hits, found.hits, tolerance);
  if (difference.empty()) difference = differ_in_facets(expected.facets, found.facets);
  return difference.empty() ? std::nullopt : std::optional(difference);
}

}  // namespace materia
