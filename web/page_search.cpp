#include "web/page_search.h"

#include <fmt/format.h>

#include "web/facet_panel.h"
#include "web/page_parts.h"
#include "web/results_block.h"

namespace materia {
namespace {

/// "12 with all words · 148 with any", each a link where it leads elsewhere.
Markup match_note(const SearchRequest& request, const Results& results) {
  Markup out;
  if (results.query.clauses.size() < 2) return out;
  if (results.match == MatchMode::all) {
    out << "<span>with all words · " << search_link(request.with_match(MatchMode::any), "any of the words")
        << "</span>";
  } else if (results.total_all && *results.total_all > 0) {
    out << "<span>"
        << search_link(request.with_match(MatchMode::all), grouped_number(*results.total_all) + " with all words")
        << " · " << grouped_number(results.total) << " with any</span>";
  } else if (results.total_all) {
    out << "<span>none has all the words; these have some</span>";
  } else {
    out << "<span>with any of the words · " << search_link(request.with_match(MatchMode::all), "all the words")
        << "</span>";
  }
  return out;
}

Markup understood(const SearchRequest& request, const Results& results) {
  Markup out;
  if (results.did_you_mean) {
    out << "<p class=\"did-you-mean\">Did you mean "
        << search_link(request.with_text(*results.did_you_mean), *results.did_you_mean) << "?</p>\n";
  }
  if (results.query.interpretation.empty()) return out;
  out << "<div class=\"understood\"><ul class=\"chips\" aria-label=\"Understood as\">";
  for (const Interpretation& one : results.query.interpretation) {
    out << "<li><a class=\"chip " << facet_class(results.facets, one.scheme) << "\" href=\""
        << concept_url(one.scheme, one.concept_name) << "\"><span class=\"chip-typed\">" << one.typed
        << " <span aria-hidden=\"true\">→</span><span class=\"visually-hidden\">understood as</span> </span>"
        << one.label << "</a></li>";
  }
  out << "</ul>" << search_link(request.as_typed(), "Search exactly what I typed") << "</div>\n";
  return out;
}

Markup summary(const SearchRequest& request, const Results& results) {
  Markup out;
  out << "<header class=\"results-summary\">\n<h1>" << counted(results.total, "article", "articles");
  if (!request.text.empty()) out << " <span class=\"typed\">for “" << request.text << "”</span>";
  out << "</h1>\n<p class=\"results-note\">";
  if (request.text.empty()) out << "<span>newest first</span>";
  out << match_note(request, results);
  if (request.exact) {
    SearchRequest with_names = request.on_page(1);
    with_names.exact = false;
    out << "<span>exactly as typed · " << search_link(with_names, "other names too") << "</span>";
  }
  out << "<span>" << fmt::format("{:.1f} ms", results.took_ms) << "</span></p>\n"
      << understood(request, results) << filter_chips(request, results.facets)
      << "<h2 class=\"visually-hidden\">Articles found</h2></header>\n";
  return out;
}

}  // namespace

std::string render_search_page(const SearchRequest& request, const Results& results) {
  Page page = results_page(request, results);
  page.title = request.text.empty() ? "Articles" : request.text;
  page.content = results_block(request, results, summary(request, results));
  return render_page(page);
}

}  // namespace materia
