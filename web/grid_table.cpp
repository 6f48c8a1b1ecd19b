#include "web/grid_table.h"

#include <algorithm>
#include <cmath>

#include "web/page_parts.h"

namespace materia {
namespace {

constexpr int shades = 8;  // as many as assets/grid.css has

/// 1 to `shades`, by the logarithm: most cells hold few articles.
int shade(std::uint32_t count, std::uint32_t most) {
  if (most <= 1) return shades / 2;
  const double share = std::log(static_cast<double>(count)) / std::log(static_cast<double>(most));
  return 1 + std::min(shades - 1, static_cast<int>(share * shades));
}

/// The list that a number counts.
SearchRequest list_of(const GridAddress& address, const Grid& grid) {
  SearchRequest request = address.search;
  // Whether all or any of the words are needed was decided for all cells; a list alone might decide otherwise.
  if (!request.text.empty()) request.match = grid.match;
  return request;
}

/// The link that folds or unfolds a line, and leads back to it.
Markup fold_link(const GridAddress& address, GridSide GridAddress::*side, const GridAxis& axis, const GridLine& line,
                 std::string_view id) {
  Markup out;
  if (line.fold == GridLine::Fold::nothing) return out;
  const bool unfolds = line.fold == GridLine::Fold::folded;
  GridAddress other = address;
  if ((other.*side).open_all) {  // what was all of them is from now on those that are unfolded
    (other.*side).open_all = false;
    for (const GridLine& open : axis.lines) {
      if (open.fold == GridLine::Fold::unfolded) (other.*side).open.push_back(open.concept_name);
    }
    std::ranges::sort((other.*side).open);
  }
  out << "<a class=\"fold\" href=\"" << grid_url(other.with_fold(side, line.concept_name, unfolds)) << "#"
      << escape_url(id) << "\"><span aria-hidden=\"true\">" << (unfolds ? "+" : "−")
      << "</span><span class=\"visually-hidden\">" << (unfolds ? "Unfold " : "Fold ") << line.label << "</span></a>";
  return out;
}

/// A line's depth as a class; deeper ones stand where the last one does.
std::string depth_class(const GridLine& line) {
  return "depth-" + std::to_string(std::min<std::size_t>(line.depth, 4));
}

class Table {
 public:
  Table(const GridAddress& address, const Grid& grid, const std::vector<Facet>& colours)
      : address_(address),
        grid_(grid),
        list_(list_of(address, grid)),
        row_colour_(facet_class(colours, grid.rows.scheme)),
        column_colour_(facet_class(colours, grid.columns.scheme)),
        most_(*std::ranges::max_element(grid.cells)) {}

  void write(Markup& out) {
    out << "<div class=\"grid-frame\" tabindex=\"0\" role=\"region\" aria-labelledby=\"grid_caption\">"
        << "<table class=\"grid\"><caption id=\"grid_caption\">" << counted(grid_.total, "article", "articles")
        << " by " << grid_.rows.label << " and " << grid_.columns.label << legend() << "</caption>\n<thead><tr>"
        << "<th scope=\"col\" class=\"grid-corner " << row_colour_ << "\">" << grid_.rows.label
        << "</th><th scope=\"col\" class=\"grid-total\">All</th>";
    for (const GridLine& column : grid_.columns.lines) write_column_head(out, column);
    out << "</tr></thead>\n<tbody>\n<tr class=\"grid-totals\"><th scope=\"row\">All</th><td class=\"grid-total\">"
        << number(list_, grid_.total) << "</td>";
    for (const GridLine& column : grid_.columns.lines) {
      SearchRequest list = list_;
      list.filters[grid_.columns.scheme] = {column.concept_name};
      out << "<td class=\"" << depth_class(column) << "\">" << number(list, column.count) << "</td>";
    }
    out << "</tr>\n";
    for (std::size_t row = 0; row < grid_.rows.lines.size(); ++row) write_row(out, row);
    out << "</tbody></table></div>\n";
  }

 private:
  static Markup number(const SearchRequest& list, std::size_t count) {
    Markup out;
    out << "<a href=\"" << search_url(list) << "\">" << grouped_number(count) << "</a>";
    return out;
  }

  [[nodiscard]] Markup legend() const {
    Markup out;
    if (most_ <= 1) return out;
    out << "<span class=\"grid-legend\" aria-hidden=\"true\">1";
    for (int at = 1; at <= shades; ++at) out << "<span class=\"shade-" << at << "\"></span>";
    out << grouped_number(most_) << "</span>";
    return out;
  }

  void write_column_head(Markup& out, const GridLine& column) const {
    const std::string id = "column_" + column.concept_name;
    out << "<th scope=\"col\" id=\"" << id << "\" class=\"grid-column " << column_colour_ << " " << depth_class(column)
        << "\"><div class=\"grid-column-head\">"
        << fold_link(address_, &GridAddress::columns, grid_.columns, column, id) << "<a href=\""
        << concept_url(grid_.columns.scheme, column.concept_name) << "\">" << column.label << "</a></div></th>";
  }

  void write_row(Markup& out, std::size_t row) {
    const GridLine& line = grid_.rows.lines[row];
    const std::string id = "row_" + line.concept_name;
    SearchRequest list = list_;
    list.filters[grid_.rows.scheme] = {line.concept_name};
    out << "<tr><th scope=\"row\" id=\"" << id << "\" class=\"" << row_colour_ << " " << depth_class(line)
        << "\"><div class=\"grid-row-head\">" << fold_link(address_, &GridAddress::rows, grid_.rows, line, id)
        << "<a href=\"" << concept_url(grid_.rows.scheme, line.concept_name) << "\">" << line.label
        << "</a></div></th><td class=\"grid-total\">" << number(list, line.count) << "</td>";
    std::vector<std::string>& chosen = list.filters[grid_.columns.scheme];
    for (std::size_t column = 0; column < grid_.columns.lines.size(); ++column) {
      const std::uint32_t count = grid_.cell(row, column);
      if (count == 0) {
        out << "<td></td>";
        continue;
      }
      chosen = {grid_.columns.lines[column].concept_name};
      out << "<td class=\"shade-" << shade(count, most_) << "\">" << number(list, count) << "</td>";
    }
    out << "</tr>\n";
  }

  const GridAddress& address_;
  const Grid& grid_;
  SearchRequest list_;
  std::string row_colour_;
  std::string column_colour_;
  std::uint32_t most_;
};

}  // namespace

Markup grid_table(const GridAddress& address, const Grid& grid, const std::vector<Facet>& colours) {
  Markup out;
  Table(address, grid, colours).write(out);
  return out;
}

}  // namespace materia
