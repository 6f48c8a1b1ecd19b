#include "web/page_search.h"

#include <fmt/format.h>

#include <algorithm>

#include "web/explanation_panel.h"
#include "web/facet_panel.h"
#include "web/page_parts.h"
#include "web/results_block.h"
#include "web/understood.h"

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
  out << understood_chips(request, results);
  return out;
}

/// Leads to every copy where some are folded on this page, and back.
Markup copies_switch(const SearchRequest& request, const Results& results) {
  Markup out;
  if (request.copies) {
    out << "<span>" << search_link(request.with_copies(false), "fold copies") << "</span>";
  } else if (std::ranges::any_of(results.hits, [](const Hit& hit) { return !hit.copies.empty(); })) {
    out << "<span>copies count once · " << search_link(request.with_copies(true), "show each copy") << "</span>";
  }
  return out;
}

/// What the list is ordered by, and what it can be.
Markup order_links(const SearchRequest& request) {
  // Without words there is no relevance, and the newest come first.
  const bool has_words = !request.text.empty();
  const Order now = !has_words && request.order == Order::relevance ? Order::newest : request.order;
  Markup out;
  out << "<span>by ";
  bool first = true;
  for (const Order order : {Order::relevance, Order::newest, Order::title}) {
    if (order == Order::relevance && !has_words) continue;
    if (!first) out << " · ";
    first = false;
    if (order == now) {
      out << "<strong>" << name_of(order) << "</strong>";
    } else {
      out << search_link(request.in_order(order), name_of(order));
    }
  }
  out << "</span>";
  return out;
}

Markup summary(const SearchRequest& request, const Results& results) {
  Markup out;
  out << "<header class=\"results-summary\">\n<h1>" << counted(results.total, "article", "articles");
  if (!request.text.empty()) out << " <span class=\"typed\">for “" << request.text << "”</span>";
  out << "</h1>\n<p class=\"results-note\">";
  if (results.total > 1) out << order_links(request);
  out << match_note(request, results);
  if (request.exact) {
    SearchRequest with_names = request.on_page(1);
    with_names.exact = false;
    out << "<span>exactly as typed · " << search_link(with_names, "other names too") << "</span>";
  }
  out << copies_switch(request, results) << explanation_switch(request, results) << "<span>"
      << fmt::format("{:.1f} ms", results.took_ms) << "</span></p>\n"
      << understood(request, results) << filter_chips(request, results.facets) << explanation_note(results)
      << "<h2 class=\"visually-hidden\">Articles found</h2></header>\n";
  return out;
}

}  // namespace

std::string render_search_page(const SearchRequest& asked, const Results& results, const Visitor& visitor) {
  SearchRequest request = asked;
  // Words taken back in another query are not carried on.
  if (!request.exact) request.literal = results.query.literal;
  Page page = results_page(request, results);
  page.visitor = visitor;
  page.scripts.emplace_back("live.js");
  page.title = request.text.empty() ? "Articles" : request.text;
  page.content = results_block(request, results, summary(request, results));
  return render_page(page);
}

}  // namespace materia
