#include "web/grid_address.h"

#include <algorithm>
#include <array>

#include "web/escape.h"
#include "web/readable_text.h"

namespace materia {
namespace {

constexpr std::string_view all = "*";
constexpr std::size_t most_gaps = 1000;
constexpr std::array<std::string_view, 8> names = {"rows",      "columns",      "open_rows", "open_columns",
                                                   "sort_rows", "sort_columns", "most",      "gaps"};

GridOrder read_order(const Parameters& parameters, const std::string& name) {
  const auto found = parameters.find(name);
  if (found == parameters.end() || found->second.empty() || found->second == "count") return GridOrder::by_count;
  if (found->second == "name") return GridOrder::by_name;
  throw BadRequest("“" + name + "” must be count or name.");
}

GridSide read_side(const Parameters& parameters, const std::string& side, std::size_t most) {
  GridSide read;
  if (const auto scheme = parameters.find(side); scheme != parameters.end()) {
    read.scheme = readable_text(scheme->second);
  }
  read.open = read_values(parameters, "open_" + side);
  read.open_all = std::ranges::find(read.open, all) != read.open.end();
  if (read.open_all) read.open.clear();
  read.order = read_order(parameters, "sort_" + side);
  read.most = most;
  return read;
}

}  // namespace

GridAddress GridAddress::with_fold(GridSide GridAddress::*side, std::string_view concept_name, bool unfolded) const {
  GridAddress other = *this;
  std::vector<std::string>& open = (other.*side).open;
  std::erase(open, concept_name);
  if (unfolded) open.insert(std::ranges::upper_bound(open, concept_name), std::string(concept_name));
  return other;
}

GridAddress GridAddress::with_gaps(std::size_t most) const {
  GridAddress other = *this;
  other.gaps = most;
  return other;
}

GridAddress read_grid(const Parameters& parameters, std::span<const std::string> schemes, std::size_t most) {
  GridAddress address;
  address.search = read_search(parameters, schemes);
  most = read_number(parameters, "most", most, 1, most_grid_lines);
  address.rows = read_side(parameters, "rows", most);
  address.columns = read_side(parameters, "columns", most);
  address.gaps = read_number(parameters, "gaps", address.gaps, 0, most_gaps);
  return address;
}

GridRequest to_request(Searcher& searcher, const GridAddress& address) {
  return {to_query(searcher.parse(address.search.text), address.search), address.rows, address.columns, address.gaps};
}

std::span<const std::string_view> grid_names() {
  return names;
}

std::string grid_url(const GridAddress& address, std::string_view page) {
  std::string url = search_url(address.search.on_page(1).explained(false)).substr(std::string_view("/search").size());
  const auto add = [&](std::string_view name, std::string_view value) {
    url += url.empty() ? '?' : '&';
    url += escape_url(name) + '=' + escape_url(value);
  };
  const auto add_side = [&](const std::string& name, const GridSide& side) {
    if (!side.scheme.empty()) add(name, side.scheme);
    if (side.open_all) add("open_" + name, all);
    for (const std::string& open : side.open) add("open_" + name, open);
    if (side.order == GridOrder::by_name) add("sort_" + name, "name");
  };
  add_side("rows", address.rows);
  add_side("columns", address.columns);
  if (page != "/grid") return std::string(page) + url;
  if (address.gaps != grid_gaps_shown) add("gaps", std::to_string(address.gaps));
  if (address.rows.most != grid_lines_shown) add("most", std::to_string(address.rows.most));
  return std::string(page) + url;
}

}  // namespace materia
