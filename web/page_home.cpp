#include "web/page_home.h"

#include <algorithm>
#include <functional>

#include "web/page_parts.h"
#include "web/results_block.h"

namespace materia {
namespace {

/// The concepts that have nothing written about below them: the ones worth a search of their own.
std::vector<const FacetCount*> most_written_about(const Facet& facet, std::size_t most) {
  std::vector<const FacetCount*> found;
  for (const FacetCount& value : facet.counts) {
    const bool is_leaf = std::ranges::none_of(facet.counts, [&](const FacetCount& other) {
      return other.count > 0 && std::ranges::find(other.broader, value.concept_name) != other.broader.end();
    });
    if (value.count > 0 && is_leaf) found.push_back(&value);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const FacetCount* left, const FacetCount* right) { return left->count > right->count; });
  if (found.size() > most) found.resize(most);
  return found;
}

Markup examples(const std::vector<Facet>& about) {
  Markup out;
  for (const Facet& facet : about) {
    const auto best = most_written_about(facet, 4);
    if (best.empty()) continue;
    out << "<div class=\"example-row\"><h2>" << facet.label << "</h2><ul class=\"chips\">";
    for (const FacetCount* value : best) {
      SearchRequest request;
      request.text = value->label;
      out << "<li><a class=\"chip " << facet_class(about, facet.scheme) << "\" href=\"" << search_url(request) << "\">"
          << value->label << " <span class=\"chip-count\">" << grouped_number(value->count) << "</span></a></li>";
    }
    out << "</ul></div>\n";
  }
  return out;
}

Markup inventory(const Statistics& statistics, const std::vector<Facet>& concepts) {
  Markup out;
  out << "<dl class=\"inventory\"><div><dt>Articles</dt><dd>" << grouped_number(statistics.documents)
      << "</dd></div><div><dt>Words</dt><dd>" << grouped_number(statistics.words) << "</dd></div>";
  for (const Facet& facet : concepts) {
    const auto used = std::ranges::count_if(facet.counts, [](const FacetCount& value) { return value.count > 0; });
    out << "<div class=\"" << facet_class(concepts, facet.scheme) << "\"><dt>" << facet.label << "</dt><dd>"
        << grouped_number(static_cast<std::size_t>(used)) << " <span>of " << grouped_number(facet.counts.size())
        << " written about</span></dd></div>";
  }
  out << "</dl>\n";
  return out;
}

}  // namespace

std::string render_home_page(const Results& newest, const std::vector<Facet>& about, const Statistics& statistics,
                             const std::vector<Facet>& concepts, const Visitor& visitor) {
  const SearchRequest everything;
  Page page = results_page(everything, newest);
  page.visitor = visitor;
  page.place = Page::Place::home;
  page.content << "<div class=\"intro\">\n<h1>What do the articles say?</h1>\n"
               << "<p class=\"lead\">Search every article in full, narrow the list by what it is about, and open the "
               << "passage that answers.</p>\n"
               << search_form(everything) << examples(about) << inventory(statistics, concepts) << "</div>\n";
  Markup heading;
  heading << "<header class=\"results-summary\"><h2>Newest articles</h2></header>\n";
  page.content << results_block(everything, newest, heading);
  return render_page(page);
}

}  // namespace materia
