#include <string_view>

#include "query/csv.h"
#include "query/grid.h"
#include "query/json_parts.h"
#include "query/json_writer.h"

namespace materia {
namespace {

void write_axis(JsonWriter& out, const GridAxis& axis) {
  static constexpr const char* folds[] = {"nothing", "folded", "unfolded"};
  out.open_object().key("scheme").text(axis.scheme).key("label").text(axis.label).key("lines").open_array();
  for (const GridLine& line : axis.lines) {
    out.open_object().key("concept").text(line.concept_name).key("label").text(line.label);
    out.key("depth").number(line.depth).key("count").number(line.count);
    out.key("below").text(folds[static_cast<std::size_t>(line.fold)]).close_object();
  }
  out.close_array().key("left_out").number(axis.left_out).close_object();
}

void write_cells(JsonWriter& out, const Grid& grid) {
  out.open_array();
  for (std::size_t row = 0; row < grid.rows.lines.size(); ++row) {
    out.open_array();
    for (std::size_t column = 0; column < grid.columns.lines.size(); ++column) {
      out.number(grid.cell(row, column));
    }
    out.close_array();
  }
  out.close_array();
}

void write_end(JsonWriter& out, std::string_view name, std::string_view label, std::size_t count) {
  out.open_object().key("concept").text(name).key("label").text(label).key("count").number(count).close_object();
}

void write_gap(JsonWriter& out, const GridGap& gap) {
  out.open_object().key("row");
  write_end(out, gap.row, gap.row_label, gap.row_count);
  out.key("column");
  write_end(out, gap.column, gap.column_label, gap.column_count);
  out.key("expected").number(rounded(gap.expected, 1e4)).close_object();
}

void write_filters(JsonWriter& out, const std::map<std::string, std::vector<std::string>>& filters) {
  out.open_object();
  for (const auto& [scheme, names] : filters) {
    out.any_key(scheme).open_array();
    for (const std::string& name : names) {
      out.text(name);
    }
    out.close_array();
  }
  out.close_object();
}

}  // namespace

std::string to_json(const Grid& grid) {
  JsonWriter out;
  out.open_object().key("query").text(grid.query.text).key("filters");
  write_filters(out, grid.query.filters);
  out.key("excluded_filters");
  write_filters(out, grid.query.excluded_filters);
  out.key("total").number(grid.total);
  out.key("match").text(grid.match == MatchMode::any ? "any" : "all");
  out.key("generation").number(grid.generation).key("took_ms").number(rounded(grid.took_ms, 1e3));
  out.key("rows");
  write_axis(out, grid.rows);
  out.key("columns");
  write_axis(out, grid.columns);
  out.key("cells");
  write_cells(out, grid);
  out.key("gap_count").number(grid.gap_count).key("gaps").open_array();
  for (const GridGap& gap : grid.gaps) {
    write_gap(out, gap);
  }
  return out.close_array().close_object().take();
}

std::string to_csv(const Grid& grid) {
  std::string out;
  add_csv_field(out, grid.rows.label);
  out += ",Articles";
  for (const GridLine& column : grid.columns.lines) {
    out += ',';
    add_csv_field(out, column.label);
  }
  out += "\r\nAll," + std::to_string(grid.total);
  for (const GridLine& column : grid.columns.lines) {
    out += ',' + std::to_string(column.count);
  }
  out += "\r\n";
  for (std::size_t row = 0; row < grid.rows.lines.size(); ++row) {
    add_csv_field(out, grid.rows.lines[row].label);
    out += ',' + std::to_string(grid.rows.lines[row].count);
    for (std::size_t column = 0; column < grid.columns.lines.size(); ++column) {
      out += ',' + std::to_string(grid.cell(row, column));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace materia
