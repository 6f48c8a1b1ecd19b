#include "query/grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <utility>

#include "query/facets.h"
#include "query/grid_axis.h"
#include "query/rephrase.h"
#include "query/searcher.h"
#include "query/searcher_impl.h"

namespace materia {
namespace {

constexpr std::size_t looked_at_for_gaps = 500;  // concepts of each side: 250,000 pairs

/// Counts how many documents have each pair of a row and a column.
class PairCounter {
 public:
  PairCounter(std::span<const std::uint32_t> rows, std::span<const std::uint32_t> columns, std::size_t concepts)
      : columns_(columns.size()), line_of_(concepts), pairs_(rows.size() * columns.size()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      line_of_[rows[i]] = -static_cast<std::int32_t>(i) - 1;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      line_of_[columns[i]] = static_cast<std::int32_t>(i) + 1;
    }
  }

  void count(const Bitset& documents, const TagLists& tags, const Query& query, const Folding* folding) {
    Bitset single = documents;
    if (folding != nullptr) {
      single -= folding->members();
    }
    single.for_each([&](std::size_t document) {
      read(tags.concepts(document), query.about_only);
      for (const std::size_t row : row_starts_) {
        for (const std::size_t column : columns_read_) {
          ++pairs_[row + column];
        }
      }
    });
    if (folding == nullptr) {
      return;
    }
    folding->for_each_group_in(documents, [&](const Folding::Part& part) {
      std::vector<std::size_t> found;
      for (const std::size_t document : folding->documents(part.group)) {
        if (!documents.test(document)) {
          continue;
        }
        read(tags.concepts(document), query.about_only);
        for (const std::size_t row : row_starts_) {
          for (const std::size_t column : columns_read_) {
            found.push_back(row + column);
          }
        }
      }
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      for (const std::size_t pair : found) {
        ++pairs_[pair];
      }
    });
  }

  /// Row by row.
  std::vector<std::uint32_t> take() { return std::move(pairs_); }

 private:
  void read(std::span<const TagEntry> entries, bool about_only) {
    row_starts_.clear();
    columns_read_.clear();
    for (const TagEntry& entry : entries) {
      const std::int32_t line = line_of_[entry.position()];
      if (line == 0 || (about_only && !entry.about())) {
        continue;
      }
      if (line < 0) {
        row_starts_.push_back(static_cast<std::size_t>(-line - 1) * columns_);
      } else {
        columns_read_.push_back(static_cast<std::size_t>(line - 1));
      }
    }
  }

  std::size_t columns_;
  std::vector<std::int32_t> line_of_;  ///< by concept: below 0 a row, above 0 a column, 0 neither
  std::vector<std::uint32_t> pairs_;
  std::vector<std::size_t> row_starts_;    ///< of the document at hand
  std::vector<std::size_t> columns_read_;  ///< of the document at hand
};

/// The places of the two schemes in the vocabulary.
struct Sides {
  std::size_t rows = 0;
  std::size_t columns = 0;
};

Sides find_sides(const GridRequest& request, const Vocabulary& vocabulary) {
  const std::vector<Scheme>& schemes = vocabulary.schemes();
  if (schemes.size() < 2) {
    throw QueryError("a grid needs two facets, and this vocabulary has fewer");
  }
  const auto place = [&](const std::string& name) -> std::optional<std::size_t> {
    const auto found =
        std::find_if(schemes.begin(), schemes.end(), [&](const Scheme& scheme) { return scheme.local_name == name; });
    return found == schemes.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - schemes.begin()));
  };
  const auto asked = [&](const std::string& name) {
    const std::optional<std::size_t> found = place(name);
    if (!name.empty() && !found) {
      throw QueryError(fmt::format("unknown facet '{}'", name.substr(0, 80)));
    }
    return found;
  };
  std::optional<std::size_t> rows = asked(request.rows.scheme);
  std::optional<std::size_t> columns = asked(request.columns.scheme);
  const auto choose = [&](const std::string& usual, std::optional<std::size_t> other) {
    const std::optional<std::size_t> found = place(usual);
    if (found && found != other) {
      return *found;
    }
    return other == 0U ? std::size_t{1} : std::size_t{0};
  };
  if (!rows) {
    // Leaves the usual columns to the columns, which are chosen next.
    rows = choose("therapy", columns ? columns : place("condition"));
  }
  if (!columns) {
    columns = choose("condition", rows);
  }
  if (*rows == *columns) {
    throw QueryError("the rows and the columns of a grid must be two facets");
  }
  return {*rows, *columns};
}

