#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/query.h"

namespace materia {

enum class GridOrder { by_count, by_name };

/// How one side of the grid is shown.
struct GridSide {
  std::string scheme;             ///< empty: therapy for rows and condition for columns where there are such, else
                                  ///< the first facet that the other side does not have
  std::vector<std::string> open;  ///< local names of the concepts below which one sees; others are passed over
  bool open_all = false;          ///< below each of them
  GridOrder order = GridOrder::by_count;
  std::size_t most = 100;  ///< lines, at most; those with the fewest articles are left out
};

/// What a grid is asked for.
struct GridRequest {
  Query query;  ///< which articles; offset and limit do not matter
  GridSide rows;
  GridSide columns;
  std::size_t gaps = 20;  ///< at most so many; 0 looks for none
};

/// A concept that stands at a row or column. Its articles are those of the concepts below it, too, each once.
struct GridLine {
  enum class Fold {
    nothing,  ///< nothing is written about below it, or a filter chose it, and then one always sees below it
    folded,
    unfolded
  };
  std::string concept_name;
  std::string label;
  std::size_t depth = 0;  ///< below how many of the lines shown it stands
  std::size_t count = 0;  ///< of the articles found; more than 0
  Fold fold = Fold::nothing;
};

struct GridAxis {
  std::string scheme;
  std::string label;
  std::vector<GridLine> lines;  ///< a concept before those below it; each concept once
  std::size_t left_out = 0;     ///< lines that GridSide::most left out
};

/// A filter in force.
struct GridFilter {
  std::string scheme;
  std::string concept_name;
  std::string label;
  bool excluded = false;
};

/// Two concepts that are written about, but never together.
struct GridGap {
  std::string row;
  std::string row_label;
  std::size_t row_count = 0;
  std::string column;
  std::string column_label;
  std::size_t column_count = 0;
  double expected = 0;  ///< row_count * column_count / total: as many as there were if neither asked for the other
};

inline constexpr std::size_t most_grid_cells = 4'000'000;

/// How many articles have both of two concepts. Every count is the total of the search that has Grid::query's text,
/// filters and options, Grid::match, and the line's concept in place of the filter of its facet.
struct Grid {
  Query query;  ///< as understood; the text without filters, which all stand in `filters` and `excluded_filters`
  MatchMode match = MatchMode::all;  ///< what was done: all or any
  std::vector<GridFilter> chosen;    ///< what `filters` holds, then `excluded_filters`
  std::size_t total = 0;             ///< articles found
  GridAxis rows;
  GridAxis columns;
  std::vector<std::uint32_t> cells;  ///< row by row; rows.lines.size() * columns.lines.size()
  /// Most expected first, then by label. Of both sides the 500 concepts with most articles are looked at, folded away
  /// or not; a pair that stands below another gap is left out, since it says nothing more.
  std::vector<GridGap> gaps;
  std::size_t gap_count = 0;  ///< how many there are; 0 where none were asked for
  std::int64_t generation = 0;
  double took_ms = 0;

  [[nodiscard]] std::uint32_t cell(std::size_t row, std::size_t column) const {
    return cells[row * columns.lines.size() + column];
  }
};

/// A table for spreadsheets: a line of column labels, a line of column totals, a line for each row, ended by CRLF
/// (RFC 4180).
std::string to_csv(const Grid& grid);
std::string to_json(const Grid& grid);

}  // namespace materia
