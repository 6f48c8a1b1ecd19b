#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "query/grid.h"
#include "query/searcher.h"
#include "web/request.h"

namespace materia {

inline constexpr std::size_t grid_lines_shown = 60;  ///< of each side, unless more are asked for
inline constexpr std::size_t grid_gaps_shown = 20;
inline constexpr std::size_t most_grid_lines = 4000;

/// A grid as its URL says it: the articles as a search would have them, and how both sides are shown.
struct GridAddress {
  SearchRequest search;
  GridSide rows;
  GridSide columns;
  std::size_t gaps = grid_gaps_shown;

  /// The same, with what stands below a concept of one side shown or not.
  [[nodiscard]] GridAddress with_fold(GridSide GridAddress::*side, std::string_view concept_name, bool unfolded) const;
  [[nodiscard]] GridAddress with_gaps(std::size_t most) const;
};

/// Reads what a search URL says and: rows, columns (a facet's name), open_rows, open_columns (a concept, repeated; *
/// for all of them), sort_rows, sort_columns (count or name), most (lines of each side, 1 to most_grid_lines), gaps (0
/// to 1,000). Parameters it doesn't know are left alone. Throws BadRequest for a value that can't be.
GridAddress read_grid(const Parameters& parameters, std::span<const std::string> schemes,
                      std::size_t most = grid_lines_shown);

/// What is asked of the knowledge base.
GridRequest to_request(Searcher& searcher, const GridAddress& address);

/// The names that read_grid reads beside those of a search.
std::span<const std::string_view> grid_names();

/// The address of a grid in one canonical form, defaults left out; `page` is "/grid" or "/grid.csv", which has room for
/// all lines.
std::string grid_url(const GridAddress& address, std::string_view page = "/grid");

}  // namespace materia
