#include "web/page_grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "store/names.h"
#include "web/grid_table.h"
#include "web/page.h"
#include "web/page_parts.h"

namespace materia {
namespace {

constexpr std::size_t most_on_a_page = 1000;  // lines of each side that a link asks for

Markup link(const std::string& address, std::string_view label, bool current = false) {
  Markup out;
  out << "<a href=\"" << address << "\"";
  if (current) out << " aria-current=\"true\"";
  out << ">" << label << "</a>";
  return out;
}

Markup hidden(std::string_view name, std::string_view value) {
  Markup out;
  out << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
  return out;
}

/// What the form's own boxes do not say.
Markup kept_parameters(const GridAddress& address) {
  Markup out;
  const SearchRequest& search = address.search;
  for (const auto& [scheme, names] : search.filters) {
    for (const std::string& name : names) out << hidden(scheme, name);
  }
  for (const auto& [scheme, names] : search.excluded_filters) {
    for (const std::string& name : names) out << hidden(excluding(scheme), name);
  }
  if (search.match != MatchMode::automatic) out << hidden("match", search.match == MatchMode::all ? "all" : "any");
  if (search.assertion) out << hidden("assertion", name_of(*search.assertion));
  if (search.exact) out << hidden("exact", "1");
  for (const std::string& typed : search.literal) out << hidden("literal", typed);
  if (search.copies) out << hidden("copies", "1");
  const auto side = [&](const std::string& name, const GridSide& kept) {
    if (!kept.scheme.empty()) out << hidden(name, kept.scheme);
    if (kept.open_all) out << hidden("open_" + name, "*");
    for (const std::string& open : kept.open) out << hidden("open_" + name, open);
    if (kept.order == GridOrder::by_name) out << hidden("sort_" + name, "name");
  };
  side("rows", address.rows);
  side("columns", address.columns);
  if (address.rows.most != grid_lines_shown) out << hidden("most", std::to_string(address.rows.most));
  return out;
}

Markup form(const GridAddress& address) {
  Markup out;
  out << "<form class=\"grid-form\" action=\"/grid\" method=\"get\">" << kept_parameters(address)
      << "<label for=\"grid_text\">Only articles that match</label>"
      << "<input class=\"grid-text\" id=\"grid_text\" name=\"q\" type=\"search\" maxlength=\"2000\" value=\""
      << address.search.text << "\" placeholder=\"all articles\">"
      << "<label class=\"choice\"><input type=\"checkbox\" name=\"about\" value=\"1\"";
  if (address.search.about_only) out << " checked";
  out << "><span>and are about the concept</span></label><button class=\"button\">Apply</button></form>\n";
  return out;
}

Markup chips(const GridAddress& address, const Grid& grid, const std::vector<Facet>& colours) {
  Markup out;
  if (grid.chosen.empty()) return out;
  out << "<ul class=\"chips\" aria-label=\"Filters in force\">";
  for (const GridFilter& filter : grid.chosen) {
    GridAddress without = address;
    without.search = filter.excluded ? without.search.without_excluded(filter.scheme, filter.concept_name)
                                     : without.search.without(filter.scheme, filter.concept_name);
    out << "<li><a class=\"chip " << facet_class(colours, filter.scheme) << "\" href=\"" << grid_url(without)
        << "\"><span class=\"visually-hidden\">Remove the filter </span>" << (filter.excluded ? "not " : "")
        << filter.label << "<span class=\"chip-remove\" aria-hidden=\"true\">×</span></a></li>";
  }
  out << "</ul>\n";
  return out;
}

/// How one side is sorted and unfolded, with the links that change it.
Markup side_tools(const GridAddress& address, GridSide GridAddress::*side, const GridAxis& axis,
                  std::string_view direction, const std::vector<Facet>& colours) {
  Markup out;
  out << "<li class=\"" << facet_class(colours, axis.scheme) << "\"><span class=\"grid-side\">" << axis.label
      << "<span class=\"visually-hidden\">, the " << direction << "</span></span> ";
  GridAddress other = address;
  (other.*side).order = GridOrder::by_count;
  out << link(grid_url(other), "most articles first", (address.*side).order == GridOrder::by_count) << " ";
  (other.*side).order = GridOrder::by_name;
  out << link(grid_url(other), "by name", (address.*side).order == GridOrder::by_name);
  const auto has = [&](GridLine::Fold fold) {
    return std::ranges::any_of(axis.lines, [&](const GridLine& line) { return line.fold == fold; });
  };
  other = address;
  (other.*side).open.clear();
  if (has(GridLine::Fold::folded)) {
    (other.*side).open_all = true;
    out << " " << link(grid_url(other), "unfold all");
  }
  if (has(GridLine::Fold::unfolded)) {
    (other.*side).open_all = false;
    out << " " << link(grid_url(other), "fold all");
  }
  out << "</li>";
  return out;
}

Markup tools(const GridAddress& address, const Grid& grid, const std::vector<Facet>& colours) {
  GridAddress swapped = address;
  std::swap(swapped.rows, swapped.columns);
  swapped.rows.scheme = grid.columns.scheme;
  swapped.columns.scheme = grid.rows.scheme;
  Markup out;
  out << "<ul class=\"grid-tools\">" << side_tools(address, &GridAddress::rows, grid.rows, "rows", colours)
      << side_tools(address, &GridAddress::columns, grid.columns, "columns", colours) << "<li>"
      << link(grid_url(swapped), "Swap rows and columns") << " " << link(grid_url(address, "/grid.csv"), "CSV")
      << "</li></ul>\n";
  return out;
}

Markup left_out(const GridAddress& address, const GridAxis& axis, std::string_view direction) {
  Markup out;
  if (axis.left_out == 0) return out;
  out << "<p class=\"quiet\">" << counted(axis.left_out, "more ", "more ") << direction
      << ", with fewer articles, are not shown.";
  if (address.rows.most < most_on_a_page) {
    GridAddress more = address;
    more.rows.most = more.columns.most = std::min(address.rows.most * 4, most_on_a_page);
    out << " " << link(grid_url(more), "Show up to " + std::to_string(more.rows.most));
  } else {
    out << " The CSV has up to " << most_grid_lines << ".";
  }
  out << "</p>\n";
  return out;
}

/// "0.42", "3.1", "12": two digits that count.
std::string expectation(double expected) {
  return expected < 0.005 ? "under 0.01" : fmt::format("{:.{}f}", expected, expected < 1 ? 2 : expected < 10 ? 1 : 0);
}

Markup gap_table(const GridAddress& address, const Grid& grid, const std::vector<Facet>& colours) {
  Markup out;
  if (grid.gaps.empty()) return out;
  out << "<section class=\"gaps\"><h2>Written about, but never together</h2>\n<p class=\"lead\">"
      << "Both have articles, but no article has both. First come the pairs that one would expect most often.</p>\n"
      << "<p class=\"quiet\">Expected: articles of the one × articles of the other ÷ " << grouped_number(grid.total)
      << " articles, as many as there would be if neither depended on the other. An empty cell is a question for an "
      << "editor, no finding about a therapy: the two may have nothing to do with each other. What stands below a pair "
      << "of this list is left out.</p>\n<div class=\"gap-frame\"><table class=\"gap-table\">"
      << "<caption class=\"visually-hidden\">Pairs without an article</caption><thead><tr><th scope=\"col\">"
      << grid.rows.label << "</th><th scope=\"col\" class=\"number\">Articles</th><th scope=\"col\">"
      << grid.columns.label
      << "</th><th scope=\"col\" class=\"number\">Articles</th><th scope=\"col\" class=\"number\">Expected</th>"
      << "</tr></thead>\n<tbody>\n";
  const std::string row_class = facet_class(colours, grid.rows.scheme);
  const std::string column_class = facet_class(colours, grid.columns.scheme);
  const auto articles = [&](const std::string& scheme, const std::string& name, std::size_t count) {
    SearchRequest request = address.search;
    request.filters[scheme] = {name};
    return link(search_url(request), grouped_number(count));
  };
  for (const GridGap& gap : grid.gaps) {
    out << "<tr><th scope=\"row\" class=\"" << row_class << "\">"
        << link(concept_url(grid.rows.scheme, gap.row), gap.row_label) << "</th><td class=\"number\">"
        << articles(grid.rows.scheme, gap.row, gap.row_count) << "</td><td class=\"" << column_class << "\">"
        << link(concept_url(grid.columns.scheme, gap.column), gap.column_label) << "</td><td class=\"number\">"
        << articles(grid.columns.scheme, gap.column, gap.column_count) << "</td><td class=\"number\">"
        << expectation(gap.expected) << "</td></tr>\n";
  }
  out << "</tbody></table></div>\n";
  if (grid.gap_count > grid.gaps.size()) {
    out << "<p class=\"quiet\">These are the first " << grid.gaps.size() << " of " << grouped_number(grid.gap_count)
        << ".";
    if (grid.gaps.size() < 100) out << " " << link(grid_url(address.with_gaps(100)), "Show 100");
    out << "</p>\n";
  }
  out << "</section>\n";
  return out;
}

/// The articles as the grid understood them: filters that were typed stand among the others.
void understand(GridAddress& address, const Grid& grid) {
  address.search.text = grid.query.text;
  for (const GridFilter& filter : grid.chosen) {
    auto& filters = filter.excluded ? address.search.excluded_filters : address.search.filters;
    std::vector<std::string>& names = filters[filter.scheme];
    const auto place = std::ranges::lower_bound(names, filter.concept_name);
    if (place == names.end() || *place != filter.concept_name) names.insert(place, filter.concept_name);
  }
}

}  // namespace

std::string render_grid_page(GridAddress address, const Grid& grid, const Visitor& visitor) {
  understand(address, grid);
  const std::vector<Facet> colours = {{grid.rows.scheme, grid.rows.label, {}},
                                      {grid.columns.scheme, grid.columns.label, {}}};
  Page page;
  page.visitor = visitor;
  page.title = "Grid";
  page.place = Page::Place::grid;
  page.styles = {"results.css", "filters.css", "grid.css"};
  page.content
      << "<header class=\"concept-head\"><h1>" << grid.rows.label << " × " << grid.columns.label << "</h1>\n"
      << "<p class=\"lead\">How many articles are tagged with both. The stronger the shade, the more; a number opens "
         "its list.</p>\n"
      << "<p class=\"notice\">Counts measure coverage, not evidence: a strong shade says that much is written, not "
      << "that something helps, and an empty one says that nothing is written here.</p></header>\n"
      << form(address) << chips(address, grid, colours);
  if (grid.rows.lines.empty() || grid.columns.lines.empty()) {
    page.content << "<p class=\"grid-nothing\">" << counted(grid.total, "article", "articles")
                 << " match, and none has a tag for "
                 << (grid.rows.lines.empty() ? grid.rows.label : grid.columns.label) << ". <a href=\"/grid\">Show the "
                 << "grid of all articles</a></p>\n";
    return render_page(page);
  }
  page.content << tools(address, grid, colours) << grid_table(address, grid, colours)
               << left_out(address, grid.rows, "rows") << left_out(address, grid.columns, "columns")
               << gap_table(address, grid, colours);
  return render_page(page);
}

}  // namespace materia