/// Whether a pair stands below one that is empty, too.
class Gaps {
 public:
  Gaps(std::vector<std::uint32_t> rows, std::vector<std::uint32_t> columns, std::vector<std::uint32_t> pairs,
       const Vocabulary& vocabulary)
      : rows_(std::move(rows)),
        columns_(std::move(columns)),
        pairs_(std::move(pairs)),
        above_rows_(above(rows_, vocabulary)),
        above_columns_(above(columns_, vocabulary)) {}

  /// Calls `function(row, column)`, by concept, for each gap that says something.
  template <typename Function>
  void for_each(Function&& function) const {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      for (std::size_t column = 0; column < columns_.size(); ++column) {
        if (is_empty(row, column) && !is_implied(row, column)) {
          function(rows_[row], columns_[column]);
        }
      }
    }
  }

 private:
  using Lines = std::vector<std::vector<std::size_t>>;

  /// For each line the lines directly above it.
  static Lines above(const std::vector<std::uint32_t>& lines, const Vocabulary& vocabulary) {
    std::vector<std::size_t> line_of(vocabulary.concepts().size(), lines.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
      line_of[lines[line]] = line;
    }
    Lines result(lines.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
      for (const std::size_t broader : vocabulary.concepts()[lines[line]].broader) {
        if (line_of[broader] < lines.size()) {
          result[line].push_back(line_of[broader]);
        }
      }
    }
    return result;
  }

  [[nodiscard]] bool is_empty(std::size_t row, std::size_t column) const {
    return pairs_[row * columns_.size() + column] == 0;
  }
  [[nodiscard]] bool is_implied(std::size_t row, std::size_t column) const {
    return std::any_of(above_rows_[row].begin(), above_rows_[row].end(),
                       [&](std::size_t broader) { return is_empty(broader, column); }) ||
           std::any_of(above_columns_[column].begin(), above_columns_[column].end(),
                       [&](std::size_t broader) { return is_empty(row, broader); });
  }

  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> columns_;
  std::vector<std::uint32_t> pairs_;
  Lines above_rows_;
  Lines above_columns_;
};

void add_gaps(const Gaps& gaps, std::span<const std::size_t> counts, std::size_t most, const Vocabulary& vocabulary,
              Grid& grid) {
  struct Pair {
    std::uint32_t row;
    std::uint32_t column;
    std::size_t product;
  };
  std::vector<Pair> found;
  gaps.for_each([&](std::uint32_t row, std::uint32_t column) {
    found.push_back({row, column, counts[row] * counts[column]});
  });
  grid.gap_count = found.size();
  const std::vector<Concept>& concepts = vocabulary.concepts();
  const std::size_t kept = std::min(found.size(), most);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [&](const Pair& left, const Pair& right) {
                      if (left.product != right.product) {
                        return left.product > right.product;
                      }
                      const int rows = concepts[left.row].pref_label.compare(concepts[right.row].pref_label);
                      return rows != 0 ? rows < 0
                                       : concepts[left.column].pref_label < concepts[right.column].pref_label;
                    });
  for (const Pair& pair : std::span(found).first(kept)) {
    const Concept& row = concepts[pair.row];
    const Concept& column = concepts[pair.column];
    grid.gaps.push_back({row.local_name, row.pref_label, counts[pair.row], column.local_name, column.pref_label,
                         counts[pair.column], static_cast<double>(pair.product) / static_cast<double>(grid.total)});
  }
}

std::vector<std::uint32_t> positions_of(const std::vector<PlacedLine>& lines) {
  std::vector<std::uint32_t> positions;
  positions.reserve(lines.size());
  for (const PlacedLine& placed : lines) {
    positions.push_back(placed.position);
  }
  return positions;
}

