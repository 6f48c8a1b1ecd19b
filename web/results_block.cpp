#include "web/results_block.h"

#include <algorithm>

#include "web/export.h"
#include "web/facet_panel.h"
#include "web/feed.h"
#include "web/page_parts.h"
#include "web/pagination.h"

namespace materia {
namespace {

std::string in_quotes(std::string_view typed) {
  return "“" + std::string(typed) + "”";
}

/// What finds something when it is left out, and what fails by itself.
Markup ways_out(const SearchRequest& request, const Results& results) {
  Markup out;
  for (const WayOut& way : results.ways_out) {
    const bool filter = way.kind == WayOut::Kind::filter;
    const bool exclusion = way.kind == WayOut::Kind::excluded_filter;
    const bool fails = way.alone == 0 && (filter || way.kind == WayOut::Kind::words);
    SearchRequest other = request.with_text(way.query);
    if (way.kind == WayOut::Kind::tag) {
      out << "<li>" << search_link(other, "look at the articles tagged " + way.label) << ": "
          << counted(way.total, "article", "articles") << "; " << in_quotes(way.dropped) << " belongs to it</li>";
      continue;
    }
    if (filter) other.filters.erase(way.scheme);
    if (exclusion) other.excluded_filters.erase(way.scheme);
    if (way.total > 0 && (!other.text.empty() || !other.filters.empty() || exclusion)) {
      out << "<li>"
          << search_link(
                 other, exclusion ? "search with " + way.dropped + ", too"
                                  : "search without " + (filter ? "the filter " + way.dropped : in_quotes(way.dropped)))
          << ": " << counted(way.total, "article", "articles");
      if (fails) out << "; no article has it";
      out << "</li>";
    } else if (fails) {
      out << "<li>try other words: no article has " << (filter ? way.dropped : in_quotes(way.dropped)) << "</li>";
    }
  }
  return out;
}

Markup nothing_found(const SearchRequest& request, const Results& results) {
  Markup out;
  out << "<div class=\"nothing\"><h2>Nothing here has all of that</h2><p>You could</p><ul>"
      << ways_out(request, results);
  if (request.about_only) {
    SearchRequest mentions = request.on_page(1);
    mentions.about_only = false;
    out << "<li>" << search_link(mentions, "count articles that mention it, too") << "</li>";
  }
  if (request.assertion) {
    SearchRequest whatever = request.on_page(1);
    whatever.assertion.reset();
    out << "<li>" << search_link(whatever, "go by tags, not by single mentions") << "</li>";
  }
  if (request.match == MatchMode::all) {
    out << "<li>" << search_link(request.with_match(MatchMode::any), "search with any of the words") << "</li>";
  }
  if (request.exact) {
    SearchRequest with_names = request.on_page(1);
    with_names.exact = false;
    out << "<li>" << search_link(with_names, "let other names of what you typed count") << "</li>";
  } else if (!results.query.interpretation.empty()) {
    out << "<li>" << search_link(request.as_typed(), "search exactly what you typed") << "</li>";
  }
  out << "<li>check the spelling, or use fewer or more common words</li>"
      << "<li><a href=\"/browse\">look through all concepts</a></li></ul></div>\n";
  return out;
}

Markup list(const SearchRequest& request, const Results& results) {
  if (!results.hits.empty()) return hit_list(results, request.text);
  if (results.total == 0) return nothing_found(request, results);
  Markup out;
  out << "<div class=\"nothing\"><h2>The list ends before this page</h2><p>"
      << search_link(request.on_page(1), "Go to its first page") << "</p></div>\n";
  return out;
}

/// The whole list as a file, and what comes to it.
Markup ways_to_keep(const SearchRequest& request, const Results& results) {
  Markup out;
  if (results.total == 0) return out;
  out << "<p class=\"keep-results\">";
  out << (results.total > most_exported ? std::string("Keep the first 10,000: ") : std::string("Keep this list: "));
  for (const auto& [format, label] : {std::pair("csv", "CSV"), std::pair("jsonl", "JSON lines"),
                                      std::pair("ris", "RIS"), std::pair("bibtex", "BibTeX")}) {
    out << "<a href=\"" << export_url(request, format) << "\">" << std::string_view(label) << "</a> ";
  }
  out << "<a href=\"" << feed_url(request) << "\">Feed of the newest</a></p>\n";
  return out;
}

}  // namespace

Markup search_link(const SearchRequest& request, std::string_view label) {
  Markup out;
  out << "<a href=\"" << search_url(request) << "\">" << label << "</a>";
  return out;
}

Markup results_block(const SearchRequest& request, const Results& results, const Markup& heading) {
  Markup out;
  out << "<div class=\"results-layout\">\n"
      << heading << facet_panel(request, results) << "<section class=\"results\" aria-label=\"Articles\">\n"
      << list(request, results) << page_links(request, results.total) << ways_to_keep(request, results)
      << "</section>\n</div>\n";
  return out;
}

Page results_page(const SearchRequest& request, const Results& results) {
  Page page;
  page.search = request;
  if (request.page > 1) page.previous = search_url(request.on_page(request.page - 1));
  if (request.page < page_count(results.total)) page.next = search_url(request.on_page(request.page + 1));
  page.feed = feed_url(request);
  page.styles = {"results.css", "filters.css"};
  page.scripts = {"facets.js"};
  return page;
}

}  // namespace materia