GridAxis make_axis(const Scheme& scheme, std::vector<PlacedLine> lines, std::size_t left_out) {
  GridAxis axis{scheme.local_name, scheme.label, {}, left_out};
  axis.lines.reserve(lines.size());
  for (PlacedLine& placed : lines) {
    axis.lines.push_back(std::move(placed.line));
  }
  return axis;
}

}  // namespace

Grid Searcher::grid(GridRequest request) {
  const auto start = std::chrono::steady_clock::now();
  Session session(*impl_);
  const Snapshot& snapshot = session.snapshot();
  const Vocabulary& vocabulary = snapshot.vocabulary();
  const Sides sides = find_sides(request, vocabulary);
  Query& query = request.query;
  query.limit = 0;
  query.offset = 0;
  query.explain = false;
  const TagLists& tags = session.tags(query);
  const Filters filters = resolve_filters(query, tags, snapshot, session.analyzer());
  session.interpret(query);

  Found found = find_documents(query, filters, session);
  session.check_deadline();
  Grid grid;
  grid.total = found.total;
  grid.match = found.match;
  grid.generation = snapshot.generation();
  Bitset documents = std::move(found.hits);
  if (const std::optional<Bitset> allowed = allowed_documents(filters)) {
    documents &= *allowed;
  }
  const std::vector<std::size_t> counts = count_concepts(documents, query, tags, snapshot);
  const auto axis = [&](std::size_t scheme) {
    return GridAxisBuilder(scheme, counts, query.filters[vocabulary.schemes()[scheme].local_name], snapshot);
  };
  const GridAxisBuilder rows = axis(sides.rows);
  const GridAxisBuilder columns = axis(sides.columns);
  auto [row_lines, rows_left_out] = rows.lines(request.rows);
  auto [column_lines, columns_left_out] = columns.lines(request.columns);
  if (row_lines.size() * column_lines.size() > most_grid_cells) {
    throw QueryError(fmt::format("a grid of {} × {} is too large; fold it, filter it, or ask for fewer lines",
                                 row_lines.size(), column_lines.size()));
  }
  const auto count_pairs = [&](std::span<const std::uint32_t> of_rows, std::span<const std::uint32_t> of_columns) {
    session.check_deadline();
    PairCounter counter(of_rows, of_columns, vocabulary.concepts().size());
    counter.count(documents, tags, query, snapshot.folding_for(query));
    return counter.take();
  };
  grid.cells = count_pairs(positions_of(row_lines), positions_of(column_lines));
  if (request.gaps > 0) {
    std::vector<std::uint32_t> of_rows = rows.most_written_about(looked_at_for_gaps);
    std::vector<std::uint32_t> of_columns = columns.most_written_about(looked_at_for_gaps);
    std::vector<std::uint32_t> pairs = count_pairs(of_rows, of_columns);
    add_gaps(Gaps(std::move(of_rows), std::move(of_columns), std::move(pairs), vocabulary), counts, request.gaps,
             vocabulary, grid);
  }
  grid.rows = make_axis(vocabulary.schemes()[sides.rows], std::move(row_lines), rows_left_out);
  grid.columns = make_axis(vocabulary.schemes()[sides.columns], std::move(column_lines), columns_left_out);
  for (const Scheme& scheme : vocabulary.schemes()) {
    for (const bool excluded : {false, true}) {
      query.text = text_without_filter(query.text, scheme.local_name, excluded, session);
    }
  }
  std::erase_if(query.filters, [](const auto& filter) { return filter.second.empty(); });
  for (const bool excluded : {false, true}) {
    for (const auto& [scheme, chosen] : excluded ? query.excluded_filters : query.filters) {
      for (const std::string& name : chosen) {
        const std::size_t position = *vocabulary.find(scheme, name);
        grid.chosen.push_back({scheme, name, vocabulary.concepts()[position].pref_label, excluded});
      }
    }
  }
  grid.query = std::move(query);
  grid.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return grid;
}

}  // namespace materia
